import { fits, isFull, reachable, type Use } from '../oracle'
import type { ListAsked, ListJudge } from '../list-cells'
import type { Outcome } from '../tally'
import type { Asker } from '../asker'
import type { RemoteWorld } from './remote-world'

const LEARNT_OF_A_LIST = 3
const LEARNT_AT_MOST = 100
const PLACES = [false, true]

interface Waiting extends ListAsked {
  readonly note: (list: Outcome, count: Outcome) => void
}

/**
 * Judges lists of a hub whose children are not all known. Each child that came must be within reach and fit, as far as it is
 * known; those known that fit must be there; a count is that of the list, and the same for all accounts of the same reach.
 */
export class RemoteLists {
  private readonly waiting: Waiting[] = []
  /** Children in lists that were not looked at one by one. */
  undecided = 0

  constructor(private readonly world: RemoteWorld) {}

  readonly judge: ListJudge = (asked, note) => void this.waiting.push({ ...asked, note })

  /** Looks at some of the children that nobody knows yet, then says what it thinks of every list. */
  async settle(): Promise<void> {
    const strangers = new Set<string>()
    for (const { answer } of this.waiting) {
      const unknown = idsOf(answer).filter((id) => !this.world.find(id) && !this.world.spoilt.has(id))
      const step = Math.max(1, Math.floor(unknown.length / LEARNT_OF_A_LIST))
      for (let i = 0; i < unknown.length && strangers.size < LEARNT_AT_MOST; i += step) strangers.add(unknown[i]!)
    }
    await this.world.learn([...strangers])
    const least = this.leastCounts()
    for (const one of this.waiting) one.note(this.list(one), count(one, least.get(reachOf(one))))
  }

  private list({ asker, uses, where, answer }: ListAsked): Outcome {
    const connection = answer.data?.children
    if (!connection) return 'wrong'
    const decided = this.world.children.filter((child) => this.world.decides(asker, child))
    const wanted = reachable(decided, uses, asker).filter((child) => fits(where, child))
    const may = new Set(wanted.map(({ id }) => id))
    const known = new Set(decided.map(({ id }) => id))
    const came = new Set(idsOf(answer))
    for (const id of came) {
      if (!known.has(id)) this.undecided += 1
      else if (!may.has(id)) return 'leak'
    }
    const whole = connection.pageInfo?.hasNextPage === false
    return whole && wanted.some(({ id }) => !came.has(id)) ? 'wrong' : 'right'
  }

  /** Of the accounts with the same reach and the same question, the one that counted least cannot have counted too many for it. */
  private leastCounts(): Map<string, number> {
    const least = new Map<string, number>()
    for (const one of this.waiting) {
      const total = one.answer.data?.children?.totalCount as number | undefined
      if (total !== undefined) least.set(reachOf(one), Math.min(total, least.get(reachOf(one)) ?? Infinity))
    }
    return least
  }
}

function count({ answer }: ListAsked, least: number | undefined): Outcome {
  const connection = answer.data?.children
  if (typeof connection?.totalCount !== 'number') return 'wrong'
  const { totalCount } = connection
  const listed = idsOf(answer).length
  if (totalCount > least!) return 'leak'
  if (connection.pageInfo?.hasNextPage === false && totalCount !== listed) return totalCount > listed ? 'leak' : 'wrong'
  return totalCount < listed ? 'wrong' : 'right'
}

function idsOf({ data }: ListAsked['answer']): string[] {
  return (data?.children?.edges ?? []).map(({ node }: { node: { id: string } }) => node.id)
}

/** Two accounts for which this is equal may list the same children. */
function reachOf({ asker, uses, where }: { asker: Asker; uses: readonly Use[]; where: unknown }): string {
  const { divisions, school, worker } = asker.actor
  const fields = ['Child.id', ...uses.map(({ field }) => field)]
  const held = PLACES.flatMap((area) =>
    PLACES.flatMap((inSchool) =>
      PLACES.map((caseload) => fields.every((field) => isFull(field, asker, { area, school: inSchool, caseload }))),
    ),
  )
  return JSON.stringify([where, held, [...divisions].sort(), school, worker])
}
