import type { Clock } from '../kit/clock'
import type { HubStore } from '../store/hub-store'
import type { TokenVerifier } from './token-verifier'

/** The end of the year 9999: what a database can hold. */
const LAST_SECOND = 253_402_300_799

/** What the realm told one process and every process must know: the not-before, and which notices were used. */
export class RealmNotices {
  private known = 0

  constructor(
    private readonly store: HubStore,
    private readonly verifier: Pick<TokenVerifier, 'setNotBefore'>,
    private readonly clock: Clock,
  ) {}

  /** Takes up the not-before that another process was told. */
  async follow(): Promise<void> {
    const [row] = await this.store.run({ name: 'not_before', text: 'SELECT not_before FROM realm_state', values: [] })
    this.take(Number(row?.[0] ?? 0))
  }

  /** Seconds since 1970. In the store first: an answer to the realm says that every process will obey. */
  async setNotBefore(epochSeconds: number): Promise<void> {
    const notBefore = Math.max(0, Math.min(Math.floor(epochSeconds), LAST_SECOND))
    await this.store.run({ text: 'UPDATE realm_state SET not_before = $1', values: [notBefore] })
    this.take(notBefore)
  }

  /** Whether a process has obeyed this notice before. */
  async isUsed(id: string): Promise<boolean> {
    return (await this.store.run({ text: 'SELECT 1 FROM realm_notice WHERE id = $1', values: [id] })).length > 0
  }

  /** After it was obeyed, so that a notice that failed half-way can be sent again. `until`: its end, in seconds since 1970. */
  async use(id: string, until: number): Promise<void> {
    await this.store.run({
      text: 'INSERT INTO realm_notice (id, until) VALUES ($1, to_timestamp($2)) ON CONFLICT DO NOTHING',
      values: [id, Math.min(until, LAST_SECOND)],
    })
  }

  /** Forgets the notices that ended an hour ago or more: they are refused for their age. Gives their number. */
  async sweep(): Promise<number> {
    const gone = await this.store.run({
      text: `DELETE FROM realm_notice WHERE until < $1::timestamptz RETURNING 1`,
      values: [new Date(this.clock.now() - 3_600_000).toISOString()],
    })
    return gone.length
  }

  private take(notBefore: number): void {
    if (notBefore === this.known) return
    this.known = notBefore
    this.verifier.setNotBefore(notBefore)
  }
}
