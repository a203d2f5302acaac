import knex, { type Knex } from 'knex'
import { HubError } from '../errors/hub-error'
import { setSession } from '../kit/session'
import { FastReader } from '../row-reader/fast-reader'
import type { Ask, Prepared, Question, RowReader, RowsRead, Values, Written } from '../row-reader/row-reader'

/** A transaction under way. `run` is one statement with $1, $2, … and gives values as PostgreSQL writes them. */
export type HubTransaction = Knex.Transaction & {
  run(text: string, values: readonly unknown[]): Promise<Written[][]>
}

export interface StoreSettings {
  readonly url: string
  readonly poolSize: number
  /** The longest that a statement may take, default 5,000. */
  readonly timeoutMs?: number | undefined
  /** Default FastReader. */
  readonly reader?: RowReader | undefined
}

/** A question to this store, asked with its values. Throws HubError HUB_UNAVAILABLE. */
export type AskStore = (values: readonly unknown[]) => Promise<RowsRead>

/** The hub's own database, through the role that may not alter the audit trail. */
export class HubStore {
  private readonly knex: Knex
  private readonly reader: RowReader

  constructor(settings: StoreSettings) {
    const timeoutMs = settings.timeoutMs ?? 5_000
    this.reader = settings.reader ?? new FastReader()
    this.knex = knex({
      client: 'pg',
      log: { warn: mute, error: mute, debug: mute, deprecate: mute }, // a driver's message may quote a value
      connection: { connectionString: settings.url, application_name: 'tonglian hub', query_timeout: timeoutMs + 500 },
      pool: {
        min: 0,
        max: settings.poolSize,
        afterCreate: setSession({ timeoutMs, readOnly: false }),
      },
      acquireConnectionTimeout: timeoutMs,
    })
  }

  /** One statement; values come back as PostgreSQL writes them. Throws HubError HUB_UNAVAILABLE. */
  async run(statement: Prepared): Promise<Written[][]> {
    try {
      return await this.reader.run(this.knex, statement)
    } catch (cause) {
      throw unavailable(cause)
    }
  }

  /** Values for a question that is made for them. */
  values(): Values {
    return this.reader.values()
  }

  /** Prepares a question that may be asked many times. */
  prepare(question: Question): AskStore {
    const ask: Ask = this.reader.prepare(question)
    return async (values) => {
      try {
        return await ask(this.knex, values)
      } catch (cause) {
        throw unavailable(cause)
      }
    }
  }

  /** All or nothing. Throws HubError HUB_UNAVAILABLE, and whatever HubError `work` throws. */
  async transaction<T>(work: (tx: HubTransaction) => Promise<T>): Promise<T> {
    try {
      return await this.knex.transaction((tx) =>
        work(
          Object.assign(tx, {
            run: (text: string, values: readonly unknown[]) => this.reader.run(tx, { text, values }),
          }),
        ),
      )
    } catch (cause) {
      if (cause instanceof HubError) throw cause
      throw unavailable(cause)
    }
  }

  close(): Promise<void> {
    return this.knex.destroy()
  }
}

function unavailable(cause: unknown): HubError {
  const { code = 'line cut' } = cause as { code?: string }
  return new HubError('HUB_UNAVAILABLE', `the hub's database failed (${code})`, {}, { cause })
}

function mute(): void {
  // the fault itself is thrown, and logged without its message
}
