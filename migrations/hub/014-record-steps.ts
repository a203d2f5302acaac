import type { Knex } from 'knex'

/**
 * The history of records that the hub keeps: one row for each step of a machine, never changed. It holds no text and no name.
 * Records of the time before begin with the state in which they were carried over.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE record_step (
      type text NOT NULL, id uuid NOT NULL, version integer NOT NULL CHECK (version > 0),
      action text NOT NULL, from_state text, to_state text NOT NULL,
      at timestamptz NOT NULL, subject text NOT NULL, request_id text NOT NULL,
      PRIMARY KEY (type, id, version)
    );
    INSERT INTO record_step SELECT 'grant', id, version, 'CARRIED_OVER', NULL, state, date_trunc('second', now()), subject, 'migration' FROM access_grant;
    INSERT INTO record_step SELECT 'filter', id, version, 'CARRIED_OVER', NULL, 'SAVED', date_trunc('second', now()), subject, 'migration' FROM saved_filter;
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE record_step;')
}
