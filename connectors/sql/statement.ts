import type { Question } from '../../src/row-reader/row-reader'
import { isInstant } from '../contract/formats'
import { type Entry, RegistryFault, type RegistryRecord, type Shape, type Value } from '../contract/records'
import type { Derived, SqlCollection, SqlColumn, SqlMapping } from './mapping'
import { changedInstant, keyList } from './typed-root'
import { type Raw, UnreadableValue } from './readers'

/** A shape, compiled: one question, and how its rows become records. */
export interface Statement {
  readonly question: Question
  /** Whether the statement takes the day as its second parameter. */
  readonly usesToday: boolean
  /** `today` is the day that conclusions are drawn for. */
  read(row: readonly Raw[], today: string): RegistryRecord
}

type ReadInto = (row: readonly Raw[], into: Record<string, Value>, today: string) => void
type Select = (sql: string) => number
type Faults = (expected: string) => RegistryFault

/**
 * Compiles a shape to ONE statement: columns as they are, collections as JSON arrays of arrays (no column names travel
 * per row). Throws RegistryFault CAPABILITY for a name the mapping does not hold.
 */
export function compileShape(mapping: SqlMapping, shape: Shape): Statement {
  const cells = [mapping.root.key, changedInstant(mapping.root)]
  const readers: ReadInto[] = []
  const selected = new Map<string, number>() // what several conclusions rest on is read once
  const select: Select = (sql) => {
    const known = selected.get(sql)
    if (known !== undefined) return known
    const position = cells.push(sql) - 1
    selected.set(sql, position)
    return position
  }

  for (const name of shape.columns) {
    const derived = own(mapping.derived, name)
    if (derived && !derived.entryColumns) readers.push(derivedReader(mapping, name, derived, select, null))
    else readers.push(columnReader(mapping, name, known(mapping, own(mapping.columns, name), name), select))
  }
  for (const [name, columns] of Object.entries(shape.collections)) {
    const derived = own(mapping.derived, name)
    if (derived?.entryColumns) {
      for (const column of columns) if (!derived.entryColumns.includes(column)) unknown(mapping, `${name}.${column}`)
      readers.push(derivedReader(mapping, name, derived, select, columns))
    } else {
      const collection = known(mapping, own(mapping.collections, name), name)
      const entries = collectionReader(mapping, name, collection, columns, select)
      readers.push((row, into, today) => {
        into[name] = entries(row, today)
      })
    }
  }

  const from =
    `${mapping.root.from} WHERE ${mapping.root.key} = ANY(${keyList(mapping.root)})` +
    (mapping.root.where ? ` AND (${mapping.root.where})` : '')
  const placed = [...cells, from].map((sql) => withToday(sql, 2))
  const texts = placed.map(({ text }) => text)
  return {
    question: { rows: { cells: texts.slice(0, -1), from: texts.at(-1)! }, plan: 'kept' },
    usesToday: placed.some(({ usesToday }) => usesToday),
    read(row, today) {
      const values: Record<string, Value> = {}
      for (const read of readers) read(row, values, today)
      const changed = isoInstant(row[1] ?? null)
      const asOf = changed !== null && isInstant(changed) ? changed : null
      return Object.freeze({ id: String(row[0]), asOf, values: Object.freeze(values) })
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

function columnReader(mapping: SqlMapping, name: string, column: SqlColumn, select: Select): ReadInto {
  const position = select(column.sql)
  const read = cellReader(mapping, name, column)
  return (row, into, today) => {
    into[name] = read(row[position] ?? null, today)
  }
}

function collectionReader(
  mapping: SqlMapping,
  name: string,
  collection: SqlCollection,
  columns: readonly string[],
  select: Select,
): (row: readonly Raw[], today: string) => readonly Entry[] {
  const parts = columns.map((column) => {
    const native = known(mapping, own(collection.columns, column), `${name}.${column}`)
    return { column, sql: native.sql, read: cellReader(mapping, `${name}.${column}`, native) }
  })
  const entry = parts.map((part) => part.sql).join(', ')
  const position = select(
    `(SELECT json_agg(json_build_array(${entry}) ORDER BY ${collection.orderBy}) FROM ${collection.from} WHERE ${collection.on})`,
  )
  return (row, today) => {
    const written = row[position]
    if (written == null) return []
    const rows = JSON.parse(String(written)) as Raw[][]
    return rows.map((cells) => {
      const values: Record<string, Value> = {}
      for (let i = 0; i < parts.length; i += 1) {
        const { column, read } = parts[i]!
        values[column] = read(cells[i] ?? null, today)
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
  select: Select,
  asked: readonly string[] | null,
): ReadInto {
  const natives = Object.entries(derived.native).map(([native, collection]) => ({
    native,
    read: collectionReader(mapping, native, collection, Object.keys(collection.columns), select),
  }))
  const fault = faultsOf(mapping, name)
  // A native cell's fault speaks of the column it is shown in.
  const columns = (asked ?? []).map((column) => ({ column, fault: faultsOf(mapping, `${name}.${column}`) }))
  return (row, into, today) => {
    const facts: Record<string, readonly Entry[]> = {}
    for (const { native, read } of natives) facts[native] = read(row, today)
    let value: Value
    try {
      value = derived.derive(facts, String(row[0]), today)
    } catch (cause) {
      value = fault(expectedBy(cause))
    }
    into[name] =
      asked && Array.isArray(value)
        ? (value as readonly Entry[]).map((entry) =>
            Object.fromEntries(columns.map(({ column, fault }) => [column, asColumn(entry[column] ?? null, fault)])),
          )
        : asColumn(value, fault)
  }
}

function asColumn(value: Value, fault: Faults): Value {
  return value instanceof RegistryFault ? fault(value.detail) : value
}

/** Reads one cell; in place of one that cannot be read stands its fault. */
function cellReader(mapping: SqlMapping, name: string, column: SqlColumn): (raw: Raw, today: string) => Value {
  const fault = faultsOf(mapping, name)
  return (raw, today) => {
    try {
      return column.read(raw, today)
    } catch (cause) {
      return fault(expectedBy(cause))
    }
  }
}

function expectedBy(thrown: unknown): string {
  if (thrown instanceof UnreadableValue) return thrown.message
  throw thrown
}

/** The faults of one column, each made once: it tells nothing of the row, and a registry may be wrong in every row. */
function faultsOf(mapping: SqlMapping, column: string): Faults {
  const made = new Map<string, RegistryFault>()
  return (expected) => {
    let fault = made.get(expected)
    if (!fault) made.set(expected, (fault = new RegistryFault('REGISTRY_LIES', mapping.registry, expected, { column })))
    return fault
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
