import { HubError } from '../errors/hub-error'
import type { WrittenCell } from '../linkage/student-cell'

/** A row as the file has it; blank rows are left out of a sheet, and kept in a text. */
export interface ListRow {
  /** From 1: the line where it begins, or the row of the sheet. */
  readonly line: number
  readonly cells: readonly WrittenCell[]
}

/** How much one list may hold. A file beyond it is refused whole, before it fills the memory. */
export const MOST = {
  /** Bytes of the file. */
  bytes: 32 * 2 ** 20,
  rows: 200_000,
  columns: 500,
  /** Characters of a cell: as many as Excel keeps. */
  cell: 32_767,
  /** Characters of a row. */
  row: 1_000_000,
  cells: 2_000_000,
  /** Of the answered list, whose rows are all as wide as the widest. */
  answered: 6_000_000,
  /** Of a workbook. */
  entries: 1_000,
  partBytes: 256 * 2 ** 20,
  /** Bytes that one byte of a part may unfold to. */
  ratio: 200,
  sharedStrings: 1_000_000,
  sharedCharacters: 64 * 2 ** 20,
  depth: 32,
} as const

/** `where`: 'line 3', 'cell B7'. Never says what stands there. */
export function unreadable(where: string, expected: string, cause?: unknown): HubError {
  return new HubError('FILE_UNREADABLE', `${where}: expected ${expected}`, {}, cause === undefined ? {} : { cause })
}

export function tooMuch(where: string, what: string, most: number): HubError {
  return new HubError('FILE_LIMIT', `${where}: expected at most ${most} ${what}`)
}
