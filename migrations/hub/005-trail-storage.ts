import type { Knex } from 'knex'

/** Bodies of the trail are long and written once a request: kept as they come, for compressing them costs more than their room. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('ALTER TABLE audit_entry ALTER COLUMN body SET STORAGE EXTERNAL')
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('ALTER TABLE audit_entry ALTER COLUMN body SET STORAGE EXTENDED')
}
