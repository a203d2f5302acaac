import { hasComma, parametersOf, raisingParts, strayParts } from '../lint'
import type { Faults, PlacedMap } from './placed'

/** Where a fragment stands: as one value, in a list of several, or as the condition of a look-up, which has parameters. */
type Place = 'value' | 'list' | 'condition'

/** A fragment of SQL, or null where there is none; one that is needed and absent is a fault. */
export function sqlIn(map: PlacedMap, key: string, place: Place, needed?: 'needed'): string | null {
  const sql = map.text(key, needed)
  if (sql !== null) lint(map.find(key)?.at, map.below(key), sql, place, map.faults)
  return sql
}

/** Adds a fault for all in a fragment that may fail on a cell, or that is no fragment of its place. */
export function lint(at: unknown, path: string, sql: string, place: Place, faults: Faults): void {
  const raising = raisingParts(sql)
  if (raising.length > 0)
    faults.add(at, path, 'SQL that fails on nothing a registry wrote (a conclusion is drawn in code; a typed key needs no cast)', raising.join(', ')) // prettier-ignore
  const stray = strayParts(sql)
  if (stray.length > 0) faults.add(at, path, 'a fragment of SQL', stray.join(', '))
  if (place !== 'list' && hasComma(sql)) faults.add(at, path, 'one expression', 'a comma that parts two')
  if (place !== 'condition' && parametersOf(sql).length > 0)
    faults.add(at, path, 'no parameter: only conditions under find have one', `$${parametersOf(sql).join(', $')}`)
}

/** Cells that several columns of the record are read from, by name; null for what is no text. */
export type Cells = ReadonlyMap<string, string | null>

export function readCells(map: PlacedMap): Cells {
  return new Map(map.each().map(({ key }) => [key, sqlIn(map, key, 'value')]))
}

/** The expression of a column, or by their name the cells that it shares with others. */
export function cellsIn(column: PlacedMap, shared: Cells): string | null {
  const name = column.text('cells')
  if (name === null) return sqlIn(column, 'sql', 'value', 'needed')
  const refuse = (expected: string, got: string) =>
    column.faults.add(column.find('cells')?.at, column.below('cells'), expected, got)
  if (column.find('sql')) refuse('one of cells and sql', 'both')
  const sql = shared.get(name)
  if (sql === undefined) refuse(`the name of cells (${[...shared.keys()].join(', ')})`, JSON.stringify(name))
  return sql ?? null
}
