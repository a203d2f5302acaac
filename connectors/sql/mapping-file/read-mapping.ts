import type { Criteria } from '../../contract/connector'
import { hasComma, names as hasName, parametersOf, raisingParts, strayParts } from '../lint'
import type { IdentityColumns, SqlCollection, SqlColumn, SqlMapping } from '../mapping'
import type { Reader } from '../readers'
import { isSchema } from '../../../src/kit/session'
import { isZone, KEY_TYPES, TIME_TYPES, type TypedRoot } from '../typed-root'
import type { MappingFault } from './mapping-fault'
import { type Faults, PlacedMap, placedFile, type Placed, textOf } from './placed'
import { type Names, type ReadColumn, readReader, readTable } from './read-reader'

/** A column as the file has it: what it reads, and where it stands. */
export interface FoundColumn extends ReadColumn {
  readonly name: string
  readonly line: number
  readonly lines: readonly number[]
}

export interface MappingFile {
  /** Null when the file has a fault. */
  readonly mapping: SqlMapping | null
  readonly faults: readonly MappingFault[]
  /** Every column and collection ('visits', 'visits.kind'), and each fact of identity ('identity sex'). */
  readonly found: readonly FoundColumn[]
}

/** What the file is read for. */
export interface MappingOf {
  readonly registry: string
  /** Conclusions that the registry's room draws, by name: what SQL cannot say. */
  readonly conclusions?: Readonly<Record<string, Reader>>
  /** Columns that the room adds in code, so that the file has none of them. */
  readonly derived?: SqlMapping['derived']
}

const NEEDED_FACTS = ['idNumber', 'name', 'sex', 'birthDate'] as const
const OTHER_FACTS = [
  'rollNumber',
  'formerNames',
  'ethnicity',
  'registeredDivision',
  'residenceDivision',
  'schoolDivision',
  'schoolCode',
] as const satisfies readonly (keyof IdentityColumns)[]
/** The parameters of each criterion. */
const CRITERIA: Readonly<Record<Criteria['by'], number>> = {
  ...{ 'id-number': 1, 'roll-number': 1, 'name-and-birth-date': 2, responsible: 1 },
}

/** Reads a mapping from YAML, checked whole: all faults together, each with its line. Never throws. */
export function readMapping(written: string | Uint8Array, of: MappingOf): MappingFile {
  const { root: file, faults } = placedFile(written)
  if (!file) return { mapping: null, faults: faults.all, found: [] }
  const found: FoundColumn[] = []
  const registry = file.oneOf('registry', [of.registry])
  if (!file.find('registry')) faults.add(file.node, '', `a line registry: ${of.registry}`, 'none')
  const schema = file.text('schema')
  if (schema !== null && !isSchema(schema))
    faults.add(file.find('schema')?.at, 'schema', 'a schema of at most 63 bytes', JSON.stringify(schema))
  const root = readRoot(file.map('root'))
  const codes = file.map('codes')
  const tables = new Map(
    codes
      .each()
      .map((one) => [one.key, readTable(PlacedMap.of(one.value, codes.below(one.key), faults, one.at), one.at)]),
  )
  const names: Names = { tables, conclusions: of.conclusions ?? {} }
  const note = (name: string, at: unknown, read: ReadColumn) =>
    found.push({ ...read, name, line: faults.lineOf(at), lines: read.words.map((word) => faults.lineOf(word.at)) })
  const columnsOf = (map: PlacedMap, prefix: string): Record<string, SqlColumn> =>
    Object.fromEntries(
      map.each().flatMap((one): [string, SqlColumn][] => {
        const column = readColumn(map, one, names)
        if (!column) return []
        note(`${prefix}${one.key}`, one.at, column)
        return [[one.key, { sql: column.sql, read: column.read }]]
      }),
    )
  const columns = columnsOf(file.map('columns'), '')
  if (Object.keys(columns).length === 0)
    faults.add(file.find('columns')?.at ?? file.node, 'columns', 'at least one column', 'none')
  const lists = file.map('collections')
  const collections = Object.fromEntries(
    lists.each().map((one): [string, SqlCollection] => {
      note(one.key, one.at, COLLECTION)
      return [one.key, readCollection(lists, one, (map) => columnsOf(map, `${one.key}.`))]
    }),
  )
  // Identity is read for no day.
  const withoutDay = Object.fromEntries(Object.entries(of.conclusions ?? {}).filter(([, { needsDay }]) => !needsDay))
  const identity = readIdentity(file.map('identity'), { tables, conclusions: withoutDay }, note)
  const find = readFind(file.map('find'))
  file.done()
  const ordered = [...faults.all].sort((a, b) => a.line - b.line)
  const mapping: SqlMapping = {
    ...{ registry: registry ?? of.registry, root, columns, collections, identity, find },
    ...(schema === null ? {} : { schema }),
    ...(of.derived ? { derived: of.derived } : {}),
  }
  return { mapping: ordered.length === 0 ? mapping : null, faults: ordered, found }
}

const COLLECTION: ReadColumn = { read: (raw) => raw, kinds: ['collection'], words: [] }

