import type { Knex } from 'knex'

/** The audit trail: chains of entries, each sealed over the one before. Nobody but the owner may do more than insert and read. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE audit_entry (
      chain uuid NOT NULL, seq bigint NOT NULL,
      body text NOT NULL,
      seal text NOT NULL,
      written_at timestamptz NOT NULL DEFAULT now(),
      PRIMARY KEY (chain, seq)
    );
    CREATE INDEX audit_entry_written ON audit_entry (written_at);
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE audit_entry;')
}
