import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseTable } from '../access/parse-table'
import { tableInvalid, type AccessTable, type TableFile } from '../access/table'

/** The access table of a folder: every .yml in it. Throws HubError ACCESS_TABLE_INVALID with all faults. */
export function readTable(folder: string): AccessTable {
  return parseTable(readTableFiles(folder))
}

/** Its files, unread. Throws HubError ACCESS_TABLE_INVALID without any. */
export function readTableFiles(folder: string): TableFile[] {
  let names: string[]
  try {
    names = readdirSync(folder).filter((name) => name.endsWith('.yml'))
  } catch {
    throw tableInvalid([`expected a folder with .yml files, cannot read ${folder}`])
  }
  if (names.length === 0) throw tableInvalid([`expected .yml files in ${folder}, found none`])
  return names.map((name) => ({ name, text: readFileSync(path.join(folder, name), 'utf8') }))
}
