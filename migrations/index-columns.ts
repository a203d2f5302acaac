import knex from 'knex'

/** A column of `child_index` that a registry's definition asks for. */
export interface IndexColumn {
  readonly name: string
  readonly type: 'text' | 'text[]' | 'boolean' | 'smallint' | 'timestamptz'
}

/**
 * Adds the columns that the list of registries asks for and the index lacks, as the hub's owner: a registry that joins brings no migration of
 * the hub's database. The generation that answers was read without them: the next is built, and until it answers a list that asks for one is
 * refused (HUB_UNAVAILABLE). Safe to run twice and by two processes at once. Takes nothing away.
 */
export async function keepIndexColumns(ownerUrl: string, columns: readonly IndexColumn[]): Promise<readonly string[]> {
  const db = knex({ client: 'pg', connection: ownerUrl, pool: { min: 0, max: 1 } })
  try {
    return await db.transaction(async (tx) => {
      const known = async () => {
        const { rows } = await tx.raw<{ rows: { name: string }[] }>(
          `SELECT attname AS name FROM pg_attribute WHERE attrelid = 'child_index'::regclass AND attnum > 0 AND NOT attisdropped`,
        )
        return new Set(rows.map(({ name }) => name))
      }
      const before = await known()
      if (columns.every(({ name }) => before.has(name))) return []
      await tx.raw('LOCK TABLE index_state, child_index IN ACCESS EXCLUSIVE MODE') // no generation begins meanwhile
      const now = await known()
      const missing = columns.filter(({ name }) => !now.has(name))
      for (const { name, type } of missing) await tx.raw(`ALTER TABLE child_index ADD COLUMN ?? ${type}`, [name])
      await tx.raw(
        `UPDATE index_state SET building = NULL, building_cursor = NULL, building_since = NULL,
           whole_from = greatest(0, answering, building, (SELECT max(generation) FROM child_index)) + 1`,
      )
      return missing.map(({ name }) => name)
    })
  } finally {
    await db.destroy()
  }
}
