import type { Knex } from 'knex'

/**
 * What keeps links true to the registries. `link.hash` says what was written, so that reading again costs a comparison alone; rows
 * written before have none and are judged anew by the first comparison. A record that could not be read, in part or whole, is kept aside
 * by id and column. `comparison` is how far the daily comparison of everything has come, `missing_record` what it did not find.
 * `feed.version` moves with every page, so that facts read before another process wrote are never written after it.
 * `child_index.born` carries the rule of age into counts (src/identity/minority.ts).
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    ALTER TABLE feed ADD COLUMN version bigint NOT NULL DEFAULT 0, ADD COLUMN fault text;
    ALTER TABLE link ADD COLUMN closed boolean NOT NULL DEFAULT false, ADD COLUMN doubt_key text, ADD COLUMN hash text;
    CREATE INDEX link_roll_number ON link (roll_number) WHERE NOT gone;
    CREATE INDEX link_doubt ON link (doubt_key) WHERE doubt_key IS NOT NULL;

    CREATE TABLE unread_record (
      registry text NOT NULL, record_id text NOT NULL, columns text[] NOT NULL, code text NOT NULL, hash text,
      since timestamptz NOT NULL DEFAULT now(), tried_at timestamptz NOT NULL DEFAULT now(),
      PRIMARY KEY (registry, record_id)
    );
    CREATE TABLE comparison (
      registry text PRIMARY KEY, phase text CHECK (phase IN ('read', 'look', 'judge', 'strike', 'held')), position text,
      begun_at timestamptz, ended_at timestamptz, missing int NOT NULL DEFAULT 0
    );
    CREATE TABLE missing_record (registry text NOT NULL, record_id text NOT NULL, PRIMARY KEY (registry, record_id));

    ALTER TABLE child ADD COLUMN possible_duplicate boolean NOT NULL DEFAULT false;
    CREATE INDEX child_person ON child (name, birth_date) WHERE NOT retired;
    CREATE INDEX child_possible_duplicate ON child (id) WHERE possible_duplicate;

    ALTER TABLE child_index ADD COLUMN born date NOT NULL DEFAULT 'infinity';
    UPDATE child_index i SET born = c.birth_date FROM child c WHERE c.id = i.id AND c.birth_date IS NOT NULL
      AND i.generation IN (SELECT unnest(ARRAY[answering, building]) FROM index_state);
    CREATE OR REPLACE FUNCTION carry_scope_to_index() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF NEW.retired THEN
        DELETE FROM child_index WHERE id = NEW.id AND generation IN (SELECT unnest(ARRAY[answering, building]) FROM index_state);
      ELSE
        UPDATE child_index SET registered_division = NEW.registered_division, residence_division = NEW.residence_division,
          school_division = NEW.school_division, school_code = NEW.school_code, civil_affairs_record = NEW.civil_affairs_record,
          born = coalesce(NEW.birth_date, 'infinity')
        WHERE id = NEW.id AND generation IN (SELECT unnest(ARRAY[answering, building]) FROM index_state);
      END IF;
      RETURN NULL;
    END $$;
    DROP TRIGGER child_scope ON child;
    CREATE TRIGGER child_scope AFTER UPDATE ON child FOR EACH ROW
      WHEN ((OLD.registered_division, OLD.residence_division, OLD.school_division, OLD.school_code, OLD.civil_affairs_record, OLD.birth_date, OLD.retired)
        IS DISTINCT FROM (NEW.registered_division, NEW.residence_division, NEW.school_division, NEW.school_code, NEW.civil_affairs_record, NEW.birth_date, NEW.retired))
      EXECUTE FUNCTION carry_scope_to_index();
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE OR REPLACE FUNCTION carry_scope_to_index() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF NEW.retired THEN
        DELETE FROM child_index WHERE id = NEW.id AND generation IN (SELECT unnest(ARRAY[answering, building]) FROM index_state);
      ELSE
        UPDATE child_index SET registered_division = NEW.registered_division, residence_division = NEW.residence_division,
          school_division = NEW.school_division, school_code = NEW.school_code, civil_affairs_record = NEW.civil_affairs_record
        WHERE id = NEW.id AND generation IN (SELECT unnest(ARRAY[answering, building]) FROM index_state);
      END IF;
      RETURN NULL;
    END $$;
    DROP TRIGGER child_scope ON child;
    CREATE TRIGGER child_scope AFTER UPDATE ON child FOR EACH ROW
      WHEN ((OLD.registered_division, OLD.residence_division, OLD.school_division, OLD.school_code, OLD.civil_affairs_record, OLD.retired)
        IS DISTINCT FROM (NEW.registered_division, NEW.residence_division, NEW.school_division, NEW.school_code, NEW.civil_affairs_record, NEW.retired))
      EXECUTE FUNCTION carry_scope_to_index();
    ALTER TABLE child_index DROP COLUMN born;
    DROP INDEX child_person; DROP INDEX child_possible_duplicate;
    ALTER TABLE child DROP COLUMN possible_duplicate;
    DROP TABLE missing_record; DROP TABLE comparison; DROP TABLE unread_record;
    DROP INDEX link_roll_number; DROP INDEX link_doubt;
    ALTER TABLE link DROP COLUMN closed, DROP COLUMN doubt_key, DROP COLUMN hash;
    ALTER TABLE feed DROP COLUMN version, DROP COLUMN fault;
  `)
}
