import type { Knex } from 'knex'

/**
 * Grade and class of the roll, which rosters are made of (docs/decisions/0037-oneroster.md). As in 007-index-facts.ts: the generation that
 * answers was read without them, the next is built at once, and until it answers whatever asks for one is refused. Rows of older processes
 * say form 3 and are refused from that generation on. The index is for the pages of one school and of one class.
 * `roster_changed`: when one of the facts that rosters tell last changed, as the index saw it. Not the record's own time of change: that
 * moves too with what the account may not see. The writer of the index moves it, and a trigger for a school that was carried over.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('LOCK TABLE index_state, child_index IN ACCESS EXCLUSIVE MODE') // no generation begins meanwhile
  const found = await knex.raw<{ rows: { last: number }[] }>(
    'SELECT greatest(0, answering, building, (SELECT max(generation) FROM child_index)) AS last FROM index_state',
  )
  const last = Number(found.rows[0]!.last)
  await knex.raw(`
    ALTER TABLE child_index
      ADD COLUMN grade smallint,
      ADD COLUMN class_name text,
      ADD COLUMN roster_changed timestamptz NOT NULL DEFAULT now(),
      ADD CONSTRAINT child_index_roster CHECK (generation <= ${last} OR form >= 4) NOT VALID; -- of new rows
    CREATE INDEX child_index_class ON child_index (school_code, grade, class_name);
    DROP INDEX child_index_school; -- the new one begins with the same column
    CREATE FUNCTION move_roster_changed() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN NEW.roster_changed = now(); RETURN NEW; END $$;
    CREATE TRIGGER roster_changed BEFORE UPDATE ON child_index FOR EACH ROW
      WHEN (OLD.school_code IS DISTINCT FROM NEW.school_code) EXECUTE FUNCTION move_roster_changed();
    UPDATE index_state SET whole_from = ${last + 1}, building = NULL, building_cursor = NULL, building_since = NULL;
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    ALTER TABLE child_index DROP CONSTRAINT child_index_roster;
    DROP TRIGGER roster_changed ON child_index; DROP FUNCTION move_roster_changed;
    CREATE INDEX child_index_school ON child_index (school_code);
    ALTER TABLE child_index DROP COLUMN grade, DROP COLUMN class_name, DROP COLUMN roster_changed;
    UPDATE index_state SET building = NULL, building_cursor = NULL, building_since = NULL;
  `)
}
