import type { AccessTable } from '../access/table'
import type { Changes } from '../commands/change'
import type { EventFeed } from '../events/event-feed'
import type { EventStore } from '../events/event-store'
import type { ChildLookup } from '../identity/child-lookup'
import type { Scopes } from '../identity/scope'
import type { Clock } from '../kit/clock'
import type { WebhookAccounts } from './accounts'
import type { Post } from './post'
import type { WebhookSeal } from './seal'
import type { Targets } from './target'
import type { WebhookStore } from './webhook-store'

/** What webhooks are handed to work with. */
export interface WebhookDependencies {
  readonly store: WebhookStore
  readonly accounts: WebhookAccounts
  readonly targets: Targets
  readonly seal: WebhookSeal
  readonly post: Post
  readonly events: EventStore
  readonly feed: EventFeed
  readonly changes: Changes
  readonly lookup: ChildLookup
  readonly scopes: Scopes
  readonly clock: Clock
  /** The access table in force. */
  readonly table: () => AccessTable
}
