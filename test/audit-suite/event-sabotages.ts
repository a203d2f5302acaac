import { EventFeed, type FeedDependencies } from '../../src/events/event-feed'
import { EventStore } from '../../src/events/event-store'
import { toldTo } from '../../src/events/who-is-told'
import type { Clock } from '../../src/kit/clock'
import type { HubStore } from '../../src/store/hub-store'
import { Recipients } from '../../src/webhooks/recipient'
import { WebhookCommands } from '../../src/webhooks/webhook-commands'
import { WebhookStore } from '../../src/webhooks/webhook-store'
import { opened, patch, type Sabotage } from './sabotage'

/** What the feed of events and webhooks must not be without. */
export const EVENT_SABOTAGES: readonly Sabotage[] = [
  feedWith('event-type-not-asked', 'a feed of everything about whoever is known', (field) => field.startsWith('EventTypes.')), // prettier-ignore
  {
    name: 'event-of-another-account',
    seenIn: 'one stream for all who may read its kind',
    defence: 'src/events/event-store.ts',
    apply: () =>
      patch(EventStore.prototype, 'told', (told, self) => async (subject, ...rest) => {
        const { store } = self as unknown as { store: HubStore }
        const own = await told(subject, ...rest)
        const rows = await store.run({ text: 'SELECT DISTINCT told_to FROM hub_event WHERE told_to IS NOT NULL', values: [] }) // prettier-ignore
        const all = await Promise.all(rows.map(([one]) => told(one!, ...rest)))
        const events = new Map([own, ...all].flatMap((read) => read.events).map((event) => [event.id, event]))
        return { ...own, events: [...events.values()] }
      }),
  },
  {
    name: 'webhook-of-anybody',
    seenIn: 'rows found without their owner (OWASP API1:2023)',
    defence: 'src/webhooks/webhook-store.ts',
    apply: () => patch(WebhookStore.prototype, 'own', ofEverybody),
  },
  {
    name: 'dead-letter-of-anybody',
    seenIn: 'rows found without their owner (OWASP API1:2023)',
    defence: 'src/webhooks/webhook-store.ts',
    apply: () => patch(WebhookStore.prototype, 'dead', ofEverybody),
  },
  {
    name: 'dead-letter-not-judged',
    seenIn: 'a queue of failures shown as it lies',
    defence: 'src/webhooks/webhook-commands.ts',
    apply: () =>
      patch(WebhookCommands.prototype, 'dead', (_dead, self) => () => {
        const { dependencies, actor } = self as unknown as {
          dependencies: { store: WebhookStore }
          actor: { subject: string }
        }
        return dependencies.store.dead(actor.subject)
      }),
  },
]

/** In the written table no type is told of a child whose existence is not: this one is looked for in a table where one is (table-folder.ts). */
export const EVENT_EXISTENCE_NOT_ASKED = feedWith(
  'event-existence-not-asked',
  'a change that tells that a child is there',
  (field) => field === 'Child.id',
)

/** These two are looked for with two hubs side by side (two-feeds.ts). */
export const EVENT_OF_ANY_CHILD = feedWith(
  'event-of-any-child',
  'a change log for all who may read one of its entries',
  (field) => field === 'Child.id' || field.startsWith('EventTypes.'),
)

export const DELIVERY_NOT_JUDGED: Sabotage = {
  name: 'delivery-not-judged',
  seenIn: 'webhooks sent with the rights of who made them, or with none',
  defence: 'src/webhooks/recipient.ts',
  apply: () => patch(Recipients.prototype, 'told', () => async (_webhook, events) => new Set(events)),
}

/** Few events at a time, so that pages of a few dozen reach over many readings. */
const FEW = 3
interface InsideStore {
  readonly store: HubStore
  readonly clock: Clock
}
const inFew = ({ events }: FeedDependencies) => {
  const { store, clock } = events as unknown as InsideStore
  return new EventStore(store, clock, FEW)
}

/** No leak: the feed as it is, only reading few at a time. */
export const FEW_AT_A_TIME: Sabotage = {
  name: 'few-at-a-time',
  seenIn: 'nowhere: this one must not show',
  defence: 'src/events/event-feed.ts',
  apply: () => {
    const { read } = EventFeed.prototype
    return patch(EventFeed.prototype, 'read', (_read, self) => (...given) => {
      const { dependencies } = self as unknown as { dependencies: FeedDependencies }
      const events = inFew(dependencies)
      const bent = Object.create(self, { dependencies: { value: { ...dependencies, events } } }) as EventFeed
      return read.apply(bent, given)
    })
  },
}

/** The first form of this feed: a page ended where a reading did, and `more` said so. */
export const MORE_OF_HIDDEN_EVENTS: Sabotage = {
  name: 'more-of-hidden-events',
  seenIn: 'empty pages with a link to the next one',
  defence: 'src/events/event-feed.ts',
  apply: () =>
    patch(EventFeed.prototype, 'read', (read, self) => async (actor, who, asked) => {
      if (asked.after === null) return read(actor, who, asked)
      const { dependencies } = self as unknown as { dependencies: FeedDependencies }
      const [told, reach] = [toldTo(dependencies.table(), who, asked.types), await dependencies.scopes.reachOf(actor)]
      const at = await self.open(actor.subject, asked.after)
      const { events, end, done } = await inFew(dependencies).told(actor.subject, told, reach, at, asked.first)
      return { events, position: self.close(actor.subject, end), more: !done, isBehind: !done }
    }),
}

/** The feed, reading a table in which these rows are open to everybody. */
function feedWith(name: string, seenIn: string, open: (field: string) => boolean): Sabotage {
  return {
    name,
    seenIn,
    defence: 'src/events/who-is-told.ts',
    apply: () => {
      const { read } = EventFeed.prototype
      return patch(EventFeed.prototype, 'read', (_read, self) => (...given) => {
        const { dependencies } = self as unknown as { dependencies: FeedDependencies }
        const table = () => {
          const written = dependencies.table()
          return opened(written, [...written.rows.keys()].filter(open))
        }
        const bent = Object.create(self, { dependencies: { value: { ...dependencies, table } } }) as EventFeed
        return read.apply(bent, given)
      })
    },
  }
}

function ofEverybody<T>(own: (subject: string) => Promise<T[]>, self: WebhookStore): () => Promise<T[]> {
  const { store } = self as unknown as { store: HubStore }
  return async () => {
    const rows = await store.run({ text: 'SELECT DISTINCT subject FROM webhook', values: [] })
    return (await Promise.all(rows.map(([subject]) => own(subject!)))).flat()
  }
}
