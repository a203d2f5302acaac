import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { encode, type Encoding } from './encoding'

/** Rows as comma-separated values. What a spreadsheet would run as a formula becomes a text. */
export function csvOf(rows: readonly (readonly string[])[], newline: '\r\n' | '\n' = '\r\n'): string {
  return rows.map((cells) => cells.map((cell) => quoted(defused(cell))).join(',') + newline).join('')
}

/**
 * A cell that no spreadsheet takes for a formula: an apostrophe stands before =, +, -, @, their full-width forms, tabs and line breaks. A
 * plain number and a lone hyphen are none.
 */
export function defused(cell: string): string {
  return /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/.test(cell) && !/^[+-]?\d+(?:\.\d+)?$|^-$/.test(cell)
    ? `'${cell}`
    : cell
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

/** Writes beside the place and renames, so that no half file is left; only this user may read it. Throws the system's fault. */
export function writeList(file: string, text: string, encoding: Encoding): void {
  const bytes = encode(text, encoding)
  const beside = `${file}.${process.pid}.part`
  try {
    writeFileSync(beside, bytes, { mode: 0o600, flag: 'wx' })
    renameSync(beside, file)
  } catch (fault) {
    rmSync(beside, { force: true })
    throw fault
  }
}
