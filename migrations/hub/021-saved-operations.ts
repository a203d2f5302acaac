import type { Knex } from 'knex'

/** Operations that accounts keep under a name. A version is never changed: what somebody ran can be read again. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE saved_operation (
      id uuid PRIMARY KEY,
      subject text NOT NULL, department text,
      name text NOT NULL CHECK (name ~ '^[a-z][a-z0-9-]{2,63}$'),
      shared text NOT NULL CHECK (shared IN ('OWN', 'DEPARTMENT')),
      state text NOT NULL CHECK (state IN ('SAVED', 'RETIRED')),
      version integer NOT NULL CHECK (version > 0),
      CHECK (shared = 'OWN' OR department IS NOT NULL)
    );
    CREATE UNIQUE INDEX saved_operation_own ON saved_operation (subject, name) WHERE state = 'SAVED';
    CREATE UNIQUE INDEX saved_operation_shared ON saved_operation (department, name) WHERE state = 'SAVED' AND shared = 'DEPARTMENT';
    CREATE TABLE saved_operation_version (
      operation uuid NOT NULL REFERENCES saved_operation, version integer NOT NULL CHECK (version > 0),
      document text NOT NULL CHECK (octet_length(document) <= 8192),
      title_zh text NOT NULL, title_en text NOT NULL, description text NOT NULL,
      saved_at timestamptz NOT NULL,
      PRIMARY KEY (operation, version)
    );

    CREATE FUNCTION saved_operation_kept() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      RAISE EXCEPTION 'versions of saved operations are kept';
    END $$;
    CREATE TRIGGER saved_operation_kept BEFORE UPDATE OR DELETE ON saved_operation_version
      FOR EACH ROW EXECUTE FUNCTION saved_operation_kept();
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(
    'DROP TABLE saved_operation_version; DROP TABLE saved_operation; DROP FUNCTION saved_operation_kept();',
  )
}
