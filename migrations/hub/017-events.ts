import type { Knex } from 'knex'

/**
 * What changed, for whoever may know of it (docs/decisions/0036-events.md): an outbox, written in the transaction of the change. An event
 * holds ids alone. Its position is (changed_in, seq): transactions below the horizon have ended, so that none is passed over.
 * Triggers write what registries changed, so that no writer of children, links or verdicts can forget it. `tonglian.quiet` is set by the
 * transaction that reads a registry for the first time: that a child was there already is no change.
 * `told_to`: the one account that a record is told to; null: whoever the access table says. `event_floor`: positions before it were cleaned up.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE hub_event (
      changed_in xid8 NOT NULL DEFAULT pg_current_xact_id(),
      seq bigint GENERATED ALWAYS AS IDENTITY,
      id uuid NOT NULL DEFAULT gen_random_uuid(),
      type text NOT NULL, child_id uuid NOT NULL, record_id uuid, told_to text,
      at timestamptz NOT NULL DEFAULT date_trunc('second', clock_timestamp()),
      PRIMARY KEY (changed_in, seq)
    );
    CREATE INDEX hub_event_at ON hub_event (at);
    CREATE UNIQUE INDEX hub_event_once ON hub_event (changed_in, child_id, type) WHERE record_id IS NULL;
    CREATE TABLE event_floor (one boolean PRIMARY KEY DEFAULT true CHECK (one), changed_in xid8 NOT NULL, seq bigint NOT NULL);
    INSERT INTO event_floor (changed_in, seq) VALUES (pg_current_xact_id(), 0);

    CREATE FUNCTION wake_for_events() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      PERFORM pg_notify('hub_event', '');
      RETURN NULL;
    END $$;
    CREATE TRIGGER hub_event_wakes AFTER INSERT ON hub_event FOR EACH STATEMENT EXECUTE FUNCTION wake_for_events();

    CREATE FUNCTION tell_of_links() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF current_setting('tonglian.quiet', true) = 'on' THEN RETURN NULL; END IF;
      IF TG_OP = 'INSERT' THEN
        INSERT INTO hub_event (type, child_id) SELECT DISTINCT registry || '.changed', child_id FROM now_rows ON CONFLICT DO NOTHING;
      ELSE
        INSERT INTO hub_event (type, child_id)
        SELECT DISTINCT n.registry || '.changed', told.child_id
        FROM now_rows n JOIN was_rows w USING (registry, record_id), LATERAL (VALUES (n.child_id), (w.child_id)) told (child_id)
        WHERE (n.hash, n.gone, n.child_id, n.state) IS DISTINCT FROM (w.hash, w.gone, w.child_id, w.state)
        ON CONFLICT DO NOTHING;
      END IF;
      RETURN NULL;
    END $$;
    CREATE TRIGGER link_tells_new AFTER INSERT ON link REFERENCING NEW TABLE AS now_rows FOR EACH STATEMENT EXECUTE FUNCTION tell_of_links();
    CREATE TRIGGER link_tells AFTER UPDATE ON link REFERENCING NEW TABLE AS now_rows OLD TABLE AS was_rows
      FOR EACH STATEMENT EXECUTE FUNCTION tell_of_links();

    CREATE FUNCTION tell_of_children() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF current_setting('tonglian.quiet', true) = 'on' THEN RETURN NULL; END IF;
      IF TG_OP = 'INSERT' THEN
        INSERT INTO hub_event (type, child_id) SELECT 'child.changed', id FROM now_rows WHERE NOT retired ON CONFLICT DO NOTHING;
      ELSE
        INSERT INTO hub_event (type, child_id)
        SELECT 'child.changed', n.id FROM now_rows n JOIN was_rows w USING (id)
        WHERE (${ofAll('n')}) IS DISTINCT FROM (${ofAll('w')})
        ON CONFLICT DO NOTHING;
      END IF;
      RETURN NULL;
    END $$;
    CREATE TRIGGER child_tells_new AFTER INSERT ON child REFERENCING NEW TABLE AS now_rows FOR EACH STATEMENT EXECUTE FUNCTION tell_of_children();
    CREATE TRIGGER child_tells AFTER UPDATE ON child REFERENCING NEW TABLE AS now_rows OLD TABLE AS was_rows
      FOR EACH STATEMENT EXECUTE FUNCTION tell_of_children();

    CREATE FUNCTION tell_of_verdicts() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'INSERT' THEN
        INSERT INTO hub_event (type, child_id) SELECT 'child.verdict', child_id FROM now_rows
        WHERE level IN ('OUT_OF_SCHOOL', 'SUSPECTED', 'DROPPED_OUT') ON CONFLICT DO NOTHING;
      ELSE
        INSERT INTO hub_event (type, child_id)
        SELECT 'child.verdict', n.child_id FROM now_rows n JOIN was_rows w USING (child_id)
        WHERE n.level IS DISTINCT FROM w.level
        ON CONFLICT DO NOTHING;
      END IF;
      RETURN NULL;
    END $$;
    CREATE TRIGGER verdict_tells_new AFTER INSERT ON dropout_verdict REFERENCING NEW TABLE AS now_rows
      FOR EACH STATEMENT EXECUTE FUNCTION tell_of_verdicts();
    CREATE TRIGGER verdict_tells AFTER UPDATE ON dropout_verdict REFERENCING NEW TABLE AS now_rows OLD TABLE AS was_rows
      FOR EACH STATEMENT EXECUTE FUNCTION tell_of_verdicts();
  `)
  await knex.raw(WEBHOOKS)
}

/**
 * Receivers of events. `webhook_account`: what the newest token of an account with webhooks said, sealed: deliveries are judged by it.
 * Secrets are sealed with the webhook's address. `webhook_event`: deliveries that failed, or wait behind one of the same child.
 */
