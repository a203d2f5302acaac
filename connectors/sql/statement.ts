import { createHash } from 'node:crypto'
import { PackedRows } from '../../src/kit/packed-rows'
import type { Written } from '../../src/kit/prepared'
import { RegistryFault } from '../contract/connector'
import type { Entry, RegistryRecord, Shape, Value } from '../contract/records'
import type { Derived, SqlCollection, SqlColumn, SqlMapping } from './mapping'
import { type Raw, UnreadableValue } from './readers'

/** A shape, compiled: one prepared statement, and how its rows become records. */
export interface Statement {
  readonly name: string
  readonly text: string
  /** Whether the statement takes the day as its second parameter. */
  readonly usesToday: boolean
  /** The rows in the one text that comes. Throws TypeError when they cannot be told apart. */
  rows(written: Written): Raw[][]
  read(row: readonly Raw[]): RegistryRecord
}

type ReadInto = (row: readonly Raw[], into: Record<string, Value>) => void

/**
 * Compiles a shape to ONE statement: columns as they are, collections as JSON arrays of arrays (no column names travel
 * per row). Throws RegistryFault CAPABILITY for a name the mapping does not hold.
 */
export function compileShape(mapping: SqlMapping, shape: Shape): Statement {
  const packed = PackedRows.plain()
  packed.add(mapping.root.key)
  packed.add(mapping.root.changed)
  const readers: ReadInto[] = []
  const select = (sql: string): number => packed.add(sql)

  for (const name of shape.columns) {
    const derived = own(mapping.derived, name)
    if (derived && !derived.entryColumns) readers.push(derivedReader(mapping, name, derived, select, null))
    else readers.push(columnReader(name, known(mapping, own(mapping.columns, name), name), select))
  }
  for (const [name, columns] of Object.entries(shape.collections)) {
    const derived = own(mapping.derived, name)
    if (derived?.entryColumns) {
      for (const column of columns) if (!derived.entryColumns.includes(column)) unknown(mapping, `${name}.${column}`)
      readers.push(derivedReader(mapping, name, derived, select, columns))
    } else {
      const collection = known(mapping, own(mapping.collections, name), name)
      const entries = collectionReader(mapping, name, collection, columns, select)
      readers.push((row, into) => {
        into[name] = entries(row)
      })
    }
  }

  const { text, usesToday } = withToday(
    `SELECT ${packed.sql()} FROM ${mapping.root.from} WHERE ${mapping.root.key} = ANY($1)` +
      (mapping.root.where ? ` AND (${mapping.root.where})` : ''),
    2,
  )
  return {
    name: `tl_${createHash('sha256').update(text).digest('base64url').slice(0, 20)}`,
    text,
    usesToday,
    rows: (written) => packed.read(written),
    read(row) {
      const values: Record<string, Value> = {}
      for (const read of readers) read(row, values)
      return Object.freeze({ id: String(row[0]), asOf: isoInstant(row[1] ?? null), values: Object.freeze(values) })
    },
  }
}

/** Puts the place of a parameter where a fragment says `:today`. */
export function withToday(text: string, position: number): { text: string; usesToday: boolean } {
  const usesToday = text.includes(':today')
  return { text: text.replaceAll(':today', `$${position}::date`), usesToday }
}

/** '2026-11-23 02:00:00.12+00' (a session in UTC) as ISO 8601. */
export function isoInstant(written: Raw): string | null {
  if (written === null) return null
  const instant = String(written)
  return instant.endsWith('+00') ? `${instant.slice(0, 10)}T${instant.slice(11, -3)}Z` : instant
}

function columnReader(name: string, column: SqlColumn, select: (sql: string) => number): ReadInto {
  const position = select(column.sql)
  return (row, into) => {
    into[name] = readValue(column, row[position] ?? null, name)
  }
}

function collectionReader(
  mapping: SqlMapping,
  name: string,
  collection: SqlCollection,
  columns: readonly string[],
  select: (sql: string) => number,
): (row: readonly Raw[]) => readonly Entry[] {
  const parts = columns.map((column) => ({
    name: column,
    ...known(mapping, own(collection.columns, column), `${name}.${column}`),
  }))
  const entry = parts.map((part) => part.sql).join(', ')
  const position = select(
    `(SELECT json_agg(json_build_array(${entry}) ORDER BY ${collection.orderBy}) FROM ${collection.from} WHERE ${collection.on})`,
  )
  return (row) => {
    const written = row[position]
    if (written == null) return []
    const rows = JSON.parse(String(written)) as Raw[][]
    return rows.map((cells) => {
      const values: Record<string, Value> = {}
      for (let i = 0; i < parts.length; i += 1) {
        const part = parts[i]!
        values[part.name] = readValue(part, cells[i] ?? null, `${name}.${part.name}`)
      }
      return values
    })
  }
}

/** Derived facts see their native collections whole; of a derived collection only the asked columns go on. */
function derivedReader(
  mapping: SqlMapping,
  name: string,
  derived: Derived,
  select: (sql: string) => number,
  asked: readonly string[] | null,
): ReadInto {
  const natives = Object.entries(derived.native).map(([native, collection]) => ({
    native,
    read: collectionReader(mapping, native, collection, Object.keys(collection.columns), select),
  }))
  return (row, into) => {
    const facts: Record<string, readonly Entry[]> = {}
    for (const { native, read } of natives) facts[native] = read(row)
    const value = derived.derive(facts, String(row[0]))
    into[name] =
      asked && Array.isArray(value)
        ? (value as Entry[]).map((entry) => Object.fromEntries(asked.map((column) => [column, entry[column] ?? null])))
        : value
  }
}

function readValue(column: SqlColumn, raw: Raw, name: string): Value {
  try {
    return column.read(raw)
  } catch (cause) {
    if (cause instanceof UnreadableValue) throw new UnreadableValue(`${name}: ${cause.message}`)
    throw cause
  }
}

function own<T>(table: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return table && Object.hasOwn(table, name) ? table[name] : undefined
}

function known<T>(mapping: SqlMapping, found: T | undefined, name: string): T {
  return found ?? unknown(mapping, name)
}

function unknown(mapping: SqlMapping, name: string): never {
  throw new RegistryFault(
    'CAPABILITY',
    mapping.registry,
    `expected a column of its capabilities, got ${JSON.stringify(name)}`,
  )
}
