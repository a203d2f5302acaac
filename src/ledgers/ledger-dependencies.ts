import type { AccessTable } from '../access/table'
import type { Changes } from '../commands/change'
import type { ChildLookup } from '../identity/child-lookup'
import type { Scopes } from '../identity/scope'
import type { Clock } from '../kit/clock'
import type { WorkCalendar } from './calendar'
import type { Limits } from './clocks'
import type { LedgerStore } from './ledger-store'

/** What the law and the settings say of time. */
export interface Timing {
  readonly limits: Limits
  readonly calendar: WorkCalendar
}

/** What ledgers are handed to work with. */
export interface LedgerDependencies extends Timing {
  readonly store: LedgerStore
  readonly changes: Changes
  readonly lookup: ChildLookup
  readonly scopes: Scopes
  readonly clock: Clock
  /** The access table in force. */
  readonly table: () => AccessTable
}
