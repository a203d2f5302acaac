import type { Value } from '../contract/records'
import { type Raw, type Reader, UnreadableValue } from './readers'

/** A row of native cells, written in SQL as json_build_array(…); in it a subquery's row, or rows (json_agg), or null for none. */
export type Cells = readonly Raw[]

/**
 * A conclusion from several native cells. `conclude` reads those that it needs, with the readers of connectors/sql: what
 * throws UnreadableValue there makes the concluded column unreadable, for a conclusion is no better than what it rests on.
 */
export function concluded<Native>(conclude: (native: Native, today: string) => Value): Reader {
  return (raw, today) => {
    if (today === undefined) throw new TypeError('a conclusion is drawn for a day')
    // In a collection the aggregate is read as a whole; at the top it comes as text.
    return conclude((typeof raw === 'string' ? JSON.parse(raw) : raw) as Native, today)
  }
}

/**
 * Whether one of the rows holds, in a world where some cannot be read: true when one that can be read does, unreadable when only
 * one that cannot be read might, false otherwise.
 */
export function some<Row>(rows: readonly Row[] | null, holds: (row: Row) => boolean): boolean {
  let unreadable: UnreadableValue | null = null
  for (const row of rows ?? []) {
    try {
      if (holds(row)) return true
    } catch (cause) {
      if (!(cause instanceof UnreadableValue)) throw cause
      unreadable = cause
    }
  }
  if (unreadable) throw unreadable
  return false
}
