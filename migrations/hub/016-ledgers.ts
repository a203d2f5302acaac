import type { Knex } from 'knex'

/**
 * The three ledgers of dropout control. `ledger_entry` is what happened, and only grows; `ledger_item` is what follows from it, kept to be
 * found by. A run that would change too much of a school at once waits in `ledger_brake` for a person.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE ledger_item (
      id uuid PRIMARY KEY, child_id uuid NOT NULL,
      ledger text NOT NULL CHECK (ledger IN ('SCHOOL_AGE', 'SUSPECTED', 'DROPPED_OUT')),
      state text NOT NULL CHECK (state IN ('FOUND', 'PERSUADING', 'REPORTED', 'ORDERED', 'PENALISED', 'RETURNED', 'EXCUSED', 'DISPROVED', 'CLOSED')),
      school text, division text NOT NULL CHECK (division ~ '^[0-9]{6}$'), owner_school text,
      offer_division text, offer_school text CHECK (offer_school IS NULL OR offer_division IS NOT NULL),
      level text, variant text, rules_version text, opened_by text NOT NULL CHECK (opened_by IN ('RULE', 'HAND')),
      opened_at timestamptz NOT NULL, first_contact_at timestamptz,
      outcome text CHECK (outcome IN ('RETURNED', 'EXCUSED', 'DISPROVED')), reason text, proof text,
      closed_at timestamptz, back_on date, clocks jsonb NOT NULL,
      -- The first instant that is too late for a clock that runs; and whether one was missed and its task not done.
      next_due_at timestamptz, missed boolean NOT NULL,
      version integer NOT NULL CHECK (version > 0),
      CHECK ((state = 'CLOSED') = (closed_at IS NOT NULL)),
      CHECK ((state = 'CLOSED') = (proof IS NOT NULL)) -- 动态销号: nothing is closed without a proof
    );
    -- A child has one open item at most.
    CREATE UNIQUE INDEX ledger_item_open ON ledger_item (child_id) WHERE state <> 'CLOSED';
    CREATE INDEX ledger_item_child ON ledger_item (child_id);
    CREATE INDEX ledger_item_listed ON ledger_item (opened_at DESC, id);
    CREATE INDEX ledger_item_division ON ledger_item (division text_pattern_ops, opened_at DESC, id);
    CREATE INDEX ledger_item_school ON ledger_item (school);

    CREATE TABLE ledger_entry (
      id uuid PRIMARY KEY, item_id uuid NOT NULL REFERENCES ledger_item, number integer NOT NULL CHECK (number > 0),
      action text NOT NULL, from_state text, to_state text NOT NULL, at timestamptz NOT NULL,
      subject text NOT NULL, department text, data jsonb NOT NULL, clocks jsonb NOT NULL, note text, reference text,
      UNIQUE (item_id, number)
    );

    CREATE TABLE ledger_brake (
      id uuid PRIMARY KEY, school text, division text NOT NULL,
      -- One waiting run for each school, or county for children without one.
      place text NOT NULL,
      opens integer NOT NULL, marks integer NOT NULL, roll integer NOT NULL, percent numeric NOT NULL, rules_version text,
      state text NOT NULL CHECK (state IN ('WAITING', 'RELEASED', 'REFUSED')),
      since timestamptz NOT NULL, counted_at timestamptz NOT NULL, decided_by text, decided_at timestamptz, note text,
      version integer NOT NULL CHECK (version > 0)
    );
    CREATE UNIQUE INDEX ledger_brake_waiting ON ledger_brake (place) WHERE state = 'WAITING';
    -- What a decision is about: this child, by this verdict.
    CREATE TABLE ledger_brake_child (
      brake_id uuid NOT NULL REFERENCES ledger_brake, child_id uuid NOT NULL, change text NOT NULL CHECK (change IN ('OPEN', 'MARK_BACK')),
      level text NOT NULL, since date NOT NULL, PRIMARY KEY (brake_id, child_id, change, level, since)
    );
    CREATE INDEX ledger_brake_child_of ON ledger_brake_child (child_id);
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE ledger_brake_child, ledger_brake, ledger_entry, ledger_item;')
}
