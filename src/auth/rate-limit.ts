import { LRUCache } from 'lru-cache'
import { HubError } from '../errors/hub-error'
import type { Clock } from '../kit/clock'
import type { HubStore } from '../store/hub-store'

const MINUTE = 60_000
/** A process takes this part of the limit at a time: one statement for so many requests, and so little lies unused elsewhere. */
const PARTS = 50

/** Requests that this process may still let in, of a minute that began at `since`. */
interface Share {
  readonly since: number
  left: number
  readonly isLast: boolean
}

/**
 * Limits the requests of one subject per minute, counted from the first one, in all processes together. A process takes a share of the
 * limit from the hub's database and counts it down. The limit is never exceeded; with several processes, up to a fiftieth each may stay
 * unused. If the database does not answer, a process counts alone: no data leaves the hub then.
 */
export class RateLimit {
  private readonly shares = new LRUCache<string, Share>({ max: 50_000 })
  private readonly taking = new Map<string, Promise<void>>()
  private readonly part: number

  constructor(
    private readonly store: HubStore,
    private readonly perMinute: number,
    private readonly clock: Clock,
  ) {
    this.part = Math.max(1, Math.floor(perMinute / PARTS))
  }

  /** At once while the share lasts. Throws HubError RATE_LIMITED. */
  count(subject: string): void | Promise<void> {
    if (!this.countDown(subject)) return this.countAnew(subject)
  }

  /** Removes counts of minutes that are over. Gives their number. */
  async sweep(): Promise<number> {
    const gone = await this.store.run({
      text: 'DELETE FROM request_count WHERE since < $1::timestamptz RETURNING 1',
      values: [new Date(this.clock.now() - MINUTE).toISOString()],
    })
    return gone.length
  }

  private async countAnew(subject: string): Promise<void> {
    do {
      let pending = this.taking.get(subject)
      if (!pending) {
        pending = this.take(subject).finally(() => this.taking.delete(subject))
        this.taking.set(subject, pending)
      }
      await pending
    } while (!this.countDown(subject))
  }

  /** False when a new share is needed. */
  private countDown(subject: string): boolean {
    const share = this.shares.get(subject)
    const now = this.clock.now()
    if (!share || now - share.since >= MINUTE) return false
    if (share.left > 0) {
      share.left -= 1
      return true
    }
    if (!share.isLast) return false
    const retryAfter = Math.max(1, Math.ceil((share.since + MINUTE - now) / 1000))
    throw new HubError('RATE_LIMITED', `expected at most ${this.perMinute} requests a minute`, { retryAfter })
  }

  private async take(subject: string): Promise<void> {
    const now = this.clock.now()
    const at = (millis: number) => new Date(millis).toISOString()
    const [row] = await this.store
      .run({
        name: 'request_share',
        text: TAKE,
        values: [subject, at(now), this.part, this.perMinute, at(now - MINUTE), at(now + MINUTE)],
      })
      .catch(() => [])
    const [since, given, taken] = row ?? []
    const share =
      since == null
        ? { since: now, left: this.perMinute, isLast: true } // without the database: the whole limit, here alone
        : { since: Number(since), left: Number(given), isLast: Number(taken) >= this.perMinute }
    this.shares.set(subject, share)
  }
}

// A minute that is over, or lies ahead (a clock was set back), begins anew.
const TAKE = `
  INSERT INTO request_count AS c (subject, since, taken, given) VALUES ($1, $2::timestamptz, $3::int, $3::int)
  ON CONFLICT (subject) DO UPDATE SET
    since = CASE WHEN c.since > $5::timestamptz AND c.since < $6::timestamptz THEN c.since ELSE excluded.since END,
    given = CASE WHEN c.since > $5::timestamptz AND c.since < $6::timestamptz THEN least($3::int, $4::int - c.taken) ELSE excluded.given END,
    taken = CASE WHEN c.since > $5::timestamptz AND c.since < $6::timestamptz THEN c.taken + least($3::int, $4::int - c.taken) ELSE excluded.taken END
  RETURNING floor(extract(epoch FROM since) * 1000)::bigint, given, taken`
