import type { Knex } from 'knex'

/**
 * What several hubs behind one proxy share. `browser_session` holds no cookie and no readable token: a digest of the one, the other
 * sealed. `request_count` is forgotten when the server crashes, as it is worth a minute. `shared_text` is the access table in force:
 * the newest row, sealed with the audit key (docs/decisions/0025-several-processes.md).
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE browser_session (
      digest text PRIMARY KEY,
      subject text NOT NULL,
      provider_session text,
      created_at timestamptz NOT NULL, used_at timestamptz NOT NULL,
      sealed text NOT NULL,
      renewing_until timestamptz
    );
    CREATE INDEX browser_session_subject ON browser_session (subject, used_at);
    CREATE INDEX browser_session_provider ON browser_session (provider_session);

    CREATE TABLE realm_notice (id text PRIMARY KEY, until timestamptz NOT NULL);
    CREATE TABLE realm_state (one boolean PRIMARY KEY DEFAULT true CHECK (one), not_before bigint NOT NULL);
    INSERT INTO realm_state (not_before) VALUES (0);

    CREATE UNLOGGED TABLE request_count (
      subject text PRIMARY KEY, since timestamptz NOT NULL, taken integer NOT NULL, given integer NOT NULL
    );

    CREATE TABLE shared_text (
      name text NOT NULL, seq integer NOT NULL, content text NOT NULL, seal text NOT NULL, at timestamptz NOT NULL,
      PRIMARY KEY (name, seq)
    );
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE browser_session, realm_notice, realm_state, request_count, shared_text;')
}
