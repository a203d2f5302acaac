import knex, { type Knex } from 'knex'
import type { Client } from 'pg'
import { runPrepared } from '../../src/kit/prepared'
import {
  type Capabilities,
  type ChangePage,
  type Connector,
  type Criteria,
  type Cursor,
  type Health,
  type IdentityFacts,
  RegistryFault,
} from '../contract/connector'
import { type RecordId, type RegistryRecord, type Shape, shapeKey } from '../contract/records'
import type { SqlMapping } from './mapping'
import { compileChanges } from './changes'
import { type Raw, UnreadableValue } from './readers'
import { compileShape, type Statement, withToday } from './statement'

/** Checked settings of one registry's database. */
export interface SqlSettings {
  readonly url: string
  readonly poolSize: number
  /** The server ends a statement after this long, whatever the hub does. */
  readonly timeoutMs: number
}

const MAX_IDS = 1_000
const MAX_STATEMENTS = 500

const QUERY_CANCELED = '57014'

/** A registry in a SQL database, read through knex. PostgreSQL first: `= ANY` and JSON aggregates are its words. */
export class SqlConnector implements Connector {
  readonly registry
  readonly capabilities: Capabilities
  private readonly knex: Knex
  private readonly statements = new Map<string, Statement>()

  constructor(
    private readonly mapping: SqlMapping,
    settings: SqlSettings,
    private readonly today: () => string,
  ) {
    this.registry = mapping.registry
    this.capabilities = capabilitiesOf(mapping)
    this.knex = knex({
      client: 'pg',
      log: { warn: mute, error: mute, debug: mute, deprecate: mute }, // a driver's message may quote a value
      connection: {
        connectionString: settings.url,
        application_name: `tonglian ${mapping.registry}`,
        query_timeout: settings.timeoutMs + 500,
        keepAlive: true,
      },
      pool: {
        min: 0,
        max: settings.poolSize,
        afterCreate: (client: Client, done: (error: Error | null, client: Client) => void) => {
          // Read only, in UTC, and never longer than the time limit: held by the session, whatever the role may do.
          client.query(
            `SET default_transaction_read_only = on; SET timezone = 'UTC'; SET statement_timeout = ${Number(settings.timeoutMs)}`,
            (error: Error | null) => done(error, client),
          )
        },
      },
      acquireConnectionTimeout: settings.timeoutMs,
    })
  }

  async fetch(ids: readonly RecordId[], shape: Shape, signal: AbortSignal) {
    if (ids.length > MAX_IDS) {
      throw new RegistryFault('CAPABILITY', this.registry, `expected at most ${MAX_IDS} ids, got ${ids.length}`)
    }
    const statement = this.statement(shape)
    const values: unknown[] = statement.usesToday ? [ids, this.today()] : [ids]
    const [packed] = await this.run(statement.text, values, signal, statement.name)
    const records = new Map<RecordId, RegistryRecord | RegistryFault>()
    for (const row of this.rows(statement, packed?.[0] ?? null)) records.set(String(row[0]), this.read(statement, row))
    return ids.map((id) => records.get(id) ?? null)
  }

  async find(criteria: Criteria, signal: AbortSignal): Promise<RecordId[]> {
    const where = this.capabilities.find.includes(criteria.by) ? this.mapping.find[criteria.by] : undefined
    if (!where) {
      throw new RegistryFault(
        'CAPABILITY',
        this.registry,
        `expected one of ${this.capabilities.find.join(', ')}, got ${criteria.by}`,
      )
    }
    const { root } = this.mapping
    const values = criteriaValues(criteria)
    const { text, usesToday } = withToday(
      `SELECT ${root.key} FROM ${root.from} WHERE (${where})${root.where ? ` AND (${root.where})` : ''} ORDER BY 1`,
      values.length + 1,
    )
    const rows = await this.run(text, usesToday ? [...values, this.today()] : values, signal)
    return rows.map((row) => String(row[0]))
  }

  async changes(after: Cursor | null, limit: number, signal: AbortSignal): Promise<ChangePage> {
    const feed = compileChanges(this.mapping, after)
    const { text, usesToday } = withToday(feed.text, feed.values.length + 2)
    const rows = await this.run(text, [limit, ...feed.values, ...(usesToday ? [this.today()] : [])], signal)
    const records: IdentityFacts[] = rows.map((row) => feed.read(row))
    const last = rows.at(-1)
    return { records, next: last ? feed.cursor(last) : after, more: rows.length === limit }
  }

  async health(signal: AbortSignal): Promise<Health> {
    const start = process.hrtime.bigint()
    const state = await this.run('SELECT 1', [], signal).then(
      () => 'up' as const,
      () => 'down' as const,
    )
    return { state, millis: Number(process.hrtime.bigint() - start) / 1e6 }
  }

  close(): Promise<void> {
    return this.knex.destroy()
  }

  private statement(shape: Shape): Statement {
    const key = shapeKey(shape)
    let statement = this.statements.get(key)
    if (!statement) {
      statement = compileShape(this.mapping, shape)
      if (this.statements.size >= MAX_STATEMENTS) this.statements.clear()
      this.statements.set(key, statement)
    }
    return statement
  }

  private rows(statement: Statement, packed: Raw): Raw[][] {
    try {
      return statement.rows(packed === null ? null : String(packed))
    } catch (cause) {
      throw new RegistryFault('REGISTRY_LIES', this.registry, 'rows that cannot be told apart', { cause })
    }
  }

  private read(statement: Statement, row: readonly Raw[]): RegistryRecord | RegistryFault {
    try {
      return statement.read(row)
    } catch (cause) {
      if (cause instanceof UnreadableValue) return new RegistryFault('REGISTRY_LIES', this.registry, cause.message)
      throw cause
    }
  }

  private async run(text: string, values: unknown[], signal: AbortSignal, name?: string): Promise<Raw[][]> {
    signal.throwIfAborted()
    try {
      return await runPrepared(this.knex, { text, values, ...(name ? { name } : {}) })
    } catch (cause) {
      const code = (cause as { code?: string }).code
      const timedOut = code === QUERY_CANCELED || /timeout/i.test((cause as Error).message)
      const detail = timedOut ? 'no answer within its time limit' : `query failed${code ? ` (${code})` : ''}`
      throw new RegistryFault(timedOut ? 'REGISTRY_TIMEOUT' : 'REGISTRY_DOWN', this.registry, detail, { cause })
    }
  }
}

function criteriaValues(criteria: Criteria): string[] {
  switch (criteria.by) {
    case 'id-number':
      return [criteria.idNumber]
    case 'roll-number':
      return [criteria.rollNumber]
    case 'name-and-birth-date':
      return [criteria.name, criteria.birthDate]
    case 'responsible':
      return [criteria.worker]
  }
}

function capabilitiesOf(mapping: SqlMapping): Capabilities {
  const derived = Object.entries(mapping.derived ?? {})
  return {
    columns: [...Object.keys(mapping.columns), ...derived.filter(([, d]) => !d.entryColumns).map(([name]) => name)],
    collections: Object.fromEntries([
      ...Object.entries(mapping.collections).map(
        ([name, collection]) => [name, Object.keys(collection.columns)] as const,
      ),
      ...derived.flatMap(([name, d]) => (d.entryColumns ? [[name, d.entryColumns] as const] : [])),
    ]),
    find: Object.keys(mapping.find) as Criteria['by'][],
    changes: true,
    maxIds: MAX_IDS,
  }
}

function mute(): void {
  // the fault itself is thrown, and logged without its message
}
