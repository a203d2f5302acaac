import type { GraphQLSchema } from 'graphql'
import type { AccessTable } from '../access/table'
import type { Changes } from '../commands/change'
import type { DocumentLimits } from '../document/limits'
import type { RawLimits } from '../document/raw-size'
import type { Clock } from '../kit/clock'
import type { OperationStore } from './operation-store'

/** What saved operations are handed to work with. */
export interface OperationDependencies {
  readonly store: OperationStore
  readonly changes: Changes
  readonly schema: GraphQLSchema
  readonly limits: DocumentLimits & RawLimits
  readonly clock: Clock
  /** The access table in force. */
  readonly table: () => AccessTable
}
