import type { ListFilter } from '../index/child-filter'

/** A filter of lists that an account keeps. Name and content may name a child: never in a log, an error or an audit record. */
export interface SavedFilter extends ListFilter {
  /** UUID. */
  readonly id: string
  readonly name: string
  /** ISO 8601 in UTC, whole seconds. */
  readonly savedAt: string
  readonly version: number
}

const PREFIX = 'filter:'
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** The id a client sees, 'filter:' and a UUID. */
export function formatFilterId(uuid: string): string {
  return `${PREFIX}${uuid}`
}

/** The UUID in a client's id; null when it is not one of ours. */
export function parseFilterId(id: string): string | null {
  const uuid = id.startsWith(PREFIX) ? id.slice(PREFIX.length) : ''
  return UUID.test(uuid) ? uuid : null
}
