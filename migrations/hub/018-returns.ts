import type { Knex } from 'knex'

/**
 * Returns of dropout control (月报, 学期报, 年报). One unit has one edition under way for a period; a signed one is frozen, whoever asks:
 * the trigger refuses the role of the hub, and its owner too.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE INDEX child_school ON child (school_code) WHERE NOT retired;
    CREATE TABLE dropout_return (
      id uuid PRIMARY KEY,
      kind text NOT NULL CHECK (kind IN ('MONTH', 'TERM', 'YEAR')), period text NOT NULL,
      division text NOT NULL CHECK (division ~ '^[0-9]{6}$'), school text CHECK (school ~ '^[0-9]{10}$'),
      edition integer NOT NULL CHECK (edition > 0), replaces uuid REFERENCES dropout_return,
      correction text CHECK (correction IN ('DATA_CORRECTED', 'LATE_RETURN', 'RULES_CHANGED')),
      state text NOT NULL CHECK (state IN ('DRAFT', 'FILLED', 'REVIEWED', 'SIGNED')),
      counted_at timestamptz NOT NULL, figures integer[] NOT NULL, counted integer[],
      parts integer NOT NULL, parts_missing integer NOT NULL,
      filled_by text, filled_at timestamptz, reviewed_by text, reviewed_at timestamptz, signed_by text, signed_at timestamptz,
      version integer NOT NULL CHECK (version > 0),
      CHECK ((edition > 1) = (replaces IS NOT NULL) AND (replaces IS NULL) = (correction IS NULL)),
      CHECK ((state = 'DRAFT') = (filled_by IS NULL)),
      CHECK ((state IN ('REVIEWED', 'SIGNED')) = (reviewed_by IS NOT NULL)),
      CHECK ((state = 'SIGNED') = (signed_by IS NOT NULL)),
      CHECK (filled_by <> reviewed_by AND filled_by <> signed_by AND reviewed_by <> signed_by) -- three people
    );
    CREATE UNIQUE INDEX dropout_return_edition ON dropout_return (period, division, coalesce(school, ''), edition);
    CREATE UNIQUE INDEX dropout_return_open ON dropout_return (period, division, coalesce(school, '')) WHERE state <> 'SIGNED';
    CREATE UNIQUE INDEX dropout_return_replaced ON dropout_return (replaces);
    CREATE INDEX dropout_return_division ON dropout_return (division text_pattern_ops, period);

    CREATE FUNCTION dropout_return_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'TRUNCATE' THEN RAISE EXCEPTION 'returns are kept'; END IF;
      IF OLD.state = 'SIGNED' THEN RAISE EXCEPTION 'a signed return is frozen'; END IF;
      IF TG_OP = 'DELETE' THEN RAISE EXCEPTION 'returns are kept'; END IF;
      IF (NEW.id, NEW.period, NEW.division, NEW.school, NEW.edition, NEW.replaces) IS DISTINCT FROM (OLD.id, OLD.period, OLD.division, OLD.school, OLD.edition, OLD.replaces)
        THEN RAISE EXCEPTION 'a return stays the return of its unit and period'; END IF;
      IF OLD.state <> 'DRAFT' AND (NEW.figures, NEW.counted, NEW.counted_at) IS DISTINCT FROM (OLD.figures, OLD.counted, OLD.counted_at)
        THEN RAISE EXCEPTION 'figures change in a draft alone'; END IF;
      RETURN NEW;
    END $$;
    CREATE TRIGGER dropout_return_frozen BEFORE UPDATE OR DELETE ON dropout_return FOR EACH ROW EXECUTE FUNCTION dropout_return_frozen();
    CREATE TRIGGER dropout_return_kept BEFORE TRUNCATE ON dropout_return FOR EACH STATEMENT EXECUTE FUNCTION dropout_return_frozen();
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP INDEX child_school; DROP TABLE dropout_return; DROP FUNCTION dropout_return_frozen();')
}
