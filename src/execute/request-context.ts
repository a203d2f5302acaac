import type { AccessClass } from '../access/decide'
import type { TableVersions } from '../access/table-versions'
import type { AllowedFieldUse } from '../access/positions'
import type { Plan } from '../access/plan'
import type { TrailService } from '../trail/trail-service'
import type { Actor } from '../auth/actor'
import type { ChildReader } from './child-reader'
import type { FeedPlace } from './feed-place'
import type { RecordReader } from './record-reader'
import type { Judged } from '../plan/cost-limiter'
import type { Look } from './look'
import type { Planner } from '../plan/planner'
import type { Preparer } from '../plan/prepare'
import type { Tally } from './tally'
import type { DocumentLimits } from '../document/limits'
import type { RawLimits } from '../document/raw-size'
import type { Language } from '../errors/language'
import type { EventFeed } from '../events/event-feed'
import type { FilterCommands } from '../filters/filter-commands'
import type { FilterService } from '../filters/filter-service'
import type { GrantCommands } from '../grants/grant-commands'
import type { BrakeCommands } from '../ledgers/brake-commands'
import type { LedgerCommands } from '../ledgers/ledger-commands'
import type { LedgerService } from '../ledgers/ledger-service'
import type { ReturnCommands } from '../returns/return-commands'
import type { ReturnService } from '../returns/return-service'
import type { Divisions } from '../divisions/divisions'
import type { Scopes } from '../identity/scope'
import type { ListFilter } from '../index/conditions'
import type { ChildNumbers } from '../index/child-numbers'
import type { ChildList } from '../index/child-list'
import type { RosterList } from '../index/roster-list'
import type { Clock } from '../kit/clock'
import type { WebhookCommands } from '../webhooks/webhook-commands'
import type { WebhookService } from '../webhooks/webhook-service'
import type { ReleaseNumbers } from '../numbers/release-numbers'
import type { RegistryMonitor } from '../loaders/registry-monitor'

/** What every request shares and a resolver may use. */
export interface HubDependencies {
  readonly divisions: Divisions
  readonly registries: RegistryMonitor
  readonly planner: Planner
  readonly tables: TableVersions
  readonly trail: TrailService
  readonly lists: ChildList
  readonly numbers: ChildNumbers
  readonly releases: ReleaseNumbers
  readonly rosters: RosterList
  readonly savedFilters: FilterService
  readonly ledgerService: LedgerService
  readonly returnService: ReturnService
  readonly feed: EventFeed
  readonly webhooks: WebhookService
  readonly scopes: Scopes
  readonly clock: Clock
  readonly limits: DocumentLimits & RawLimits
  /** `explain` prepares as the executor does. */
  readonly preparer: Preparer<Actor>
}

/** Everything one request of one actor may use. Built for it and gone with it. */
export interface RequestContext extends Omit<HubDependencies, 'webhooks'> {
  readonly requestId: string
  /** Of the texts that a resolver writes. */
  readonly language: Language
  readonly actor: Actor
  readonly who: AccessClass
  readonly strict: boolean
  readonly plan: Plan
  /** What this operation costs at most, and what its actor's roles allow. */
  readonly judged: Judged
  readonly look: Look
  readonly children: ChildReader
  readonly records: RecordReader
  readonly grants: GrantCommands
  readonly filters: FilterCommands
  readonly ledgers: LedgerCommands
  readonly brakes: BrakeCommands
  readonly returns: ReturnCommands
  readonly webhooks: WebhookCommands
  /** Of a subscription to events; null otherwise. */
  readonly place: FeedPlace | null
  readonly tally: Tally
  /** What lists of this request filter, search and sort by, by response key, and in which scopes they may. */
  readonly held: ReadonlyMap<string, readonly AllowedFieldUse[]>
  /** What the saved filters hold that lists of this request name, by response key: as it was judged. */
  readonly saved: ReadonlyMap<string, ListFilter>
}
