import type { Scope } from '../access/words'
import { adultsBornUntil, isListed } from '../identity/minority'
import { scopeTest, type Placement } from '../identity/in-scope'
import { today, type Clock } from '../kit/clock'
import type { HubStore } from '../store/hub-store'

/** Where an actor's children are, as far as divisions and a school tell. */
export interface SizeReach {
  readonly divisions: readonly string[]
  readonly school: string | null
}

/** Children that stand in one combination of divisions and school. */
interface Group extends Placement {
  readonly children: number
}

const MEASURED_EVERY_MILLIS = 300_000
/** Reaches remembered between two measurements. */
const MOST_REACHES = 10_000

/**
 * The number of children of the index within a reach, without asking the database: the follower counts the whole index from time to
 * time. For one reach it is the number that `children { totalCount }` showed some minutes ago, so it must not be used for more than
 * such an account may know (docs/decisions/0011-cost.md).
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
    const rows = await this.store.run({ text: GROUPS, values: [adultsBornUntil(today(this.clock))] })
    this.groups = rows.map(([registered, residence, schoolDivision, school, children]) => ({
      divisions: [registered, residence, schoolDivision].filter((code) => code !== null).join(' '),
      school: school ?? null,
      caseloadRecord: null, // lists are not counted here
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
      const inside = scopeTest(scopes, { ...reach, caseload: null })
      children = this.groups.reduce((sum, group) => (inside(group) ? sum + group.children : sum), 0)
      if (this.known.size >= MOST_REACHES) this.known.clear()
      this.known.set(key, children)
    }
    return children
  }
}

const GROUPS = `SELECT registered_division, residence_division, school_division, school_code, count(*)
  FROM child_index WHERE generation = (SELECT answering FROM index_state) AND ${isListed('$1::date')} GROUP BY 1, 2, 3, 4`
