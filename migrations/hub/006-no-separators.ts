import type { Knex } from 'knex'

const TEXTS: Readonly<Record<string, readonly string[]>> = {
  link: ['record_id', 'id_number', 'roll_number', 'name', 'sex', 'ethnicity', 'registered_division', 'residence_division', 'school_division', 'school_code'],
  child: ['name', 'sex', 'ethnicity', 'id_number', 'roll_number', 'registered_division', 'residence_division', 'school_division', 'school_code',
    'education_record', 'police_record', 'health_record', 'civil_affairs_record'],
} // prettier-ignore

const SEPARATORS = `E'\\x1e\\x1f'`

/**
 * Look-ups carry many children as one text, parted by the record and unit separators (src/identity/packed-rows.ts). No registry's word
 * may hold one, or a name could pose as another child's row: the link writer leaves them out, and the tables refuse them.
 */
export async function up(knex: Knex): Promise<void> {
  for (const [table, columns] of Object.entries(TEXTS)) {
    const held = columns.map((column) => `coalesce(${column}, '')`).join(' || ')
    await knex.raw(`
      UPDATE ${table} SET ${columns.map((column) => `${column} = translate(${column}, ${SEPARATORS}, '')`).join(', ')}
        WHERE ${held} ~ (E'[\\x1e\\x1f]');
      ALTER TABLE ${table} ADD CONSTRAINT ${table}_no_separators CHECK (${held} !~ (E'[\\x1e\\x1f]'));
    `)
  }
}

export async function down(knex: Knex): Promise<void> {
  for (const table of Object.keys(TEXTS)) await knex.raw(`ALTER TABLE ${table} DROP CONSTRAINT ${table}_no_separators`)
}
