import type { Knex } from 'knex'

/**
 * The record that stands for a child in each registry, in one column by name instead of a column for each registry: a registry that joins
 * needs no new form of the hub's database. `caseload_record` is the one by which a child is on somebody's list.
 */
const NAMES = ['education', 'police', 'health', 'civil-affairs'] as const

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    ALTER TABLE child ADD COLUMN records jsonb NOT NULL DEFAULT '{}';
    UPDATE child SET records = jsonb_strip_nulls(jsonb_build_object(${NAMES.map((name) => `'${name}', ${columnOf(name)}`).join(', ')}));
    DROP TRIGGER child_scope ON child;
    ALTER TABLE child RENAME COLUMN civil_affairs_record TO caseload_record;
    ALTER TABLE child DROP COLUMN education_record, DROP COLUMN police_record, DROP COLUMN health_record;
    ALTER TABLE child_index RENAME COLUMN civil_affairs_record TO caseload_record;
    ${carryScope('caseload_record')}
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    DROP TRIGGER child_scope ON child;
    ALTER TABLE child ADD COLUMN education_record text, ADD COLUMN police_record text, ADD COLUMN health_record text;
    ALTER TABLE child RENAME COLUMN caseload_record TO civil_affairs_record;
    ALTER TABLE child_index RENAME COLUMN caseload_record TO civil_affairs_record;
    UPDATE child SET ${NAMES.map((name) => `${columnOf(name)} = records ->> '${name}'`).join(', ')};
    ALTER TABLE child DROP COLUMN records;
    ${carryScope('civil_affairs_record')}
  `)
}

function columnOf(name: string): string {
  return `${name.replace('-', '_')}_record`
}

function carryScope(record: string): string {
  const watched = [
    'registered_division',
    'residence_division',
    'school_division',
    'school_code',
    record,
    'birth_date',
    'retired',
  ]
  const row = (which: string) => watched.map((column) => `${which}.${column}`).join(', ')
  return `
    CREATE OR REPLACE FUNCTION carry_scope_to_index() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF NEW.retired THEN
        DELETE FROM child_index WHERE id = NEW.id AND generation IN (SELECT unnest(ARRAY[answering, building]) FROM index_state);
      ELSE
        UPDATE child_index SET registered_division = NEW.registered_division, residence_division = NEW.residence_division,
          school_division = NEW.school_division, school_code = NEW.school_code, ${record} = NEW.${record},
          born = coalesce(NEW.birth_date, 'infinity')
        WHERE id = NEW.id AND generation IN (SELECT unnest(ARRAY[answering, building]) FROM index_state);
      END IF;
      RETURN NULL;
    END $$;
    CREATE TRIGGER child_scope AFTER UPDATE ON child FOR EACH ROW
      WHEN ((${row('OLD')}) IS DISTINCT FROM (${row('NEW')})) EXECUTE FUNCTION carry_scope_to_index();`
}
