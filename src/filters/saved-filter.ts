import type { ListFilter } from '../index/child-filter'
import { prefixedId } from '../kit/prefixed-id'

/** A filter of lists that an account keeps. Name and content may name a child: never in a log, an error or an audit record. */
export interface SavedFilter extends ListFilter {
  /** UUID. */
  readonly id: string
  readonly name: string
  /** ISO 8601 in UTC, whole seconds. */
  readonly savedAt: string
  readonly version: number
}

/** 'filter:' and a UUID. */
export const { format: formatFilterId, parse: parseFilterId } = prefixedId('filter:')
