import { once } from 'node:events'
import { Client } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { DemoError } from './demo-error'

interface Index {
  readonly table: string
  readonly name: string
  readonly drop: string
  readonly create: string
}

/**
 * One registry's database while it is filled: old rows, indexes and triggers out, COPY in, indexes and triggers back, ANALYZE.
 * A run that breaks off leaves the registry without rows or indexes; `open` puts both right on the next run.
 */
export class BulkLoad {
  private indexes: readonly Index[] = []

  private constructor(
    private readonly client: Client,
    private readonly tables: Readonly<Record<string, string>>,
  ) {}

  /** @throws DemoError when the registry's migrations have not run; pg's own error when it cannot be reached. */
  static async open(registry: string, url: string, tables: Readonly<Record<string, string>>): Promise<BulkLoad> {
    const client = new Client({ connectionString: url, application_name: 'tonglian demo' })
    await client.connect()
    const load = new BulkLoad(client, tables)
    try {
      await load.prepare(registry)
    } catch (error) {
      await client.end()
      throw error
    }
    return load
  }

  async copy(lines: ReadonlyMap<string, readonly string[]>): Promise<void> {
    for (const [table, rows] of lines) {
      const stream = this.client.query(copyFrom(`COPY ${table} (${this.tables[table]}) FROM STDIN`))
      const finished = new Promise<void>((resolve, reject) => {
        stream.once('finish', resolve)
        stream.once('error', reject)
      })
      for (let at = 0; at < rows.length; at += 2000) {
        if (!stream.write(`${rows.slice(at, at + 2000).join('\n')}\n`))
          await Promise.race([once(stream, 'drain'), finished])
      }
      stream.end()
      await finished
    }
  }

  /** Puts indexes and triggers back and refreshes the planner's statistics. */
  async finish(): Promise<void> {
    for (const index of this.indexes) await this.client.query(index.create)
    await this.setTriggers('ENABLE')
    for (const table of Object.keys(this.tables)) await this.client.query(`ANALYZE ${table}`)
    await this.client.query('DROP TABLE demo_index')
  }

  async close(): Promise<void> {
    await this.client.end()
  }

  private async prepare(registry: string): Promise<void> {
    const names = Object.keys(this.tables)
    const { rows } = await this.client.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM pg_tables WHERE schemaname = $1 AND tablename = ANY($2)',
      ['public', names],
    )
    if (rows[0]?.count !== names.length)
      throw new DemoError('DEMO_NOT_MIGRATED', `registry ${registry} lacks its tables: run its migrations first`)
    await this.client.query(
      `SET synchronous_commit = off; SET maintenance_work_mem = '128MB'; SET client_min_messages = warning`,
    )
    await this.client.query(`TRUNCATE ${names.join(', ')}`)
    await this.setTriggers('DISABLE')
    // The definitions are kept in the database until the indexes stand again, so that a broken run loses none.
    await this.client.query(
      'CREATE TABLE IF NOT EXISTS demo_index (tablename text, name text PRIMARY KEY, dropping text, creating text)',
    )
    await this.client.query(
      `INSERT INTO demo_index
       SELECT c.relname, i.relname,
         CASE WHEN k.oid IS NULL THEN format('DROP INDEX %I', i.relname) ELSE format('ALTER TABLE %I DROP CONSTRAINT %I', c.relname, k.conname) END,
         CASE WHEN k.oid IS NULL THEN pg_get_indexdef(i.oid) ELSE format('ALTER TABLE %I ADD CONSTRAINT %I %s', c.relname, k.conname, pg_get_constraintdef(k.oid)) END
       FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class c ON c.oid = x.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
         LEFT JOIN pg_constraint k ON k.conindid = i.oid AND k.contype IN ('p', 'u')
       WHERE n.nspname = 'public' AND c.relname = ANY($1)
       ON CONFLICT DO NOTHING`,
      [names],
    )
    const found = await this.client.query<Index>(
      'SELECT tablename AS table, name, dropping AS drop, creating AS create FROM demo_index ORDER BY tablename, name',
    )
    this.indexes = found.rows
    const standing = await this.client.query<{ name: string }>(
      `SELECT indexname AS name FROM pg_indexes WHERE schemaname = 'public'`,
    )
    const names_ = new Set(standing.rows.map((row) => row.name))
    for (const index of this.indexes) if (names_.has(index.name)) await this.client.query(index.drop)
  }

  private async setTriggers(to: 'ENABLE' | 'DISABLE'): Promise<void> {
    for (const table of Object.keys(this.tables)) await this.client.query(`ALTER TABLE ${table} ${to} TRIGGER USER`)
  }
}
