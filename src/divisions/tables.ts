import { readFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { projectRoot } from '../kit/project-root'

/** Name, first and last day known (empty = not limited). */
export type DivisionRow = readonly [name: string, validFrom: string, validTo: string]

const FILES = { 6: 'counties', 9: 'townships', 12: 'villages' } as const

/** One committed table by length of code, in order of code. Made by scripts/make-divisions.cjs; a missing file is an error of the installation. */
export function readDivisionTable(length: keyof typeof FILES): ReadonlyMap<string, DivisionRow> {
  const file = path.join(projectRoot(), 'src', 'divisions', 'data', `${FILES[length]}.tsv.gz`)
  const table = new Map<string, DivisionRow>()
  for (const line of gunzipSync(readFileSync(file)).toString('utf8').split('\n')) {
    if (length !== 6) {
      table.set(line.slice(0, length), [line.slice(length + 1), '', ''])
      continue
    }
    const [code = '', name = '', from = '', to = ''] = line.split('\t')
    table.set(code, [name, from, to])
  }
  return table
}
