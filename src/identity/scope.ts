import { LRUCache } from 'lru-cache'
import type { Connector } from '../../connectors/contract/connector'
import type { RegistryName } from '../../connectors/contract/records'
import { SCOPE_BIT, type Scope, type ScopeBits } from '../access/words'
import type { Clock } from '../kit/clock'
import type { FoundChild } from './child-lookup'
import { scopeTest, type KnownReach } from './in-scope'

export interface Reach {
  readonly divisions: readonly string[]
  readonly school: string | null
  readonly worker: string | null
}

/** The scopes of an actor that a child is in (in-scope.ts). */
export interface ScopeResolver {
  bits(child: FoundChild): ScopeBits
}

const CASELOAD_MILLIS = 5_000

/**
 * Whose children a village director has is the civil-affairs registry's knowledge: asked there, and kept for five
 * seconds. When that registry does not answer, the director sees nobody (the fault is thrown): never an older list.
 */
export class Scopes {
  /** A child is judged with its record in these. */
  readonly needs: readonly RegistryName[]
  private readonly caseloads: LRUCache<string, Promise<ReadonlySet<string>>>

  constructor(
    /** The registry that knows whose list a child is on; null where none does: then nobody has one. */
    private readonly lists: Pick<Connector, 'registry' | 'find'> | null,
    clock: Clock,
  ) {
    this.needs = lists === null ? [] : [lists.registry]
    this.caseloads = new LRUCache({
      max: 5_000,
      ttl: CASELOAD_MILLIS,
      perf: { now: () => clock.now() },
      ttlResolution: 0,
    })
  }

  async judge(reach: Reach): Promise<ScopeResolver> {
    const { lists } = this
    const known = await this.reachOf(reach)
    const tests = Object.entries(SCOPE_BIT).map(([scope, bit]) => ({ bit, in: scopeTest([scope as Scope], known) }))
    return {
      bits({ divisions, school, records }) {
        const caseloadRecord = lists === null ? null : (records[lists.registry] ?? null)
        const placement = { divisions, school, caseloadRecord }
        return tests.reduce((bits, test) => (test.in(placement) ? bits | test.bit : bits), 0)
      },
    }
  }

  async reachOf({ divisions, school, worker }: Reach): Promise<KnownReach> {
    return { divisions, school, caseload: worker === null ? null : await this.caseload(worker) }
  }

  /** The next judgement asks the registry itself. */
  forget(worker: string): void {
    this.caseloads.delete(worker)
  }

  private caseload(worker: string): Promise<ReadonlySet<string>> {
    const known = this.caseloads.get(worker)
    if (known) return known
    if (this.lists === null) return Promise.resolve(new Set())
    const asked = this.lists
      .find({ by: 'responsible', worker }, new AbortController().signal)
      .then((ids): ReadonlySet<string> => new Set(ids))
    asked.catch(() => this.caseloads.delete(worker))
    this.caseloads.set(worker, asked)
    return asked
  }
}
