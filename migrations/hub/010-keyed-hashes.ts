import type { Knex } from 'knex'

/**
 * Hashes of the inputs of changes had no key: whoever reads the table could try names against that of a deleted saved filter.
 * What was hashed is not kept, so the old ones are emptied. A key used before is then refused, not used a second time.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`UPDATE change_key SET input_hash = ''`)
}

/** Nothing to undo: emptied hashes belong to nobody's input in the version before as well. */
export async function down(): Promise<void> {
  await Promise.resolve()
}
