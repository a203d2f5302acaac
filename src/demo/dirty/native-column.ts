import type { Client } from 'pg'
import type { ColumnEntry, TableEntry } from './catalogue'

export type NativeType = 'text' | 'date' | 'whole' | 'decimal' | 'instant'

/** A column as the database declares it, with what it means. */
export interface NativeColumn extends ColumnEntry {
  readonly table: TableEntry
  readonly type: NativeType
  /** Characters that it holds; null where there is no limit. */
  readonly length: number | null
  readonly nullable: boolean
  /** Whether it is the key of its rows, or part of it. */
  readonly inKey: boolean
  /** The codes of its table, when it holds codes. */
  readonly known: readonly string[]
}

const TYPES: Readonly<Record<string, NativeType>> = {
  text: 'text',
  'character varying': 'text',
  character: 'text',
  date: 'date',
  smallint: 'whole',
  integer: 'whole',
  numeric: 'decimal',
  'timestamp with time zone': 'instant',
}

/** Every column of the tables that the database has, in its order. A column that no entry names is left out: `unnamed` tells of those. */
export async function nativeColumns(client: Client, tables: readonly TableEntry[]): Promise<NativeColumn[]> {
  const found = await declared(client)
  const codes = await client.query<{ lb: string; dm: string }>('SELECT lb, dm FROM dmb ORDER BY lb, dm')
  return tables.flatMap((table) =>
    table.columns.flatMap((entry) => {
      const row = found.find((each) => each.table_name === table.table && each.column_name === entry.column)
      if (!row) return []
      const known = codes.rows.filter(({ lb }) => lb === entry.codes).map(({ dm }) => dm)
      return {
        ...entry,
        table,
        type: TYPES[row.data_type] ?? 'text',
        length: row.character_maximum_length,
        nullable: row.is_nullable === 'YES',
        inKey: row.in_key,
        known,
      }
    }),
  )
}

/** Columns of the database that no entry names, as table.column: what the catalogue forgot. Code tables are the registry's own words, not records. */
export async function unnamedColumns(client: Client, tables: readonly TableEntry[]): Promise<string[]> {
  const named = new Set(tables.flatMap(({ table, columns }) => columns.map(({ column }) => `${table}.${column}`)))
  return (await declared(client))
    .map(({ table_name, column_name }) => `${table_name}.${column_name}`)
    .filter((name) => !named.has(name))
}

interface Declared {
  readonly table_name: string
  readonly column_name: string
  readonly data_type: string
  readonly character_maximum_length: number | null
  readonly is_nullable: string
  readonly in_key: boolean
}

async function declared(client: Client): Promise<Declared[]> {
  const { rows } = await client.query<Declared>(
    `SELECT c.table_name, c.column_name, c.data_type, c.character_maximum_length, c.is_nullable,
       EXISTS (SELECT FROM information_schema.key_column_usage k
         WHERE k.table_name = c.table_name AND k.column_name = c.column_name AND k.table_schema = c.table_schema) AS in_key
     FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
     WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE'
       AND c.table_name <> 'dmb' AND c.table_name NOT LIKE 'dm\\_%' AND c.table_name NOT LIKE 'knex%'
     ORDER BY c.table_name, c.ordinal_position`,
  )
  return rows
}
