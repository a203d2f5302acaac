import type { Knex } from 'knex'

/**
 * The thin derived index for lists and search: one row a child and generation. A rebuild writes the next generation
 * beside the one that answers. `child.changed_in` is the feed it follows: unlike a time, a transaction number is known
 * to be final once every older transaction has ended, so that no row committed late is passed over.
 * What scope is judged by (divisions, school, own list, existence) does not wait for the follower: a trigger carries it
 * over in the transaction that changes the child, so that a child that moves away is in no list a moment longer.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    ALTER TABLE child ADD COLUMN changed_in xid8 NOT NULL DEFAULT pg_current_xact_id();
    CREATE INDEX child_changed ON child (changed_in, id);

    CREATE TABLE child_index (
      generation int NOT NULL, id uuid NOT NULL,
      registered_division text, residence_division text, school_division text, school_code text, civil_affairs_record text,
      name text, former_names text[], pinyin text NOT NULL, initials text NOT NULL,
      sex text, birth_month text NOT NULL,
      roll_state text, attendance_band text, education_left_behind text,
      guardianship_type text, welfare_left_behind text, receives_aid boolean,
      disability_class text,
      education_as_of timestamptz, health_as_of timestamptz, welfare_as_of timestamptz,
      PRIMARY KEY (generation, id)
    );
    CREATE INDEX child_index_pinyin ON child_index (generation, pinyin, id);
    CREATE INDEX child_index_birth_month ON child_index (generation, birth_month, id);
    CREATE INDEX child_index_name ON child_index (name);
    CREATE INDEX child_index_initials ON child_index (initials);
    CREATE INDEX child_index_former ON child_index USING gin (former_names);
    CREATE INDEX child_index_registered ON child_index (registered_division);
    CREATE INDEX child_index_residence ON child_index (residence_division);
    CREATE INDEX child_index_school_division ON child_index (school_division);
    CREATE INDEX child_index_school ON child_index (school_code);
    CREATE INDEX child_index_record ON child_index (civil_affairs_record);

    CREATE FUNCTION carry_scope_to_index() RETURNS trigger LANGUAGE plpgsql AS $$
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
    CREATE TRIGGER child_scope AFTER UPDATE ON child FOR EACH ROW
      WHEN ((OLD.registered_division, OLD.residence_division, OLD.school_division, OLD.school_code, OLD.civil_affairs_record, OLD.retired)
        IS DISTINCT FROM (NEW.registered_division, NEW.residence_division, NEW.school_division, NEW.school_code, NEW.civil_affairs_record, NEW.retired))
      EXECUTE FUNCTION carry_scope_to_index();

    CREATE TABLE index_state (
      only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
      answering int, building int, building_cursor text, building_since timestamptz,
      cursor text, caught_up_at timestamptz, built_at timestamptz
    );
    INSERT INTO index_state (answering) VALUES (NULL);

    -- Records the index could not read: their columns keep their last value, and they are tried again.
    CREATE TABLE index_gap (
      child_id uuid NOT NULL, registry text NOT NULL, code text NOT NULL, since timestamptz NOT NULL DEFAULT now(),
      PRIMARY KEY (child_id, registry)
    );
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    DROP TRIGGER child_scope ON child; DROP FUNCTION carry_scope_to_index;
    DROP TABLE index_gap; DROP TABLE index_state; DROP TABLE child_index;
    ALTER TABLE child DROP COLUMN changed_in;
  `)
}