const WEBHOOKS = `
  CREATE TABLE webhook_account (subject text PRIMARY KEY, claims text NOT NULL, issued bigint NOT NULL, seen_at timestamptz NOT NULL);
  CREATE TABLE webhook (
    id uuid PRIMARY KEY, subject text NOT NULL REFERENCES webhook_account, purpose text NOT NULL, url text NOT NULL, types text[],
    algorithm text NOT NULL CHECK (algorithm IN ('HMAC', 'ED25519')),
    state text NOT NULL CHECK (state IN ('ACTIVE', 'PAUSED', 'DISABLED')),
    secret text NOT NULL, public_key text, old_secret text, old_until timestamptz,
    position_xid xid8 NOT NULL, position_seq bigint NOT NULL,
    failures int NOT NULL DEFAULT 0, last_status text, delivered_at timestamptz,
    created_at timestamptz NOT NULL, version int NOT NULL DEFAULT 1
  );
  CREATE INDEX webhook_subject ON webhook (subject);
  CREATE TABLE webhook_event (
    webhook uuid NOT NULL REFERENCES webhook ON DELETE CASCADE, changed_in xid8 NOT NULL, seq bigint NOT NULL,
    event uuid NOT NULL, type text NOT NULL, child_id uuid NOT NULL, record_id uuid, told_to text, at timestamptz NOT NULL,
    tries int NOT NULL DEFAULT 0, next_at timestamptz NOT NULL, dead_at timestamptz, last_status text,
    PRIMARY KEY (webhook, changed_in, seq)
  );
  CREATE INDEX webhook_event_due ON webhook_event (next_at) WHERE dead_at IS NULL;`

/** Facts that everybody reads whom child.changed is told to (schema/access/events.yml): a change of another one would be told by it. */
const FACTS = ['name', 'sex', 'birth_date', 'registered_division', 'residence_division', 'retired']

function ofAll(row: string): string {
  return FACTS.map((fact) => `${row}.${fact}`).join(', ')
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    DROP TABLE webhook_event, webhook, webhook_account;
    DROP TRIGGER link_tells_new ON link; DROP TRIGGER link_tells ON link;
    DROP TRIGGER child_tells_new ON child; DROP TRIGGER child_tells ON child;
    DROP TRIGGER verdict_tells_new ON dropout_verdict; DROP TRIGGER verdict_tells ON dropout_verdict;
    DROP FUNCTION tell_of_verdicts(); DROP FUNCTION tell_of_links(); DROP FUNCTION tell_of_children();
    DROP TABLE hub_event, event_floor;
    DROP FUNCTION wake_for_events();
  `)
}
