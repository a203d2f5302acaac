import { Client } from 'pg'

/** A row as its registry holds it: every cell as text, in a session of fixed form. */
export type Row = Readonly<Record<string, string | null>>
export type Tables = Readonly<Record<string, readonly Row[]>>

/** All rows of one registry's tables, each in the order given, read past the hub in one moment. */
export async function readTables(orders: Readonly<Record<string, string>>, ownerUrl: string): Promise<Tables> {
  const client = new Client({ connectionString: ownerUrl, types: { getTypeParser: () => (cell: unknown) => cell } })
  await client.connect()
  try {
    await client.query(`SET DateStyle = 'ISO, YMD'; SET timezone = 'UTC'; BEGIN ISOLATION LEVEL REPEATABLE READ`)
    const tables: Record<string, readonly Row[]> = {}
    for (const [table, order] of Object.entries(orders)) {
      const { rows } = await client.query<Record<string, string | null>>(`SELECT * FROM ${table} ORDER BY ${order}`)
      tables[table] = rows.map(unpadded)
    }
    return tables
  } finally {
    await client.end()
  }
}

/** An archive number of fixed length without the blanks that fill it up. */
function unpadded(row: Record<string, string | null>): Row {
  return row['dah'] == null ? row : { ...row, dah: row['dah'].replace(/ +$/, '') }
}

/** Rows by the value of a column. */
export function rowsBy(rows: readonly Row[], column: string): Map<string, Row[]> {
  const found = new Map<string, Row[]>()
  for (const row of rows) {
    const key = row[column] ?? ''
    const known = found.get(key)
    if (known) known.push(row)
    else found.set(key, [row])
  }
  return found
}
