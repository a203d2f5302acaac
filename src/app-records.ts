import type { GraphQLSchema } from 'graphql'
import { hubConnector } from '../connectors/hub/hub-connector'
import type { AccessTable } from './access/table'
import type { Changes } from './commands/change'
import { VERDICTS } from './dropout/verdict-columns'
import { EventFeed } from './events/event-feed'
import { EventStore } from './events/event-store'
import { FilterService } from './filters/filter-service'
import { FilterStore } from './filters/filter-store'
import { GRANT_TEXTS } from './grants/access-grant'
import { GrantService } from './grants/grant-service'
import { GrantStore } from './grants/grant-store'
import type { ChildLookup } from './identity/child-lookup'
import type { Scopes } from './identity/scope'
import { CursorSeal } from './index/cursor'
import type { Clock } from './kit/clock'
import { GuardedConnector } from './loaders/guarded-connector'
import { LEDGER_TEXTS } from './ledgers/item'
import type { Timing } from './ledgers/ledger-dependencies'
import { LedgerService } from './ledgers/ledger-service'
import { LedgerStore } from './ledgers/ledger-store'
import { CountQuota } from './returns/count-quota'
import { ReturnService } from './returns/return-service'
import { ReturnStore } from './returns/return-store'
import type { HubStore } from './store/hub-store'

export interface KeptBy {
  readonly store: HubStore
  readonly changes: Changes
  readonly lookup: ChildLookup
  readonly scopes: Scopes
  readonly clock: Clock
  readonly table: () => AccessTable
  readonly schema: GraphQLSchema
  readonly timing: Timing
  /** For positions in the feed of events. */
  readonly key: string
}

/** They lie in the database that everything else needs too, so that trying again helps nobody. */
const OWN_RECORDS = { timeoutMs: 5_000, concurrency: 4, retries: 0, breaker: { failures: 5, coolMs: 1_000 } }

/** The services of what the hub itself keeps, and the connector by which its governed columns are read (decision 0032). */
export function keepRecords({ store, changes, lookup, scopes, clock, table, schema, timing, key }: KeptBy) {
  return {
    grants: new GrantService({ store: new GrantStore(store), changes, lookup, scopes, clock, table }),
    ledgerService: new LedgerService({
      store: new LedgerStore(store),
      hubStore: store,
      changes,
      lookup,
      scopes,
      clock,
      table,
      ...timing,
    }),
    returnService: new ReturnService({ store: new ReturnStore(store), quota: new CountQuota(), changes, clock, table }),
    savedFilters: new FilterService({ store: new FilterStore(store), changes, schema, clock, table }),
    feed: new EventFeed({ events: new EventStore(store, clock), scopes, seal: new CursorSeal(key), table }),
    own: new GuardedConnector(
      hubConnector([GRANT_TEXTS, LEDGER_TEXTS, VERDICTS], (text, values) => store.run({ text, values })),
      OWN_RECORDS,
    ),
  }
}
