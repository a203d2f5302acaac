import type { Knex } from 'knex'

/** A child is a hub id with links to records; the columns are the survivors of the precedence rule (src/identity). */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE child (
      id uuid PRIMARY KEY,
      name text, former_names text, sex text, birth_date date, ethnicity text, id_number text, roll_number text,
      registered_division text, residence_division text, school_division text, school_code text,
      education_record text, police_record text, health_record text, civil_affairs_record text,
      retired boolean NOT NULL DEFAULT false,
      updated_at timestamptz NOT NULL DEFAULT now()
    );
    CREATE INDEX child_id_number ON child (id_number);
    CREATE INDEX child_roll_number ON child (roll_number);
    CREATE INDEX child_civil_affairs ON child (civil_affairs_record);

    CREATE TABLE link (
      registry text NOT NULL, record_id text NOT NULL, child_id uuid NOT NULL,
      state text NOT NULL CHECK (state IN ('CERTAIN', 'LIKELY', 'REVIEW', 'REFUSED')),
      rule text NOT NULL, decided_by text NOT NULL, decided_at timestamptz NOT NULL DEFAULT now(),
      id_key text, gone boolean NOT NULL, changed_at timestamptz NOT NULL,
      id_number text, roll_number text, name text, former_names text, sex text, birth_date date, ethnicity text,
      registered_division text, residence_division text, school_division text, school_code text,
      PRIMARY KEY (registry, record_id)
    );
    CREATE INDEX link_child ON link (child_id);

    -- Which child an ID number belongs to: the certain rule. One row, one child, whatever the order of loading.
    CREATE TABLE child_key (id_key text PRIMARY KEY, child_id uuid NOT NULL);

    CREATE TABLE feed (registry text PRIMARY KEY, cursor text, caught_up_at timestamptz, updated_at timestamptz NOT NULL DEFAULT now());
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE feed; DROP TABLE child_key; DROP TABLE link; DROP TABLE child;')
}
