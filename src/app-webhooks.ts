import type { AccessTable } from './access/table'
import type { AuditWriter } from './audit/audit-writer'
import type { Actor } from './auth/actor'
import type { Changes } from './commands/change'
import type { Config } from './config/load-config'
import type { EventFeed } from './events/event-feed'
import { EventStore } from './events/event-store'
import type { ChildLookup } from './identity/child-lookup'
import type { Scopes } from './identity/scope'
import type { Clock } from './kit/clock'
import { repeat } from './kit/repeat'
import type { HubStore } from './store/hub-store'
import { Listener } from './store/listener'
import { WebhookAccounts } from './webhooks/accounts'
import { DeliveryStore } from './webhooks/delivery-store'
import { Dispatcher } from './webhooks/dispatcher'
import { Post } from './webhooks/post'
import { Recipients } from './webhooks/recipient'
import { WebhookSeal } from './webhooks/seal'
import { Sender } from './webhooks/sender'
import { Targets, type ResolveName } from './webhooks/target'
import { WebhookService } from './webhooks/webhook-service'
import { WebhookStore } from './webhooks/webhook-store'

export interface WebhooksOf {
  readonly config: Pick<Config, 'audit' | 'webhooks'>
  readonly hubUrl: string
  /** For deliveries, which hold up no request. */
  readonly store: HubStore
  readonly changes: Changes
  readonly audit: AuditWriter
  readonly feed: EventFeed
  readonly lookup: ChildLookup
  readonly scopes: Scopes
  readonly clock: Clock
  readonly table: () => AccessTable
  readonly onFault: (fault: unknown) => void
  /** How names become addresses: the system's way when left out. */
  readonly resolveName?: ResolveName | undefined
}

const DAY = 86_400_000
const ACCOUNTS_MILLIS = 2_000
/** Number of the lock of the process that delivers. */
const DELIVERER = 1

export interface Webhooks {
  readonly service: WebhookService
  /** What a request's token said of its account; `issued`: seconds since 1970. */
  seen(actor: Actor, issued: number): void
  /** From now on deliveries are made, by one process of the hub. */
  start(): void
  stop(): Promise<void>
}

/** Webhooks: what requests do with them, and the deliverer of this process. */
export function openWebhooks(parts: WebhooksOf): Webhooks {
  const { config, store, changes, audit, feed, lookup, scopes, clock, table, onFault } = parts
  const { allow, timeoutMs, unseenDays } = config.webhooks
  const seal = new WebhookSeal(config.audit.key)
  const targets = new Targets(allow?.split(',').map((one) => one.trim()) ?? [], parts.resolveName)
  const sender = new Sender(targets, timeoutMs)
  const post = new Post(sender, seal, feed, clock)
  const own = new WebhookStore(store)
  const accounts = new WebhookAccounts(store, seal, clock)
  const events = new EventStore(store, clock)
  const wake = { now: () => undefined as void }
  const listener = new Listener(parts.hubUrl, 'hub_event', DELIVERER, () => wake.now(), onFault)
  const dispatcher = new Dispatcher({
    ...{ events, clock, post, onFault },
    deliveries: new DeliveryStore(store, own),
    recipients: new Recipients({ accounts, lookup, scopes, audit, clock, table }),
    isHolder: () => listener.isHolder,
    unseenMillis: unseenDays * DAY,
  })
  wake.now = () => dispatcher.wake()
  const following = repeat(ACCOUNTS_MILLIS, () => accounts.follow(), onFault)
  return {
    service: new WebhookService({
      store: own,
      accounts,
      targets,
      seal,
      post,
      events,
      feed,
      changes,
      lookup,
      scopes,
      clock,
      table,
    }),
    seen: (actor, issued) => void accounts.seen(actor, issued)?.catch(onFault),
    start: () => listener.start(),
    async stop() {
      await following()
      await dispatcher.stop(() => sender.close())
      sender.close()
      await listener.stop()
    },
  }
}
