import knex, { type Knex } from 'knex'
import { setTimeout as pause } from 'node:timers/promises'

/** What is used of the driver's connection. */
interface Listening {
  query(text: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[] }>
  on(event: 'notification' | 'error' | 'end', run: () => void): void
}

const AGAIN_MILLIS = 1_000

/**
 * A connection of its own that waits for notices (LISTEN) and holds a lock which one process of the hub has at a time. The server frees
 * the lock when the connection ends, however the process ended. A notice may be missed while the connection is lost: look by the clock too.
 */
export class Listener {
  private readonly knex: Knex
  private connection: Listening | null = null
  private isStopped = false
  private held = false
  private running: Promise<void> = Promise.resolve()

  constructor(
    url: string,
    private readonly channel: string,
    private readonly lock: number,
    private readonly onNotice: () => void,
    private readonly onFault: (fault: unknown) => void,
  ) {
    this.knex = knex({ client: 'pg', connection: { connectionString: url, application_name: 'tonglian listener', keepAlive: true }, pool: { min: 0, max: 1 } }) // prettier-ignore
  }

  /** Whether this process has the lock. */
  get isHolder(): boolean {
    return this.held
  }

  start(): void {
    this.running = this.stay()
  }

  async stop(): Promise<void> {
    this.isStopped = true
    this.held = false
    await this.running
    await this.knex.destroy()
  }

  private async stay(): Promise<void> {
    let failed = false
    while (!this.isStopped) {
      try {
        this.connection ??= await this.connect()
        await this.take(this.connection)
        failed = false
      } catch (fault) {
        await this.drop()
        if (!failed) this.onFault(fault)
        failed = true
      }
      for (let waited = 0; waited < AGAIN_MILLIS && !this.isStopped; waited += 50) await pause(50)
    }
    await this.drop()
  }

  private async connect(): Promise<Listening> {
    const connection = (await this.knex.client.acquireRawConnection()) as Listening // beside the pool: a lost one frees no place there; knex does not type its driver's
    const lost = () => {
      if (this.connection !== connection) return
      this.held = false
      this.connection = null
    }
    connection.on('error', lost)
    connection.on('end', lost)
    connection.on('notification', this.onNotice)
    await connection.query(`LISTEN ${this.channel}`)
    // A machine that vanished is noticed by the server within half a minute, not after two hours.
    await connection.query(
      'SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3',
    )
    return connection
  }

  /** Also a sign of life: a connection that does not answer holds nothing. */
  private async take(connection: Listening): Promise<void> {
    const answer = this.held
      ? connection.query('SELECT true AS held')
      : connection.query('SELECT pg_try_advisory_lock(17, $1) AS held', [this.lock])
    const late = pause(5_000, null, { ref: false })
    const first = await Promise.race([answer, late])
    if (first === null) throw new TypeError('expected an answer of the listening connection within 5 s')
    this.held = first.rows[0]!['held'] === true && !this.isStopped
    if (this.held) this.onNotice()
  }

  private async drop(): Promise<void> {
    const { connection } = this
    this.held = false
    this.connection = null
    if (!connection) return
    await Promise.resolve(this.knex.client.destroyRawConnection(connection)).catch(() => undefined)
  }
}
