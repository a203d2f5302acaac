import type { Client } from 'pg'
import type { Truth } from '../context'
import type { RegistryName } from '../tables'
import { keyOf, type TableEntry } from './catalogue'
import { addRareRows } from './rare-rows'

/** One for each registry, those that joined too. */
export type Clients = Readonly<Record<RegistryName, Client>> & Readonly<Record<string, Client | undefined>>

/** One row of a registry as text; its place moves with each update. */
export interface NativeRow {
  at: string
  readonly cells: Record<string, string | null>
}

/** A child whose rows may be spoilt: without faults of its own. */
export interface PoolChild {
  readonly truth: Truth
  /** Alone in its household book: what is spoilt in the book touches no other child. */
  readonly onlyChild: boolean
  readonly rows: Map<TableEntry, NativeRow[]>
  /** Paths that a spoilt cell of this child has taken: two cells never meet in one place. */
  readonly taken: Set<string>
  /** How many cells were spoilt, by registry. */
  readonly spoilt: Map<string, number>
  /** Of whom nothing else may be changed. */
  closed: boolean
}

/** The children of a demo that may be spoilt, with all their rows. */
export async function openPool(
  clients: Clients,
  truths: readonly Truth[],
  tables: readonly TableEntry[],
  today: string,
): Promise<PoolChild[]> {
  const inFamily = new Map<number, number>()
  for (const { family } of truths) inFamily.set(family, (inFamily.get(family) ?? 0) + 1)
  const children = truths
    .filter(({ child, faults, twin }) => child > 0 && faults.length === 0 && !twin)
    .map((truth): PoolChild => {
      const onlyChild = inFamily.get(truth.family) === 1
      return { truth, onlyChild, rows: new Map(), taken: new Set(), spoilt: new Map(), closed: false }
    })
  await addRareRows(
    clients,
    children.filter(({ onlyChild }) => onlyChild),
    today,
  )
  for (const table of tables) await addRows(clients[table.registry]!, children, table, keyOf(table.registry, tables))
  return children
}

/** Stands for whoever a row belongs to that is no child's. */
export function nobody(table: TableEntry, row: NativeRow): PoolChild {
  const records = { education: [], police: [], health: [], 'civil-affairs': [] }
  const truth = { child: -1, family: -1, idNumber: '', twin: false, records, faults: [] }
  return { truth, onlyChild: true, rows: new Map([[table, [row]]]), taken: new Set(), spoilt: new Map(), closed: false }
}

/** The rows of a table that belong to children of the pool. */
async function addRows(client: Client, children: readonly PoolChild[], table: TableEntry, key: string): Promise<void> {
  const byRecord = new Map(
    children.flatMap((child) => (child.truth.records[table.registry] ?? []).map((record) => [record, child] as const)),
  )
  const statement = statementOf(table, key)
  if (statement === null) return
  const { rows } = await client.query<Record<string, string | null>>(statement, [[...byRecord.keys()]])
  for (const { at, of, ...cells } of rows) {
    const child = byRecord.get(of!.trim())
    if (!child) continue
    const known = child.rows.get(table)
    const row = { at: at!, cells }
    if (known) known.push(row)
    else child.rows.set(table, [row])
  }
}

function statementOf({ table, belongs, via, columns }: TableEntry, key: string): string | null {
  const cells = (alias: string) => columns.map(({ column }) => `${alias}.${column}::text`).join(', ')
  const select = (alias: string, of: string) => `SELECT ${alias}.ctid::text AS at, ${of}::text AS of, ${cells(alias)}`
  const order = (alias: string) => `ORDER BY 2, ${cells(alias)}`
  switch (belongs) {
    case 'record':
    case 'rows':
      return `${select('t', `t.${key}`)} FROM ${table} t WHERE t.${key} = ANY($1) ${order('t')}`
    case 'shared':
      return `${select('r', `t.${key}`)} FROM ${via} WHERE t.${key} = ANY($1) ${order('r')}`
    case 'book':
      return `${select('b', 'p.rybh')} FROM ${table} b JOIN rk_ryxx p ON p.hh = b.hh WHERE p.rybh = ANY($1) ${order('b')}`
    case 'adults':
      return `${select('a', 'p.rybh')} FROM rk_ryxx a JOIN rk_ryxx p ON p.hh = a.hh AND p.rybh <> a.rybh WHERE p.rybh = ANY($1) ${order('a')}`
    case 'restrictions':
      return `${select('z', 'p.rybh')} FROM ${table} z JOIN rk_ryxx a ON a.gmsfhm = z.gmsfhm JOIN rk_ryxx p ON p.hh = a.hh AND p.rybh <> a.rybh
        WHERE p.rybh = ANY($1) ${order('z')}`
    case 'school':
    case 'none':
      return null
  }
}
