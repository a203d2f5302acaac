import knex, { type Knex } from 'knex'
import { setSession } from '../../src/kit/session'
import { FastReader } from '../../src/row-reader/fast-reader'
import type { Ask, RowReader } from '../../src/row-reader/row-reader'
import {
  type Capabilities,
  type ChangePage,
  type Connector,
  type Criteria,
  type Cursor,
  type Health,
  type Inspection,
  type RecordPage,
  RegistryFault,
} from '../contract/connector'
import { isDate } from '../contract/formats'
import { type RecordId, type RegistryRecord, type Shape, shapeKey } from '../contract/records'
import { capabilitiesOf, MAX_IDS } from './capabilities'
import { inspect } from './inspect'
import type { SqlMapping } from './mapping'
import { compileAll, compileChanges, earlier } from './changes'
import type { Raw } from './readers'
import { compileShape, type Statement, withToday } from './statement'
import { keyForm } from './typed-root'

/** Checked settings of one registry's database. */
export interface SqlSettings {
  readonly url: string
  readonly poolSize: number
  /** The server ends a statement after this long, whatever the hub does. */
  readonly timeoutMs: number
  /** Default FastReader. */
  readonly reader?: RowReader
}

/** A shape, compiled and ready to be asked. */
interface Fetch extends Statement {
  readonly ask: Ask
}

const MAX_STATEMENTS = 500

const QUERY_CANCELED = '57014'
/** Data exceptions, and more than one row where one was expected (CARDINALITY_VIOLATION). */
const ROWS_TO_BLAME = /^(22|21)/
/** A right that was taken away, a column that is gone: what this statement asks, and no sign that the registry is down. */
const STATEMENT_TO_BLAME = /^42/

/** A registry in a SQL database, read through knex. PostgreSQL first: `= ANY` and JSON aggregates are its words. */
export class SqlConnector implements Connector {
  readonly registry
  readonly capabilities: Capabilities
  private readonly knex: Knex
  private readonly reader: RowReader
  private readonly fetches = new Map<string, Fetch>()

  constructor(
    private readonly mapping: SqlMapping,
    settings: SqlSettings,
    private readonly today: () => string,
  ) {
    this.registry = mapping.registry
    this.reader = settings.reader ?? new FastReader()
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
        // Read only, in UTC, and never longer than the time limit: held by the session, whatever the role may do.
        afterCreate: setSession({
          timeoutMs: settings.timeoutMs,
          readOnly: true,
          ...(mapping.schema === undefined ? {} : { schema: mapping.schema }),
        }),
      },
      acquireConnectionTimeout: settings.timeoutMs,
    })
  }

  async fetch(ids: readonly RecordId[], shape: Shape, signal: AbortSignal) {
    if (ids.length > MAX_IDS) {
      throw new RegistryFault('CAPABILITY', this.registry, `expected at most ${MAX_IDS} ids, got ${ids.length}`)
    }
    const { ask, usesToday, read } = this.compiled(shape)
    const today = this.today()
    const form = keyForm(this.mapping.root)
    const asked = ids.filter((id) => form.holds(id))
    const { rows } = await this.answer(() => ask(this.knex, usesToday ? [asked, today] : [asked]), signal)
    const records = new Map<RecordId, RegistryRecord>()
    for (const row of rows) records.set(String(row[0]), read(row, today))
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
    if (!values.every(isText) || (criteria.by === 'name-and-birth-date' && !isDate(criteria.birthDate))) {
      signal.throwIfAborted()
      return [] // no record can hold it, and the server would refuse it
    }
    const { text, usesToday } = withToday(
      `SELECT (${root.key})::text FROM ${root.from} WHERE (${where})${root.where ? ` AND (${root.where})` : ''} ORDER BY 1`,
      values.length + 1,
    )
    const rows = await this.run(text, usesToday ? [...values, this.today()] : values, signal)
    return rows.map((row) => String(row[0]))
  }

  async changes(after: Cursor | null, limit: number, signal: AbortSignal): Promise<ChangePage> {
    const feed = compileChanges(this.mapping, after)
    const rows = await this.page(feed, limit, signal)
    const last = rows.at(-1)
    return { records: rows.map(feed.read), next: last ? feed.cursor(last) : after, more: rows.length === limit }
  }

  earlier(cursor: Cursor, millis: number): Cursor {
    return earlier(cursor, millis)
  }

  async all(after: RecordId | null, limit: number, signal: AbortSignal): Promise<RecordPage> {
    const feed = compileAll(this.mapping, after)
    const rows = await this.page(feed, limit, signal)
    return { records: rows.map(feed.read), more: rows.length === limit }
  }

  async health(signal: AbortSignal): Promise<Health> {
    const start = process.hrtime.bigint()
    const state = await this.run('SELECT 1', [], signal).then(
      () => 'up' as const,
      () => 'down' as const,
    )
    return { state, millis: Number(process.hrtime.bigint() - start) / 1e6 }
  }

  /** Looks at types and plans: asks no table for a row. */
  async inspect(signal: AbortSignal): Promise<Inspection> {
    signal.throwIfAborted()
    return inspect(this.knex, this.mapping, this.today())
  }

  close(): Promise<void> {
    return this.knex.destroy()
  }

  private page(
    feed: { text: string; values: readonly string[] },
    limit: number,
    signal: AbortSignal,
  ): Promise<Raw[][]> {
    const { text, usesToday } = withToday(feed.text, feed.values.length + 2)
    return this.run(text, [limit, ...feed.values, ...(usesToday ? [this.today()] : [])], signal)
  }

  private compiled(shape: Shape): Fetch {
    const key = shapeKey(shape)
    let fetch = this.fetches.get(key)
    if (!fetch) {
      const statement = compileShape(this.mapping, shape)
      fetch = { ...statement, ask: this.reader.prepare(statement.question) }
      if (this.fetches.size >= MAX_STATEMENTS) this.fetches.clear()
      this.fetches.set(key, fetch)
    }
    return fetch
  }

  private run(text: string, values: unknown[], signal: AbortSignal): Promise<Raw[][]> {
    return this.answer(() => this.reader.run(this.knex, { text, values }), signal)
  }

  private async answer<T>(ask: () => Promise<T>, signal: AbortSignal): Promise<T> {
    signal.throwIfAborted()
    try {
      return await ask()
    } catch (cause) {
      const code = (cause as { code?: string }).code
      // A statement that fails on what the rows hold fails for them, not for the registry: asked alone, the others answer.
      if (code !== undefined && ROWS_TO_BLAME.test(code))
        throw new RegistryFault('REGISTRY_LIES', this.registry, `a row that no statement can read (${code})`, { cause })
      const timedOut = code === QUERY_CANCELED || /timeout/i.test((cause as Error).message)
      const detail = timedOut ? 'no answer within its time limit' : `query failed${code ? ` (${code})` : ''}`
      const refused = code !== undefined && STATEMENT_TO_BLAME.test(code)
      throw new RegistryFault(timedOut ? 'REGISTRY_TIMEOUT' : 'REGISTRY_DOWN', this.registry, detail, {
        cause,
        refused,
      })
    }
  }
}

/** PostgreSQL's texts hold everything but NUL. */
function isText(value: string): boolean {
  return !value.includes('\0')
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

function mute(): void {
  // the fault itself is thrown, and logged without its message
}
