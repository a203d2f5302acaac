import knex, { type Knex } from 'knex'

export interface Migration {
  readonly name: string
  /** False: runs outside a transaction, for indexes on big tables (add-index.ts). Killed in the middle it is run again: each step must bear that. */
  readonly transaction?: false
  /** `ownerUrl`: for a library that brings its own tables. */
  up(knex: Knex, ownerUrl: string): Promise<void>
  down(knex: Knex): Promise<void>
}

/** Brings a database to its newest form, as its owner. Safe to run twice and by two processes at once (knex locks). */
export async function migrate(ownerUrl: string, migrations: readonly Migration[]): Promise<void> {
  await withOwner(ownerUrl, (db) => db.migrate.latest({ migrationSource: sourceOf(migrations, ownerUrl) }))
}

/** Takes the newest batch back. */
export async function rollback(ownerUrl: string, migrations: readonly Migration[]): Promise<void> {
  await withOwner(ownerUrl, (db) => db.migrate.rollback({ migrationSource: sourceOf(migrations, ownerUrl) }))
}

/** What the running hub may do in its own database: everything it needs, and of the audit trail insert and read only. */
export async function grantHub(ownerUrl: string, appRole: string): Promise<void> {
  await withOwner(ownerUrl, async (db) => {
    const [{ database }] = (await db.raw('SELECT current_database() AS database')).rows
    await db.raw('GRANT TEMPORARY ON DATABASE ?? TO ??', [database, appRole])
    await db.raw('GRANT USAGE ON SCHEMA public TO ??', [appRole])
    await db.raw(
      'GRANT SELECT, INSERT, UPDATE, DELETE ON child, link, child_key, feed, child_index, index_state, index_gap TO ??',
      [appRole],
    )
    await db.raw('GRANT SELECT, INSERT, UPDATE, DELETE ON unread_record, comparison, missing_record TO ??', [appRole])
    await db.raw('GRANT SELECT, INSERT, UPDATE ON access_grant TO ??', [appRole])
    await db.raw('GRANT SELECT, INSERT, UPDATE, DELETE ON saved_filter TO ??', [appRole])
    await db.raw('GRANT SELECT, INSERT, DELETE ON change_key TO ??', [appRole])
    await db.raw('GRANT SELECT, INSERT ON record_step TO ??', [appRole])
    await db.raw('GRANT SELECT, INSERT, UPDATE, DELETE ON dropout_facts, dropout_verdict, dropout_run TO ??', [appRole])
    await db.raw('GRANT SELECT, INSERT ON dropout_verdict_step TO ??', [appRole])
    await db.raw('GRANT SELECT, INSERT, UPDATE ON ledger_item, ledger_brake, ledger_brake_child TO ??', [appRole])
    await db.raw('GRANT SELECT, INSERT ON ledger_entry TO ??', [appRole])
    await db.raw('GRANT SELECT, INSERT, UPDATE ON dropout_return TO ??', [appRole])
    await db.raw('GRANT SELECT ON statistics_release, statistics_cell, statistics_population TO ??', [appRole])
    await db.raw('GRANT SELECT, INSERT, UPDATE, DELETE ON job_due, job_worker TO ??', [appRole])
    await db.raw('GRANT SELECT, INSERT, DELETE ON hub_event TO ??', [appRole])
    await db.raw('GRANT SELECT, UPDATE ON event_floor TO ??', [appRole])
    await db.raw('GRANT SELECT, INSERT, UPDATE, DELETE ON webhook_account, webhook, webhook_event TO ??', [appRole])
    await db.raw('GRANT USAGE ON SCHEMA graphile_worker TO ??', [appRole])
    await db.raw('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA graphile_worker TO ??', [appRole])
    await db.raw('GRANT USAGE ON ALL SEQUENCES IN SCHEMA graphile_worker TO ??', [appRole])
    await db.raw('GRANT SELECT, INSERT, UPDATE, DELETE ON browser_session, realm_notice, request_count TO ??', [
      appRole,
    ])
    await db.raw('GRANT SELECT, UPDATE ON realm_state TO ??', [appRole])
    await db.raw('GRANT SELECT, INSERT ON shared_text TO ??', [appRole])
    // A rebuilt index is analysed at once, where the server can allow that (17 and later); elsewhere autovacuum comes to it.
    const [{ version }] = (await db.raw(`SELECT current_setting('server_version_num')::int AS version`)).rows
    if (version >= 170_000) await db.raw('GRANT MAINTAIN ON child_index TO ??', [appRole])
    await db.raw('REVOKE ALL ON audit_entry FROM ??', [appRole])
    await db.raw('GRANT SELECT, INSERT ON audit_entry TO ??', [appRole])
  })
}

const DERIVED = [
  ...['child', 'link', 'child_key', 'feed', 'unread_record', 'comparison', 'missing_record'],
  ...['child_index', 'index_gap', 'dropout_facts', 'dropout_verdict', 'dropout_run'],
]

/**
 * Forgets every child and link, for registries whose rows were all replaced (the demo). The audit trail stays. The running
 * hub's role may do it too, row by row: `truncate: false`.
 */
export async function resetLinks(url: string, truncate = true): Promise<void> {
  const empty = truncate ? [`TRUNCATE ${DERIVED.join(', ')}`] : DERIVED.map((table) => `DELETE FROM ${table}`)
  const state =
    'UPDATE index_state SET answering = NULL, building = NULL, building_cursor = NULL, cursor = NULL, caught_up_at = NULL'
  await withOwner(url, (db) => db.raw(`BEGIN; ${[...empty, state].join('; ')}; COMMIT`))
}

/** What the hub may do in a registry: read. */
export async function grantReader(ownerUrl: string, readerRole: string): Promise<void> {
  await withOwner(ownerUrl, async (db) => {
    await db.raw('GRANT USAGE ON SCHEMA public TO ??', [readerRole])
    await db.raw('GRANT SELECT ON ALL TABLES IN SCHEMA public TO ??', [readerRole])
  })
}

async function withOwner(url: string, work: (db: Knex) => Promise<unknown>): Promise<void> {
  const db = knex({ client: 'pg', connection: url, pool: { min: 0, max: 1 } })
  try {
    await work(db)
  } finally {
    await db.destroy()
  }
}

function sourceOf(migrations: readonly Migration[], ownerUrl: string): Knex.MigrationSource<Migration> {
  return {
    getMigrations: async () => [...migrations],
    getMigrationName: (migration) => migration.name,
    getMigration: async ({ up, down, transaction }) => ({
      ...{ up: (knex: Knex) => up(knex, ownerUrl), down },
      ...(transaction === false ? { config: { transaction } } : {}),
    }),
  }
}
