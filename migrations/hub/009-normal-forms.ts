import type { Knex } from 'knex'

/**
 * Names, former names and readings in the index have the normal form that questions have (docs/NORMAL-FORMS.md). Rows written before are
 * searched by other spellings, and a search would find too little without a word: so a new generation is built at once, and until it
 * answers a list that asks for a name is refused, as for facts that the index learns (007-index-facts.ts). Rows of older processes say
 * form 2 and are refused from that generation on. Feeds are read again from their beginning: links and children take the normal forms.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('LOCK TABLE index_state, child_index IN ACCESS EXCLUSIVE MODE') // no generation begins meanwhile
  const found = await knex.raw<{ rows: { last: number }[] }>(
    'SELECT greatest(0, answering, building, (SELECT max(generation) FROM child_index)) AS last FROM index_state',
  )
  const last = Number(found.rows[0]!.last)
  await knex.raw(`
    ALTER TABLE child_index ADD CONSTRAINT child_index_normal CHECK (generation <= ${last} OR form >= 3) NOT VALID;
    UPDATE index_state SET whole_from = ${last + 1}, building = NULL, building_cursor = NULL, building_since = NULL;
    UPDATE feed SET cursor = NULL;
    UPDATE link SET hash = NULL; -- or what says the same as before would be skipped
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    ALTER TABLE child_index DROP CONSTRAINT child_index_normal;
    UPDATE index_state SET building = NULL, building_cursor = NULL, building_since = NULL;
  `)
}
