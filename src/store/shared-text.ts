import { createHmac, timingSafeEqual } from 'node:crypto'
import { HubError } from '../errors/hub-error'
import type { Clock } from '../kit/clock'
import type { HubStore } from './hub-store'

/** A text as it was put. `at`: ISO 8601 in UTC. */
export interface PutText {
  readonly seq: number
  readonly content: string
  readonly at: string
}

/**
 * A text that all processes of a hub share; the newest one is in force. A key outside the database seals each text and its position in the
 * order, so nobody can add a text, or bring an old one back, with the database alone.
 */
export class SharedText {
  private seen = 0

  constructor(
    private readonly store: HubStore,
    private readonly name: string,
    private readonly key: string,
    private readonly clock: Clock,
  ) {}

  /** Puts it in force, unless it is. Throws HubError HUB_UNAVAILABLE. */
  async put(content: string): Promise<void> {
    this.seen = await this.store.transaction(async (tx) => {
      await tx.run('SELECT pg_advisory_xact_lock(hashtextextended($1, 11))', [this.name])
      const [newest] = await tx.run(
        'SELECT seq, content, seal FROM shared_text WHERE name = $1 ORDER BY seq DESC LIMIT 1',
        [this.name],
      )
      const seq = Number(newest?.[0] ?? 0)
      if (newest && newest[1] === content && this.isSealed(seq, content, newest[2]!)) return seq
      await tx.run('INSERT INTO shared_text (name, seq, content, seal, at) VALUES ($1, $2, $3, $4, $5::timestamptz)', [
        this.name,
        seq + 1,
        content,
        this.seal(seq + 1, content),
        new Date(this.clock.now()).toISOString(),
      ])
      return seq + 1
    })
  }

  /** What another process has put since the last look; null: nothing. Throws HubError HUB_UNAVAILABLE, INTERNAL for a false seal. */
  async next(): Promise<string | null> {
    const [newest] = await this.store.run({
      name: 'shared_text',
      text: 'SELECT seq, content, seal FROM shared_text WHERE name = $1 AND seq > $2 ORDER BY seq DESC LIMIT 1',
      values: [this.name, this.seen],
    })
    if (!newest) return null
    const [seq, content, seal] = newest
    this.seen = Number(seq)
    this.check(this.seen, content!, seal!)
    return content!
  }

  /** What was put after this one, the newest first, at most 200. Throws as `next` does. */
  history(after: number): Promise<PutText[]> {
    return this.read('seq > $2', after)
  }

  /** Null for a number that was not put. Throws as `next` does. */
  async one(seq: number): Promise<PutText | null> {
    return (await this.read('seq = $2', seq))[0] ?? null
  }

  private async read(where: string, seq: number): Promise<PutText[]> {
    const rows = await this.store.run({
      text: `SELECT seq, content, seal, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') FROM shared_text
        WHERE name = $1 AND ${where} ORDER BY seq DESC LIMIT 200`,
      values: [this.name, seq],
    })
    return rows.map(([seq, content, seal, at]) => {
      this.check(Number(seq), content!, seal!)
      return { seq: Number(seq), content: content!, at: at! }
    })
  }

  private check(seq: number, content: string, seal: string): void {
    if (!this.isSealed(seq, content, seal))
      throw new HubError('INTERNAL', `expected a seal of this hub on the shared text ${this.name}, number ${seq}`)
  }

  private seal(seq: number, content: string): string {
    return createHmac('sha256', this.key).update(`shared text\n${this.name}\n${seq}\n${content}`).digest('hex')
  }

  private isSealed(seq: number, content: string, seal: string): boolean {
    const [expected, got] = [Buffer.from(this.seal(seq, content)), Buffer.from(seal)]
    return expected.length === got.length && timingSafeEqual(expected, got)
  }
}
