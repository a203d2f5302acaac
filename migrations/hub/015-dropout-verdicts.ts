import type { Knex } from 'knex'

/**
 * Dropout control (控辍保学). `dropout_facts`: what the rules look at, one row a child of school age or near it, written with its index
 * row. `dropout_verdict`: what the rules say of it; a row is written only where it differs, `judged_on` is the day since which it reads so,
 * `since` the first day of its level. `dropout_verdict_step`: each change of level, append only, so that a change of rules rewrites no history.
 * `dropout_run`: a run over all children, for a day and a version of the rules, and how far it came.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE dropout_facts (child_id uuid PRIMARY KEY, facts jsonb NOT NULL);
    CREATE TABLE dropout_verdict (
      child_id uuid PRIMARY KEY,
      level text NOT NULL CHECK (level IN ('NOT_JUDGED', 'NOT_OF_AGE', 'NONE', 'OUT_OF_SCHOOL', 'SUSPECTED', 'DROPPED_OUT')),
      reason text, days int, variant text, rules_version text NOT NULL,
      judged_on date NOT NULL, since date NOT NULL, confidence text NOT NULL,
      inputs jsonb NOT NULL, missing text[] NOT NULL, unknowable text[] NOT NULL,
      aid boolean, groups text[] NOT NULL, differs_from_ledger boolean,
      digest text NOT NULL,
      changed_in xid8 NOT NULL DEFAULT pg_current_xact_id() -- as of a child: what live queries look at
    );
    CREATE INDEX dropout_verdict_level ON dropout_verdict (level) WHERE level IN ('OUT_OF_SCHOOL', 'SUSPECTED', 'DROPPED_OUT');
    CREATE TABLE dropout_verdict_step (
      step bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      child_id uuid NOT NULL, day date NOT NULL, level text NOT NULL, variant text, rules_version text NOT NULL
    );
    CREATE INDEX dropout_verdict_step_child ON dropout_verdict_step (child_id, step);
    CREATE TABLE dropout_run (
      day date NOT NULL, rules_version text NOT NULL,
      cursor uuid, judged int NOT NULL DEFAULT 0, changed int NOT NULL DEFAULT 0,
      began_at timestamptz NOT NULL, finished_at timestamptz,
      PRIMARY KEY (day, rules_version)
    );
    -- The facts are read with the next generation, which is built at once: until it answers, a list by level is refused.
    LOCK TABLE index_state, child_index IN ACCESS EXCLUSIVE MODE;
    UPDATE index_state SET building = NULL, building_cursor = NULL, building_since = NULL,
      whole_from = greatest(0, answering, building, (SELECT max(generation) FROM child_index)) + 1;
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(
    'DROP TABLE dropout_run; DROP TABLE dropout_verdict_step; DROP TABLE dropout_verdict; DROP TABLE dropout_facts;',
  )
}
