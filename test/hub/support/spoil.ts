import { Client } from 'pg'
import type { TestHub } from '../../support/hub'

type Database = keyof TestHub['urls']

/** Writes cells of one row past the hub, runs `work`, and puts the row back as it was, whatever happened. */
export async function withCells<T>(
  hub: TestHub,
  [database, table, where]: readonly [Database, string, string],
  cells: Readonly<Record<string, string | null>>,
  work: () => Promise<T>,
): Promise<T> {
  const owner = new Client({ connectionString: hub.urls[database].owner })
  await owner.connect()
  const columns = Object.keys(cells)
  const write = (values: readonly unknown[]) =>
    owner.query(
      `UPDATE ${table} SET ${columns.map((column, i) => `${column} = $${i + 1}`).join(', ')} WHERE ${where}`,
      [...values],
    )
  try {
    const found = await owner.query<Record<string, string | null>>(
      `SELECT ${columns.map((column) => `${column}::text`).join(', ')} FROM ${table} WHERE ${where}`,
    )
    if (found.rows.length !== 1) throw new TypeError(`expected one row of ${table}, got ${found.rows.length}`)
    await write(Object.values(cells))
    try {
      return await work()
    } finally {
      // The where-clause may name a cell that was changed: the row is found by what was written.
      const then = columns.map((column, i) => `${column} IS NOT DISTINCT FROM $${columns.length + i + 1}`).join(' AND ')
      await owner.query(
        `UPDATE ${table} SET ${columns.map((column, i) => `${column} = $${i + 1}`).join(', ')} WHERE ${keyOf(where)} AND ${then}`,
        [...columns.map((column) => found.rows[0]![column]), ...Object.values(cells)],
      )
    }
  } finally {
    await owner.end()
  }
}

/** The first condition: the key that the row keeps. */
function keyOf(where: string): string {
  return where.split(' AND ')[0]!
}

/** Runs statements, then `work`, then the statements that undo them. */
export async function withRows<T>(
  hub: TestHub,
  database: Database,
  statements: readonly string[],
  undo: readonly string[],
  work: () => Promise<T>,
): Promise<T> {
  const owner = new Client({ connectionString: hub.urls[database].owner })
  await owner.connect()
  try {
    for (const statement of statements) await owner.query(statement)
    return await work()
  } finally {
    for (const statement of undo) await owner.query(statement)
    await owner.end()
  }
}
