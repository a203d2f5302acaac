import type { Capabilities } from '../../connectors/contract/connector'
import {
  type Entry,
  RegistryFault,
  type RegistryName,
  type RegistryRecord,
  type Shape,
  type Value,
} from '../../connectors/contract/records'

/** What of a shape a registry is asked for, and how its records come to hold the rest: as faults, each in its own place. */
export interface Offered {
  readonly shape: Shape
  fill(record: RegistryRecord): RegistryRecord
}

/** The words of enumerations, of columns ('grade', 'visits.kind') whose connector does not name its words beforehand. */
export type KnownWords = ReadonlyMap<RegistryName, ReadonlyMap<string, ReadonlySet<string>>>

/** The registry is none that the settings name. */
export function notConnected(registry: RegistryName): RegistryFault {
  return new RegistryFault('NOT_CONNECTED', registry, 'the settings of this hub name no address of it')
}

/** Makes what stands in a column's place of what a registry answered. */
type Cell = (value: Value | undefined) => Value | undefined

/**
 * A mapping need not read every column. An unread column is a fault of its own cell; the rest of the record stays. The same holds for a
 * value that is not in the schema's enumeration: the answer could not be written with it.
 */
export function offeredOf(
  registry: RegistryName,
  { columns, collections }: Capabilities,
  asked: Shape,
  words: ReadonlyMap<string, ReadonlySet<string>> = new Map(),
): Offered {
  const unread = (column: string): Cell => {
    const detail = 'the mapping of this registry does not read it'
    const fault = new RegistryFault('NOT_READ', registry, detail, { column })
    return () => fault
  }
  const known = (column: string): Cell | null => {
    const own = words.get(column)
    return own ? inWords(own, new RegistryFault('REGISTRY_LIES', registry, 'expected a word of the schema', { column })) : null // prettier-ignore
  }
  const cells = (prefix: string, wanted: readonly string[], offered: readonly string[]): [string, Cell][] =>
    wanted.flatMap((column): [string, Cell][] => {
      const cell = offered.includes(column) ? known(`${prefix}${column}`) : unread(`${prefix}${column}`)
      return cell ? [[column, cell]] : []
    })

  const filled = cells('', asked.columns, columns)
  const lists: [string, readonly string[]][] = []
  for (const [name, wanted] of Object.entries(asked.collections)) {
    const offered = Object.hasOwn(collections, name) ? collections[name]! : null
    if (offered === null) {
      filled.push([name, unread(name)])
      continue
    }
    lists.push([name, wanted.filter((column) => offered.includes(column))])
    const inEntries = cells(`${name}.`, wanted, offered)
    if (inEntries.length > 0) filled.push([name, (entries) => ofEntries(entries, inEntries)])
  }
  if (filled.length === 0) return { shape: asked, fill: (record) => record }
  return {
    shape: { columns: asked.columns.filter((column) => columns.includes(column)), collections: Object.fromEntries(lists) }, // prettier-ignore
    fill: (record) => {
      const values = filledWith(record.values, filled)
      return values === record.values ? record : Object.freeze({ ...record, values: Object.freeze(values) })
    },
  }
}

/** The same entry where nothing changes: most of them. */
function filledWith(entry: Entry, cells: readonly [string, Cell][]): Entry {
  let copy: Record<string, Value | undefined> | null = null
  for (const [column, cell] of cells) {
    const value = cell(entry[column])
    if (value !== entry[column]) (copy ??= { ...entry })[column] = value
  }
  return copy ?? entry
}

function ofEntries(entries: Value | undefined, cells: readonly [string, Cell][]): Value | undefined {
  if (!Array.isArray(entries)) return entries
  const made = (entries as readonly Entry[]).map((entry) => filledWith(entry, cells))
  return made.every((entry, i) => entry === (entries as readonly Entry[])[i]) ? entries : made
}

function inWords(words: ReadonlySet<string>, fault: RegistryFault): Cell {
  const isKnown = (value: unknown) => value == null || value instanceof RegistryFault || words.has(value as string)
  return (value) =>
    (Array.isArray(value) ? (value as readonly unknown[]).every(isKnown) : isKnown(value)) ? value : fault
}
