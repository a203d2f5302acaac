import type { ColumnKind } from '../contract/declared'
import type { Value } from '../contract/records'
import { type Raw, type Reader, UnreadableValue } from './readers'

/** A row of native cells, written in SQL as json_build_array(…); in it a subquery's row, or rows (json_agg), or null for none. */
export type Cells = readonly Raw[]

const NO_CELLS = new UnreadableValue('expected the cells that the conclusion is drawn from')

/**
 * A conclusion from several native cells, of a kind that the schema knows. `conclude` reads those that it needs, with the readers of
 * connectors/sql: what throws UnreadableValue there makes the concluded column unreadable, for a conclusion is no better than what it
 * rests on. So do cells that a file does not select as the conclusion wants them.
 */
export function concluded<Native>(kind: ColumnKind, conclude: (native: Native, today: string) => Value): Reader {
  const read: Reader = (raw, today) => {
    if (today === undefined) throw new TypeError('a conclusion is drawn for a day')
    const cells = cellsOf(raw)
    try {
      return conclude(cells as Native, today)
    } catch (cause) {
      throw cause instanceof TypeError ? NO_CELLS : cause // too few of them, or a text where a row belongs
    }
  }
  return Object.assign(ofKind(kind, read), { needsDay: true as const })
}

/** Says what a reader gives, so that a file that names it can be compared with the schema. */
export function ofKind(kind: ColumnKind, read: Reader): Reader {
  return Object.assign(
    (raw: Raw, today?: string) => read(raw, today),
    { kind },
    read.words ? { words: read.words } : {},
  )
}

/** In a collection the aggregate is read as a whole; at the top it comes as text. */
function cellsOf(raw: Raw): unknown {
  if (raw === null) return null
  let cells: unknown = raw
  try {
    if (typeof raw === 'string') cells = JSON.parse(raw)
  } catch {
    throw NO_CELLS
  }
  if (!Array.isArray(cells)) throw NO_CELLS
  return cells
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
