import type { AccessTable } from '../access/table'
import type { Changes } from '../commands/change'
import type { ChildLookup } from '../identity/child-lookup'
import type { Scopes } from '../identity/scope'
import type { Clock } from '../kit/clock'
import type { GrantStore } from './grant-store'

/** What grants are handed to work with. */
export interface GrantDependencies {
  readonly store: GrantStore
  readonly changes: Changes
  readonly lookup: ChildLookup
  readonly scopes: Scopes
  readonly clock: Clock
  /** The access table in force. */
  readonly table: () => AccessTable
}
