import type { Knex } from 'knex'

/**
 * Facts that the index of lists did not hold: dropout state, categories of difficulty, aid by the roll. The generation that answers was read
 * without them, and null in a new column would read like "not recorded": a list that asks for one would answer too little, without a word.
 * So the generation is not dropped, for the lists that ask for none of them, which answer on; `whole_from` says from which generation
 * on all facts are there, the follower builds that one at once, and until it answers a list that asks for a new fact is refused.
 * Processes of the version before may still run (docs/OPERATE.md) and would write rows without the facts into it. Their rows say form 1,
 * as the default does, and are refused from that generation on; they go on in the generation before.
 * No index for the new columns: a filter is tried on rows while the order of the list is walked.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('LOCK TABLE index_state, child_index IN ACCESS EXCLUSIVE MODE') // no generation begins meanwhile
  const found = await knex.raw<{ rows: { last: number }[] }>(
    'SELECT greatest(0, answering, building, (SELECT max(generation) FROM child_index)) AS last FROM index_state',
  )
  const last = Number(found.rows[0]!.last)
  await knex.raw(`
    ALTER TABLE child_index
      ADD COLUMN dropout_state text,
      ADD COLUMN education_needs_aid boolean,
      ADD COLUMN education_receives_aid boolean,
      ADD COLUMN welfare_categories text[],
      ADD COLUMN form smallint NOT NULL DEFAULT 1,
      ADD CONSTRAINT child_index_form CHECK (generation <= ${last} OR form >= 2) NOT VALID; -- of new rows: what stands is not read under the lock
    ALTER TABLE index_state ADD COLUMN whole_from int NOT NULL DEFAULT 1;
    UPDATE index_state SET whole_from = ${last + 1}, building = NULL, building_cursor = NULL, building_since = NULL;
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    ALTER TABLE index_state DROP COLUMN whole_from;
    UPDATE index_state SET building = NULL, building_cursor = NULL, building_since = NULL; -- the version before reads no names
    ALTER TABLE child_index
      DROP COLUMN dropout_state, DROP COLUMN education_needs_aid, DROP COLUMN education_receives_aid,
      DROP COLUMN welfare_categories, DROP COLUMN form;
  `)
}
