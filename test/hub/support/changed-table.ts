import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseTable } from '../../../src/access/parse-table'
import type { AccessTable, TableFile } from '../../../src/access/table'
import { projectRoot } from '../../../src/kit/project-root'

/** The access table with one text replaced in one file. The text must be there once. */
export function changedTable(file: string, from: string, to: string): AccessTable {
  return parseTable(changedFiles(file, from, to))
}

/** The same as files. */
export function changedFiles(file: string, from: string, to: string): TableFile[] {
  return read((name, text) => {
    if (name !== file) return text
    if (text.split(from).length !== 2) throw new RangeError(`${file} does not hold the text once: ${from}`)
    return text.replace(from, to)
  })
}

function read(change: (name: string, text: string) => string): TableFile[] {
  const folder = path.join(projectRoot(), 'schema/access')
  const names = readdirSync(folder).filter((name) => name.endsWith('.yml'))
  return names.map((name) => ({ name, text: change(name, readFileSync(path.join(folder, name), 'utf8')) }))
}

/** The table as it is written. */
export function writtenTable(): AccessTable {
  return parseTable(read((_name, text) => text))
}
