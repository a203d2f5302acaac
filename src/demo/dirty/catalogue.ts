import type { JoinedDemo } from '../joined'

/** What a native column holds: which kinds of badness fit it, and what must become of them. */
export type Meaning =
  | 'key' // of a record
  | 'record' // the key of the record that a row belongs to
  | 'order' // running number of a row
  | 'code'
  | 'codes' // several in one column
  | 'check' // a code; none is a check that was not done
  | 'relation' // a code; one outside its table is another relative
  | 'date'
  | 'past-date' // of something that has happened
  | 'written-date' // as people write it: 2015.5.2, 2015年5月2日
  | 'month' // that has begun
  | 'month-start'
  | 'division'
  | 'days' // of a month
  | 'amount' // not below 0
  | 'name'
  | 'names'
  | 'id-number'
  | 'id-type'
  | 'roll-number'
  | 'text'
  | 'school'
  | 'school-key'
  | 'book'
  | 'state' // a code that says whether a record is in force
  | 'changed'
  | 'unread'

export interface ColumnEntry {
  readonly column: string
  readonly meaning: Meaning
  /** The code table (lb of dmb) of a code. */
  readonly codes: string | null
  /** Where the cell is shown as it is: 'education.grade', 'education.transfers.kind', 'Child.sex'. */
  readonly shown: readonly string[]
  /** What is concluded from it. */
  readonly concluded: readonly string[]
}

/** How the rows of a table belong to a child's record. */
export type Belonging =
  /** The record itself. */
  | 'record'
  /** Rows with the record's key. */
  | 'rows'
  /** Rows of one record or several, found as `via` says. */
  | 'shared'
  /** The child's household book, that of a child alone in it. */
  | 'book'
  /** The adults of that book. */
  | 'adults'
  /** The restrictions of those adults. */
  | 'restrictions'
  /** A school made for one pupil. */
  | 'school'
  /** Nobody's in particular. */
  | 'none'

export interface TableEntry {
  readonly registry: string
  readonly table: string
  readonly belongs: Belonging
  /** Joins a shared row `r` with a row `t` that holds the record's key. */
  readonly via: string | null
  readonly columns: readonly ColumnEntry[]
}

/** One registry's tables, a line a column: name, meaning, where it is shown, and after a `~` what is concluded from it. */
export function tableEntries(
  registry: string,
  part: string,
  tables: Readonly<Record<string, readonly [belongs: Belonging, lines: string, via?: string]>>,
): TableEntry[] {
  return Object.entries(tables).map(([name, [belongs, lines, via]]) => ({
    registry,
    table: name.replace(/ .*/, ''),
    belongs,
    via: via ?? null,
    columns: lines
      .trim()
      .split('\n')
      .map((line) => columnEntry(part, line.trim())),
  }))
}

function columnEntry(part: string, line: string): ColumnEntry {
  const [column = '', word = '', ...paths] = line.split(/\s+/)
  const [meaning = '', codes = null] = word.split(':')
  const path = (name: string) => (name.startsWith('Child.') ? name : `${part}.${name}`)
  return {
    column,
    meaning: meaning as Meaning,
    codes,
    shown: paths.filter((name) => !name.startsWith('~')).map(path),
    concluded: paths.filter((name) => name.startsWith('~')).map((name) => path(name.slice(1))),
  }
}

/** The tables of registries that bring them with their definition. */
export function joinedEntries(joined: readonly JoinedDemo[]): TableEntry[] {
  return joined.flatMap(({ registry, part, demo }) => (demo.dirt ? tableEntries(registry, part, demo.dirt) : []))
}

/** The column that holds the key of a registry's records. */
export function keyOf(registry: string, tables: readonly TableEntry[]): string {
  const root = tables.find((table) => table.registry === registry && table.belongs === 'record')!
  return root.columns.find(({ meaning }) => meaning === 'key')!.column
}
