import type { GraphQLSchema } from 'graphql'
import type { AccessTable } from '../access/table'
import type { Changes } from '../commands/change'
import type { Clock } from '../kit/clock'
import type { FilterStore } from './filter-store'

/** What saved filters are handed to work with. */
export interface FilterDependencies {
  readonly store: FilterStore
  readonly changes: Changes
  readonly schema: GraphQLSchema
  readonly clock: Clock
  /** The access table in force. */
  readonly table: () => AccessTable
}
