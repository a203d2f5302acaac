import type { Knex } from 'knex'

/**
 * Builds an index on a table that a running hub writes: nobody waits for it. For migrations with `transaction: false` alone. Killed in the
 * middle it leaves an index that is not valid; tried again, that one is removed first. `on`: SQL after ON.
 */
export async function addIndex(knex: Knex, name: string, on: string): Promise<void> {
  const { rows } = await knex.raw('SELECT FROM pg_index WHERE indexrelid = to_regclass(?) AND NOT indisvalid', [name])
  if (rows.length > 0) await knex.raw('DROP INDEX CONCURRENTLY ??', [name])
  await knex.raw(`CREATE INDEX CONCURRENTLY IF NOT EXISTS ?? ON ${on}`, [name])
}
