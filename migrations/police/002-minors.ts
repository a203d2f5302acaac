import { Knex } from 'knex'

/**
 * Who may be asked for as a child (未成年人): whom the birth date or the ID number (GB 11643, digits 7 to 14) makes a minor, and who has
 * neither in the form of a date. A record that is lost without a word is worse than one too many, which links to nobody. Compared as texts
 * alone, a blank date hid a child, and 99999999 made a child of an adult (docs/decisions/0023-minors-by-a-real-date.md).
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE OR REPLACE VIEW ck_wcnr AS SELECT * FROM rk_ryxx
      WHERE coalesce(greatest(substring(csrq FROM '${DAY}'), substring(substr(gmsfhm, 7, 8) FROM '${DAY}')), '99991231')
        > to_char((now() AT TIME ZONE 'Asia/Shanghai') - interval '18 years', 'YYYYMMDD')`)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE OR REPLACE VIEW ck_wcnr AS SELECT * FROM rk_ryxx
      WHERE csrq > to_char((now() AT TIME ZONE 'Asia/Shanghai') - interval '18 years', 'YYYYMMDD')`)
}

/** In one group, for `substring` gives the first; without `?`, which knex takes for a value. */
const DAY = '^((19|20)[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01]))$'
