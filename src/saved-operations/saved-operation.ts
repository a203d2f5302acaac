import type { Machine } from '../commands/machine'
import { prefixedId } from '../kit/prefixed-id'

/** Who sees a saved operation beside its owner: nobody, or the owner's department. */
export type Sharing = 'OWN' | 'DEPARTMENT'

/** One version of an operation that an account keeps under a name. */
export interface SavedOperation {
  /** UUID. */
  readonly id: string
  /** Of an address: `^[a-z][a-z0-9-]{2,63}$`. */
  readonly name: string
  /** Subject of the owner. */
  readonly subject: string
  readonly department: string | null
  readonly shared: Sharing
  readonly version: number
  readonly titleZh: string
  readonly titleEn: string
  readonly description: string
  /** GraphQL. */
  readonly document: string
  /** ISO 8601 in UTC, whole seconds. */
  readonly savedAt: string
}

/** 'operation:' and a UUID. */
export const { format: formatOperationId, parse: parseOperationId } = prefixedId('operation:')

/** What changes keep of one beside its own rows: nothing of its text. */
export type OperationTrace = Pick<SavedOperation, 'id' | 'version' | 'savedAt'> & { readonly retired: boolean }

/** A retired one is run by nobody; its versions stay for whoever reads the trail. */
export const OPERATION_MACHINE: Machine<OperationTrace, 'SAVED' | 'RETIRED', 'CHANGE' | 'RETIRE'> = {
  type: 'operation',
  steps: { SAVED: { CHANGE: 'SAVED', RETIRE: 'RETIRED' }, RETIRED: {} },
  state: ({ retired }) => (retired ? 'RETIRED' : 'SAVED'),
  codes: { missing: 'SAVED_OPERATION_NOT_FOUND', state: 'SAVED_OPERATION_NOT_FOUND' },
  idInput: 'id',
}

export interface Parameter {
  readonly name: string
  /** As the document writes it: '[ID!]!'. */
  readonly type: string
  readonly required: boolean
}
