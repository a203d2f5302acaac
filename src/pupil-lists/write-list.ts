import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { defused } from '../sheets/defused'

/** Rows as comma-separated values. What a spreadsheet would run as a formula becomes a text. */
export function csvOf(rows: readonly (readonly string[])[], newline: '\r\n' | '\n' = '\r\n'): string {
  return rows.map((cells) => cells.map((cell) => quoted(defused(cell))).join(',') + newline).join('')
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

/** Writes beside the place and renames, so that no half file is left; only this user may read it. Throws the system's fault. */
export function writeList(file: string, parts: readonly Uint8Array[]): void {
  const beside = `${file}.${process.pid}.part`
  try {
    writeFileSync(beside, Buffer.concat(parts), { mode: 0o600, flag: 'wx' })
    renameSync(beside, file)
  } catch (fault) {
    rmSync(beside, { force: true })
    throw fault
  }
}