function readRoot(map: PlacedMap): SqlMapping['root'] {
  const from = sqlIn(map, 'from', 'needed') ?? ''
  if (from !== '' && !hasName(from, 't'))
    map.faults.add(map.find('from')?.at, map.below('from'), "a table with the alias t, such as 'pupil t'", JSON.stringify(from)) // prettier-ignore
  const where = sqlIn(map, 'where')
  const keyType = map.oneOf('keyType', KEY_TYPES)
  const changedType = map.oneOf('changedType', TIME_TYPES)
  const zone = map.text('zone')
  if (zone !== null && !isZone(zone))
    map.faults.add(map.find('zone')?.at, map.below('zone'), 'a time zone such as Asia/Shanghai', JSON.stringify(zone))
  const root: TypedRoot & { from: string } = {
    ...{ from, key: sqlIn(map, 'key', 'needed') ?? '', changed: sqlIn(map, 'changed', 'needed') ?? '' },
    ...(keyType ? { keyType } : {}),
    ...(changedType ? { changedType } : {}),
    ...(zone === null ? {} : { zone }),
  }
  map.done()
  return where === null ? root : { ...root, where }
}

/** `name: t.xm` is a text; with a reader it is keys and values. */
function readColumn(map: PlacedMap, { key, at, value }: Placed, names: Names): (ReadColumn & { sql: string }) | null {
  const plain = textOf(value)
  const path = map.below(key)
  if (plain !== null) {
    lint(at, path, plain, 'value', map.faults)
    return { ...readReader(PlacedMap.of(null, path, map.faults), names), sql: plain }
  }
  const column = PlacedMap.of(value, path, map.faults, at)
  if (!column.node) {
    if (value == null || (value as { value?: unknown }).value === null)
      map.faults.add(at, path, 'an expression of SQL', 'nothing')
    return null
  }
  const sql = sqlIn(column, 'sql', 'needed')
  const read = readReader(column, names)
  column.done()
  return sql === null ? null : { ...read, sql }
}

function readCollection(
  map: PlacedMap,
  { key, at, value }: Placed,
  columns: (map: PlacedMap) => SqlCollection['columns'],
) {
  const own = PlacedMap.of(value, map.below(key), map.faults, at)
  const collection = {
    from: sqlIn(own, 'from', 'needed') ?? '',
    on: sqlIn(own, 'on', 'needed') ?? '',
    orderBy: sqlIn(own, 'orderBy', 'needed') ?? '',
    columns: columns(own.map('columns')),
  }
  own.done()
  return collection
}

type Note = (name: string, at: unknown, read: ReadColumn) => void

function readIdentity(map: PlacedMap, names: Names, note: Note): IdentityColumns {
  const identity: { -readonly [Name in keyof IdentityColumns]?: IdentityColumns[Name] } = {}
  for (const condition of ['gone', 'closed'] as const) {
    const sql = sqlIn(map, condition)
    if (sql !== null) identity[condition] = sql
  }
  for (const fact of [...NEEDED_FACTS, ...OTHER_FACTS]) {
    const found = map.find(fact)
    if (!found) {
      if (NEEDED_FACTS.some((needed) => needed === fact)) map.faults.add(map.node, map.path, `a line ${fact}: (a registry that never records it says NULL)`, 'none') // prettier-ignore
      continue
    }
    const column = readColumn(map, found, names)
    if (!column) continue
    note(`identity ${fact}`, found.at, column)
    identity[fact] = { sql: column.sql, read: column.read }
  }
  map.done()
  return identity as IdentityColumns // whole, unless a fault says what is missing
}

function readFind(map: PlacedMap): SqlMapping['find'] {
  const find: Record<string, string> = {}
  for (const [by, count] of Object.entries(CRITERIA)) {
    const where = sqlIn(map, by)
    if (where === null) continue
    find[by] = where
    const used = parametersOf(where)
    const right = used.length === count && used.every((place) => place >= 1 && place <= count)
    if (!right) map.faults.add(map.find(by)?.at, map.below(by), count === 1 ? 'the parameter $1' : 'the parameters $1 (name) and $2 (birth date)', JSON.stringify(where)) // prettier-ignore
  }
  map.done()
  return find
}

/** Where a fragment stands: as one value, in a list of several, or as the condition of a look-up, which has parameters. */
type Place = 'value' | 'list' | 'condition'
const PLACES: Readonly<Record<string, Place>> = {
  ...{ from: 'list', orderBy: 'list' },
  ...Object.fromEntries(Object.keys(CRITERIA).map((by) => [by, 'condition' as const])),
}

function sqlIn(map: PlacedMap, key: string, needed?: 'needed'): string | null {
  const sql = map.text(key, needed)
  if (sql !== null) lint(map.find(key)?.at, map.below(key), sql, PLACES[key] ?? 'value', map.faults)
  return sql
}

function lint(at: unknown, path: string, sql: string, place: Place, faults: Faults): void {
  const raising = raisingParts(sql)
  if (raising.length > 0)
    faults.add(at, path, 'SQL that fails on nothing a registry wrote (a conclusion is drawn in code; a typed key needs no cast)', raising.join(', ')) // prettier-ignore
  const stray = strayParts(sql)
  if (stray.length > 0) faults.add(at, path, 'a fragment of SQL', stray.join(', '))
  if (place !== 'list' && hasComma(sql)) faults.add(at, path, 'one expression', 'a comma that parts two')
  if (place !== 'condition' && parametersOf(sql).length > 0)
    faults.add(at, path, 'no parameter: only conditions under find have one', `$${parametersOf(sql).join(', $')}`)
}
