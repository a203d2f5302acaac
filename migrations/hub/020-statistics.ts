import type { Knex } from 'knex'

/**
 * Snapshots of the index, releases of protected numbers, tables of population (docs/STATISTICS.md). Of a release only published numbers are
 * kept: a withheld one is null and nowhere else. A published release is frozen, for its owner too. The running hub may read releases and
 * population; snapshots it may not: an exact number of children tells what a withheld province holds.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE statistics_snapshot (
      month text PRIMARY KEY CHECK (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
      made_at timestamptz NOT NULL, children integer NOT NULL CHECK (children >= 0),
      file text NOT NULL, sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'), manifest jsonb NOT NULL
    );
    CREATE TABLE statistics_release (
      id uuid PRIMARY KEY, month text NOT NULL CHECK (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
      correction integer NOT NULL CHECK (correction >= 0),
      made_at timestamptz NOT NULL, published_at timestamptz, snapshot_sha256 text NOT NULL,
      design jsonb NOT NULL, manifest jsonb NOT NULL, signature text,
      UNIQUE (month, correction),
      CHECK ((published_at IS NULL) = (signature IS NULL))
    );
    CREATE TABLE statistics_cell (
      release uuid NOT NULL REFERENCES statistics_release, family smallint NOT NULL CHECK (family >= 0),
      division text NOT NULL CHECK (division ~ '^([0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{9}|[0-9]{12})$'),
      open boolean NOT NULL, numbers integer[],
      PRIMARY KEY (release, family, division),
      CHECK (open = (numbers IS NOT NULL))
    );
    CREATE TABLE statistics_population (
      name text NOT NULL, month text NOT NULL CHECK (month ~ '^([0-9]{4}|[0-9]{4}-(0[1-9]|1[0-2]))$'),
      division text NOT NULL, codes jsonb NOT NULL, number bigint NOT NULL CHECK (number >= 0),
      PRIMARY KEY (name, month, division, codes)
    );

    CREATE FUNCTION statistics_release_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'TRUNCATE' THEN RAISE EXCEPTION 'releases are kept'; END IF;
      IF OLD.published_at IS NOT NULL THEN RAISE EXCEPTION 'a published release is frozen'; END IF;
      IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
      RETURN NEW;
    END $$;
    CREATE TRIGGER statistics_release_frozen BEFORE UPDATE OR DELETE ON statistics_release FOR EACH ROW EXECUTE FUNCTION statistics_release_frozen();
    CREATE TRIGGER statistics_release_kept BEFORE TRUNCATE ON statistics_release FOR EACH STATEMENT EXECUTE FUNCTION statistics_release_frozen();

    CREATE FUNCTION statistics_cell_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'TRUNCATE' THEN RAISE EXCEPTION 'releases are kept'; END IF;
      IF TG_OP = 'UPDATE' THEN RAISE EXCEPTION 'numbers of a release are not changed'; END IF;
      IF EXISTS (SELECT FROM (SELECT DISTINCT release FROM touched) t JOIN statistics_release r ON r.id = t.release AND r.published_at IS NOT NULL)
        THEN RAISE EXCEPTION 'a published release is frozen'; END IF;
      RETURN NULL;
    END $$;
    CREATE TRIGGER statistics_cell_added AFTER INSERT ON statistics_cell REFERENCING NEW TABLE AS touched
      FOR EACH STATEMENT EXECUTE FUNCTION statistics_cell_frozen();
    CREATE TRIGGER statistics_cell_removed AFTER DELETE ON statistics_cell REFERENCING OLD TABLE AS touched
      FOR EACH STATEMENT EXECUTE FUNCTION statistics_cell_frozen();
    CREATE TRIGGER statistics_cell_changed BEFORE UPDATE OR TRUNCATE ON statistics_cell FOR EACH STATEMENT EXECUTE FUNCTION statistics_cell_frozen();
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    DROP TABLE statistics_cell; DROP TABLE statistics_release; DROP TABLE statistics_snapshot; DROP TABLE statistics_population;
    DROP FUNCTION statistics_cell_frozen; DROP FUNCTION statistics_release_frozen;
  `)
}
