import type { Knex } from 'knex'

/**
 * Filters of lists that an account keeps for itself. `content` is JSON text, checked against the schema whenever it is used;
 * it may hold a name that was searched for, so a deleted filter leaves nothing behind.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE saved_filter (
      id uuid PRIMARY KEY,
      subject text NOT NULL,
      name text NOT NULL,
      content text NOT NULL CHECK (octet_length(content) <= 8192),
      saved_at timestamptz NOT NULL,
      version integer NOT NULL DEFAULT 1,
      UNIQUE (subject, name)
    );
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE saved_filter;')
}
