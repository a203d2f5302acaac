import type { Client } from 'pg'
import type { Truth } from '../context'
import { Random } from '../random'
import type { JoinedDemo } from '../joined'
import type { RegistryName } from '../tables'
import { joinedEntries, keyOf, type TableEntry } from './catalogue'
import { CIVIL_AFFAIRS_COLUMNS } from './civil-affairs-columns'
import { EDUCATION_COLUMNS } from './education-columns'
import { fateOf } from './fate'
import { HEALTH_COLUMNS } from './health-columns'
import { fits, kindsOf, type Kind } from './kinds'
import { nativeColumns, type NativeColumn } from './native-column'
import { spoilPersons } from './persons'
import { POLICE_COLUMNS } from './police-columns'
import { type Clients, nobody, openPool, type NativeRow, type PoolChild } from './pool'
import { openClients, placesOf, setTriggers } from './places'
import { makeSchools } from './schools'
import type { Spoilt } from './sheet'

/** Of the registries that the demo knows by itself. */
const KNOWN_COLUMNS: readonly TableEntry[] = [
  ...EDUCATION_COLUMNS,
  ...POLICE_COLUMNS,
  ...HEALTH_COLUMNS,
  ...CIVIL_AFFAIRS_COLUMNS,
]

/** Every column of every registry that a dirty demo may spoil. */
export function allColumns(joined: readonly JoinedDemo[] = []): readonly TableEntry[] {
  return [...KNOWN_COLUMNS, ...joinedEntries(joined)]
}

/** Cells of one child in one registry: some, so that a record with several bad cells comes too. */
const MOST_CELLS = 4
/** Children with a row in a table: fewer is few. */
const RARE = 400

export interface SpoilOptions {
  readonly targets: Readonly<Record<RegistryName, string>>
  readonly joined?: readonly JoinedDemo[]
  readonly truths: readonly Truth[]
  readonly seed: number
  /** YYYY-MM-DD */
  readonly today: string
  /** Adds the rows that are spoilt otherwise, and spoils none: the clean twin of a dirty demo. */
  readonly twin?: boolean
}

/**
 * Spoils clean demo registries: each kind of badness once in each column that holds it, and persons who are told of twice, half or wrongly.
 * Equal rows and seed are spoilt equally. Times of change stay as they were.
 */
export async function spoilRegistries(options: SpoilOptions): Promise<Spoilt[]> {
  const { truths, seed, today, twin } = options
  const all = allColumns(options.joined)
  const places = placesOf(options)
  const clients = await openClients(places)
  try {
    await setTriggers(clients, places, 'DISABLE')
    const random = new Random(seed ^ 0x2545f491)
    const pool = shuffled(await openPool(clients, truths, all, today), random)
    if (twin) {
      await setTriggers(clients, places, 'ENABLE')
      return []
    }
    const spoilt: Spoilt[] = [...(await spoilPersons(clients, pool, today))]
    const columns = (
      await Promise.all(
        places.map(({ registry }) =>
          nativeColumns(
            clients[registry]!,
            all.filter((table) => table.registry === registry),
          ),
        ),
      )
    ).flat()
    for (const column of columns.filter(({ table }) => table.belongs === 'school'))
      spoilt.push(...(await makeSchools(clients.education, pool, column, today)))
    // The tables that fewest have rows in first, and then who a child is: such a cell wants a child of its own.
    const isRare = new Map(all.map((table) => [table, pool.filter(({ rows }) => rows.has(table)).length < RARE]))
    const turn = (column: NativeColumn) => (isRare.get(column.table) ? 0 : isIdentity(column) ? 1 : 2)
    for (const column of [...columns].sort((a, b) => turn(a) - turn(b)))
      spoilt.push(...(await spoilColumn(clients, pool, column, today, all)))
    await setTriggers(clients, places, 'ENABLE')
    return spoilt
  } finally {
    await Promise.all(places.map(({ registry }) => clients[registry]!.end()))
  }
}

export function isIdentity({ shown, meaning, concluded }: NativeColumn): boolean {
  return (
    ['key', 'changed', 'state'].includes(meaning) || [...shown, ...concluded].some((path) => path.startsWith('Child.'))
  )
}

/** All kinds of one column in one statement. */
async function spoilColumn(
  clients: Clients,
  pool: readonly PoolChild[],
  column: NativeColumn,
  today: string,
  all: readonly TableEntry[],
): Promise<Spoilt[]> {
  const { table, meaning } = column
  if (table.belongs === 'school') return []
  const client = clients[table.registry]!
  const candidates = table.belongs === 'none' ? await rowsOfNobody(client, column) : candidatesFor(pool, column)
  const found = kindsOf(column).flatMap((kind) => findRow(candidates, column, kind) ?? [])
  if (found.length === 0) return []
  await update(client, column, found)
  for (const { truth, written } of found) if (meaning === 'key') await renameRows(client, table, all, truth!, written!)
  return found.map(({ child, truth, written, kind }) => ({
    sort: 'cell',
    registry: table.registry,
    table: table.table,
    column: column.column,
    kind: kind.name,
    child: child.truth.child,
    record: meaning === 'key' ? written! : (child.truth.records[table.registry]?.[0] ?? ''),
    truth,
    written,
    shown: column.shown,
    fate: fateOf(column, written, today),
    concluded: column.concluded,
  }))
}

