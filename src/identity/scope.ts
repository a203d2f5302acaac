import { LRUCache } from 'lru-cache'
import type { Connector } from '../../connectors/contract/connector'
import { SCOPE_BIT, type ScopeBits } from '../access/words'
import type { Clock } from '../kit/clock'
import type { FoundChild } from './child-lookup'

export interface Reach {
  readonly divisions: readonly string[]
  readonly school: string | null
  readonly worker: string | null
}

/** Where a child stands to an actor. A child is of an area when it is registered, lives or goes to school there. */
export interface ScopeJudge {
  bits(child: FoundChild): ScopeBits
}

const CASELOAD_MILLIS = 5_000

/** Whether one of the codes, parted by spaces, begins with a prefix; the prefix of the whole country is empty and takes any. */
function isBelow(divisions: string, prefix: string): boolean {
  if (prefix === '') return /\d/.test(divisions)
  return divisions.startsWith(prefix) || divisions.includes(` ${prefix}`)
}

/**
 * Whose children a village director has is the civil-affairs registry's knowledge: asked there, and kept for five
 * seconds. When that registry does not answer, the director sees nobody (the fault is thrown): never an older list.
 */
export class Scopes {
  private readonly caseloads: LRUCache<string, Promise<ReadonlySet<string>>>

  constructor(
    private readonly civilAffairs: Pick<Connector, 'find'>,
    private readonly subtreePrefix: (division: string) => string,
    clock: Clock,
  ) {
    this.caseloads = new LRUCache({
      max: 5_000,
      ttl: CASELOAD_MILLIS,
      perf: { now: () => clock.now() },
      ttlResolution: 0,
    })
  }

  async judge(reach: Reach): Promise<ScopeJudge> {
    const prefixes = reach.divisions.map(this.subtreePrefix)
    const caseload = reach.worker === null ? null : await this.caseload(reach.worker)
    return {
      bits(child) {
        let bits = 0
        if (prefixes.some((prefix) => isBelow(child.divisions, prefix))) bits |= SCOPE_BIT.area
        if (reach.school !== null && child.school === reach.school) bits |= SCOPE_BIT.school
        const record = child.records['civil-affairs']
        if (caseload !== null && record !== null && caseload.has(record)) bits |= SCOPE_BIT.caseload
        return bits
      },
    }
  }

  /** The same reach as plain values, for a query to the index. */
  async reachOf(
    reach: Reach,
  ): Promise<{ divisions: readonly string[]; school: string | null; caseload: readonly string[] | null }> {
    const caseload = reach.worker === null ? null : [...(await this.caseload(reach.worker))]
    return { divisions: reach.divisions, school: reach.school, caseload }
  }

  /** The next judgement asks the registry itself. */
  forget(worker: string): void {
    this.caseloads.delete(worker)
  }

  private caseload(worker: string): Promise<ReadonlySet<string>> {
    const known = this.caseloads.get(worker)
    if (known) return known
    const asked = this.civilAffairs
      .find({ by: 'responsible', worker }, new AbortController().signal)
      .then((ids): ReadonlySet<string> => new Set(ids))
    asked.catch(() => this.caseloads.delete(worker))
    this.caseloads.set(worker, asked)
    return asked
  }
}
