import type { HeldFilter } from '../access/sources'
import type { Machine } from '../commands/machine'
import { prefixedId } from '../kit/prefixed-id'

/** A filter of lists that an account keeps. Name and content may name a child: never in a log, an error or an audit record. */
export interface SavedFilter extends HeldFilter {
  /** UUID. */
  readonly id: string
  readonly name: string
  /** ISO 8601 in UTC, whole seconds. */
  readonly savedAt: string
  readonly version: number
}

/** 'filter:' and a UUID. */
export const { format: formatFilterId, parse: parseFilterId } = prefixedId('filter:')

/** What changes keep of one: nothing of what it holds, for the answer of a change stays with its idempotency key. */
export type FilterTrace = Pick<SavedFilter, 'id' | 'version' | 'savedAt'>

/** A saved filter is changed and deleted; deleted, it leaves nothing but its steps. */
export const FILTER_MACHINE: Machine<FilterTrace, 'SAVED' | 'DELETED', 'CHANGE' | 'DELETE'> = {
  type: 'filter',
  steps: { SAVED: { CHANGE: 'SAVED', DELETE: 'DELETED' }, DELETED: {} },
  state: () => 'SAVED',
  codes: { missing: 'SAVED_FILTER_NOT_FOUND', state: 'SAVED_FILTER_NOT_FOUND' },
  idInput: 'id',
}
