import type { Knex } from 'knex'

/**
 * Grants: who may, for a while, see what of which child; and the keys that make a repeated mutation the same mutation.
 * Times are whole seconds. That a grant has expired is not written: it follows from `until`.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE access_grant (
      id uuid PRIMARY KEY,
      subject text NOT NULL, department text,
      child_id uuid NOT NULL,
      rule text NOT NULL, owner text NOT NULL,
      reason text NOT NULL, hours integer NOT NULL CHECK (hours > 0),
      emergency boolean NOT NULL,
      state text NOT NULL CHECK (state IN ('REQUESTED', 'APPROVED', 'REFUSED', 'EMERGENCY', 'REVOKED')),
      requested_at timestamptz NOT NULL,
      until timestamptz,
      decided_by text, decided_at timestamptz, note text,
      revoked_by text, revoked_at timestamptz, revoke_note text,
      review text CHECK (review IN ('OPEN', 'JUSTIFIED', 'UNJUSTIFIED')),
      reviewed_by text, reviewed_at timestamptz, review_note text,
      notice_to text, notice_at timestamptz,
      version integer NOT NULL DEFAULT 1,
      CHECK (state NOT IN ('APPROVED', 'EMERGENCY') OR until IS NOT NULL),
      CHECK (NOT emergency OR (review IS NOT NULL AND until <= requested_at + interval '3 hours')),
      CHECK (decided_by IS NULL OR decided_by <> subject),
      CHECK (reviewed_by IS NULL OR reviewed_by <> subject)
    );
    CREATE INDEX access_grant_active ON access_grant (subject, child_id) WHERE state IN ('APPROVED', 'EMERGENCY');
    CREATE INDEX access_grant_subject ON access_grant (subject, requested_at);
    CREATE INDEX access_grant_to_decide ON access_grant (owner, requested_at) WHERE state = 'REQUESTED';
    CREATE INDEX access_grant_to_review ON access_grant (requested_at) WHERE review = 'OPEN';

    CREATE TABLE change_key (
      subject text NOT NULL, key text NOT NULL,
      mutation text NOT NULL, input_hash text NOT NULL,
      answer text NOT NULL,
      at timestamptz NOT NULL,
      PRIMARY KEY (subject, key)
    );
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE change_key; DROP TABLE access_grant;')
}
