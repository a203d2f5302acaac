import { LRUCache } from 'lru-cache'
import { HubError } from '../errors/hub-error'
import type { Clock } from '../kit/clock'

const MINUTE = 60_000

/** So many requests of one subject in a minute, counted from its first. In this process only: behind a proxy, per process. */
export class RateLimit {
  private readonly windows = new LRUCache<string, { since: number; count: number }>({ max: 50_000 })

  constructor(
    private readonly perMinute: number,
    private readonly clock: Clock,
  ) {}

  /** Throws HubError RATE_LIMITED. */
  count(subject: string): void {
    const now = this.clock.now()
    const window = this.windows.get(subject)
    if (!window || now - window.since >= MINUTE) {
      this.windows.set(subject, { since: now, count: 1 })
      return
    }
    window.count += 1
    if (window.count > this.perMinute) {
      const retryAfter = Math.ceil((window.since + MINUTE - now) / 1000)
      throw new HubError('RATE_LIMITED', `expected at most ${this.perMinute} requests a minute`, { retryAfter })
    }
  }
}