const CASTS = { text: 'text', date: 'date', whole: 'integer', decimal: 'numeric', instant: 'timestamptz' } as const

async function update(client: Client, { table, column, type }: NativeColumn, found: readonly Found[]): Promise<void> {
  const { rows } = await client.query<{ was: string; at: string }>(
    `UPDATE ${table.table} t SET ${column} = v.written::${CASTS[type]} FROM unnest($1::tid[], $2::text[]) v (at, written)
     WHERE t.ctid = v.at RETURNING v.at::text AS was, t.ctid::text AS at`,
    [found.map(({ row }) => row.at), found.map(({ written }) => written)],
  )
  const places = new Map(rows.map(({ was, at }) => [was, at]))
  for (const { row, written } of found) {
    row.at = places.get(row.at)!
    row.cells[column] = written
  }
}

interface Found {
  readonly child: PoolChild
  readonly row: NativeRow
  readonly kind: Kind
  readonly truth: string | null
  readonly written: string | null
}

/** Children that have such a row and room for another cell there. */
function candidatesFor(pool: readonly PoolChild[], column: NativeColumn): PoolChild[] {
  const { table } = column
  const alone = isIdentity(column)
  const paths = pathsOf(column)
  return pool.filter(
    ({ closed, spoilt, rows, taken, onlyChild }) =>
      !closed &&
      (spoilt.get(table.registry) ?? 0) < MOST_CELLS &&
      !(alone && spoilt.size > 0) &&
      ((table.registry !== 'police' && table.belongs !== 'shared') || onlyChild) &&
      rows.has(table) &&
      !paths.some((path) => meets(taken, path)),
  )
}

function pathsOf({ shown, concluded, table, column }: NativeColumn): string[] {
  return [...shown, ...concluded, `${table.registry} ${table.table} ${column}`]
}

/** The first of the candidates that the kind fits. It is a candidate no longer. */
function findRow(candidates: PoolChild[], column: NativeColumn, kind: Kind): Found | null {
  const { table } = column
  for (const [place, child] of candidates.entries()) {
    const rows = child.rows.get(table) ?? []
    for (const row of rows) {
      const truth = row.cells[column.column] ?? null
      const written = kind.write(column, truth)
      if (written === undefined || written === truth || !fits(column, written)) continue
      if (written !== null && truth !== null && column.length !== null && written.trimEnd() === truth) continue
      if (column.inKey && rows.some((other) => other.cells[column.column] === written)) continue
      child.spoilt.set(table.registry, (child.spoilt.get(table.registry) ?? 0) + 1)
      for (const path of pathsOf(column)) child.taken.add(path)
      if (isIdentity(column)) child.closed = true
      candidates.splice(place, 1)
      return { child, row, kind, truth, written }
    }
  }
  return null
}

/** Whether a path, one above it or one below it is taken: a list and a column of its entries are one place. */
function meets(taken: ReadonlySet<string>, path: string): boolean {
  for (const each of taken) if (each === path || each.startsWith(`${path}.`) || path.startsWith(`${each}.`)) return true
  return false
}

/** Rows of a table that belongs to no child, as if each were a child's. */
async function rowsOfNobody(client: Client, { table, column }: NativeColumn): Promise<PoolChild[]> {
  const names = table.columns.map((each) => `${each.column}::text`).join(', ')
  const { rows } = await client.query<Record<string, string>>(
    `SELECT ctid::text AS at, ${names} FROM ${table.table} WHERE ${column} <> '' ORDER BY ${column}, ctid LIMIT 100`,
  )
  return rows.map(({ at, ...cells }) => nobody(table, { at: at!, cells }))
}

/** The rows below a record follow its key. */
async function renameRows(
  client: Client,
  root: TableEntry,
  all: readonly TableEntry[],
  from: string,
  to: string,
): Promise<void> {
  const key = keyOf(root.registry, all)
  for (const { table, columns, registry } of all)
    if (registry === root.registry && columns.some(({ meaning }) => meaning === 'record'))
      await client.query(`UPDATE ${table} SET ${key} = $1 WHERE ${key} = $2`, [to, from])
}

function shuffled<T>(items: readonly T[], random: Random): T[] {
  const mixed = [...items]
  for (let at = mixed.length - 1; at > 0; at -= 1) {
    const other = random.int(at + 1)
    ;[mixed[at], mixed[other]] = [mixed[other]!, mixed[at]!]
  }
  return mixed
}
