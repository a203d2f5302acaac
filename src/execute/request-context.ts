import type { RegistryFault } from '../../connectors/contract/connector'
import type { RegistryName } from '../../connectors/contract/records'
import type { AccessClass } from '../access/decide'
import type { AllowedUse } from '../access/positions'
import type { Plan } from '../access/plan'
import type { Actor } from '../auth/actor'
import type { ChildReader } from './child-reader'
import type { CostJudge, Judged } from './cost-judge'
import type { Look } from './look'
import type { Planner } from './planner'
import type { DocumentLimits } from '../document/limits'
import type { FilterDesk } from '../filters/filter-desk'
import type { FilterOffice } from '../filters/filter-office'
import type { GrantDesk } from '../grants/grant-desk'
import type { Divisions } from '../divisions/divisions'
import type { Scopes } from '../identity/scope'
import type { ListFilter } from '../index/child-filter'
import type { ChildList } from '../index/child-list'
import type { IndexState } from '../index/index-state'
import type { Clock } from '../kit/clock'
import type { RegistryMonitor } from '../loaders/registry-monitor'

/** What every request shares and a resolver may use. */
export interface HubRooms {
  readonly divisions: Divisions
  readonly registries: RegistryMonitor
  readonly planner: Planner
  readonly lists: ChildList
  readonly savedFilters: FilterOffice
  readonly scopes: Scopes
  readonly clock: Clock
  readonly limits: DocumentLimits
  readonly costs: CostJudge
}

/** Everything one request of one actor may use. Built for it and gone with it. */
export interface RequestContext extends HubRooms {
  readonly requestId: string
  readonly actor: Actor
  readonly who: AccessClass
  readonly strict: boolean
  readonly plan: Plan
  /** What this operation costs at most, and what its actor's roles allow. */
  readonly judged: Judged
  readonly look: Look
  readonly children: ChildReader
  readonly grants: GrantDesk
  readonly filters: FilterDesk
  readonly tally: Tally
  /** What lists of this request filter, search and sort by, by response key, and in which scopes they may. */
  readonly held: ReadonlyMap<string, readonly AllowedUse[]>
  /** What the saved filters hold that lists of this request name, by response key: as it was judged. */
  readonly saved: ReadonlyMap<string, ListFilter>
}

/** What happened while one request was answered: for extensions and the audit outcome. */
export class Tally {
  readonly calls: Partial<Record<RegistryName, number>> = {}
  readonly sources = new Map<RegistryName, { state: SourceState; asOf: string | null }>()
  linkLookups = 0
  /** What the answer's lists rest on: how far the index had followed the registries. */
  index: IndexState | null = null

  called(registry: RegistryName): void {
    this.calls[registry] = (this.calls[registry] ?? 0) + 1
  }

  /** The oldest data of a registry stands for it; a failure outweighs an answer. */
  saw(registry: RegistryName, state: SourceState, asOf: string | null): void {
    const known = this.sources.get(registry)
    if (known && known.state !== 'ANSWERED') return
    if (known && state === 'ANSWERED' && known.asOf !== null && (asOf === null || known.asOf <= asOf)) return
    this.sources.set(registry, { state, asOf })
  }
}

export type SourceState = 'ANSWERED' | 'NOT_ASKED' | 'NOT_LINKED' | 'DOWN' | 'TIMEOUT' | 'LIED'

/** How a registry's failure is told. */
export function stateOf(fault: RegistryFault): SourceState {
  switch (fault.code) {
    case 'REGISTRY_TIMEOUT':
      return 'TIMEOUT'
    case 'REGISTRY_LIES':
      return 'LIED'
    case 'REGISTRY_DOWN':
    case 'CAPABILITY':
      return 'DOWN'
  }
}
