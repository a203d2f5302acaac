import type { Scope } from '../access/words'
import { subtreePrefix } from '../divisions'
import type { Clock } from '../kit/clock'
import type { Written } from '../kit/prepared'
import type { HubStore } from '../store/hub-store'

/** Where an actor's children are, as far as divisions and a school tell. */
export interface SizeReach {
  readonly divisions: readonly string[]
  readonly school: string | null
}

/** Children that stand in one combination of divisions and school. */
interface Group {
  readonly divisions: readonly Written[]
  readonly school: Written
  readonly children: number
}

const MEASURED_EVERY_MILLIS = 300_000
/** Reaches remembered between two measurements. */
const MOST_REACHES = 10_000

/**
 * How many children of the index lie within a reach, without asking the database: it is measured by the index's follower,
 * whole, from time to time. For one reach it is the number that `children { totalCount }` tells, some minutes ago: no
 * more may be made of it than such an account may know (docs/decisions/0011-cost.md).
 */
export class IndexSize {
  private groups: readonly Group[] | null = null
  private measured = { generation: -1, at: 0, children: 0 }
  private changed = 0
  private readonly known = new Map<string, number>()

  constructor(
    private readonly store: HubStore,
    private readonly clock: Clock,
  ) {}

  /** Measures anew when another generation answers, when a tenth of its rows were written again, and every five minutes. */
  async keepUp(generation: number | null, written = 0): Promise<void> {
    const now = this.clock.now()
    const { measured } = this
    this.changed += written
    if (generation === null) return
    const known = generation === measured.generation && this.changed * 10 <= measured.children
    if (known && now - measured.at < MEASURED_EVERY_MILLIS) return
    this.changed = 0
    const rows = await this.store.run({ text: GROUPS, values: [] })
    this.groups = rows.map(([registered, residence, schoolDivision, school, children]) => ({
      divisions: [registered!, residence!, schoolDivision!],
      school: school ?? null,
      children: Number(children),
    }))
    this.measured = { generation, at: now, children: this.groups.reduce((sum, group) => sum + group.children, 0) }
    this.known.clear()
  }

  /**
   * Children within the scopes of a reach. Null when that is not known: not measured yet, or the scope is an own list, whose
   * length only its registry knows.
   */
  within(scopes: readonly Scope[], reach: SizeReach): number | null {
    if (this.groups === null) return null
    const key = JSON.stringify([scopes, reach.divisions, reach.school])
    let children = this.known.get(key)
    if (children === undefined) {
      if (!scopes.includes('all') && scopes.includes('caseload')) return null
      children = count(this.groups, scopes, reach)
      if (this.known.size >= MOST_REACHES) this.known.clear()
      this.known.set(key, children)
    }
    return children
  }
}

const GROUPS = `SELECT registered_division, residence_division, school_division, school_code, count(*)
  FROM child_index WHERE generation = (SELECT answering FROM index_state) GROUP BY 1, 2, 3, 4`

/** The same children that the list's own condition takes (child-list.ts), each once. */
function count(groups: readonly Group[], scopes: readonly Scope[], { divisions, school }: SizeReach): number {
  const prefixes = new Set(divisions.map(subtreePrefix))
  const lengths = [...new Set([...prefixes].map((prefix) => prefix.length))]
  const all = scopes.includes('all')
  const byArea = scopes.includes('area')
  const bySchool = scopes.includes('school') && school !== null
  let sum = 0
  for (const group of groups) {
    const inside =
      all ||
      (byArea && group.divisions.some((code) => code !== null && isBelow(code, prefixes, lengths))) ||
      (bySchool && group.school === school)
    if (inside) sum += group.children
  }
  return sum
}

function isBelow(code: string, prefixes: ReadonlySet<string>, lengths: readonly number[]): boolean {
  return lengths.some((length) => prefixes.has(code.slice(0, length)))
}
