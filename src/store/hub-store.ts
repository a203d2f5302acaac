import knex, { type Knex } from 'knex'
import type { Client } from 'pg'
import { HubError } from '../errors/hub-error'
import { NoConnection, runPrepared, type Prepared, type Written } from '../kit/prepared'

/** A transaction under way. `run` is one statement with $1, $2, … and gives values as PostgreSQL writes them. */
export type HubTransaction = Knex.Transaction & {
  run(text: string, values: readonly unknown[]): Promise<Written[][]>
}

export interface StoreSettings {
  readonly url: string
  readonly poolSize: number
  /** The longest that a statement may take, default 5,000. */
  readonly timeoutMs?: number
}

/** The hub's own database, through the role that may not alter the audit trail. */
export class HubStore {
  private readonly knex: Knex

  constructor(settings: StoreSettings) {
    const timeoutMs = settings.timeoutMs ?? 5_000
    const session = [`SET timezone = 'UTC'`, `SET statement_timeout = ${timeoutMs}`]
    this.knex = knex({
      client: 'pg',
      log: { warn: mute, error: mute, debug: mute, deprecate: mute }, // a driver's message may quote a value
      connection: { connectionString: settings.url, application_name: 'tonglian hub', query_timeout: timeoutMs + 500 },
      pool: {
        min: 0,
        max: settings.poolSize,
        afterCreate: (client: Client, done: (error: Error | null, client: Client) => void) => {
          client.query(session.join('; '), (error: Error | null) => done(error, client))
        },
      },
      acquireConnectionTimeout: timeoutMs,
    })
  }

  /** One prepared statement; values come back as PostgreSQL writes them. Throws HubError HUB_UNAVAILABLE. */
  async run(statement: Prepared): Promise<Written[][]> {
    try {
      return await runPrepared(this.knex, statement)
    } catch (cause) {
      const code = cause instanceof NoConnection ? 'no connection' : ((cause as { code?: string }).code ?? 'line cut')
      throw new HubError('HUB_UNAVAILABLE', `the hub's database failed (${code})`, {}, { cause })
    }
  }

  /** All or nothing. Throws HubError HUB_UNAVAILABLE, and whatever HubError `work` throws. */
  async transaction<T>(work: (tx: HubTransaction) => Promise<T>): Promise<T> {
    try {
      return await this.knex.transaction((tx) =>
        work(
          Object.assign(tx, { run: (text: string, values: readonly unknown[]) => runPrepared(tx, { text, values }) }),
        ),
      )
    } catch (cause) {
      if (cause instanceof HubError) throw cause
      throw new HubError(
        'HUB_UNAVAILABLE',
        `the hub's database failed (${(cause as { code?: string }).code ?? 'line cut'})`,
        {},
        { cause },
      )
    }
  }

  close(): Promise<void> {
    return this.knex.destroy()
  }
}

function mute(): void {
  // the fault itself is thrown, and logged without its message
}
