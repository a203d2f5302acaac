import { bulkhead, BulkheadRejectedError } from 'cockatiel'
import { HubError } from '../errors/hub-error'

/** A count reads every child and item of its unit. More at once would take the database from those who ask about one child. */
const MOST = { atOnce: 2, waiting: 20 } as const
const RETRY_SECONDS = 10

/** Bounds how many returns are counted at a time in this process. The others wait, without a connection to the database. */
export class CountQuota {
  private readonly turns = bulkhead(MOST.atOnce, MOST.waiting)
  private readonly counting = new Set<string>()

  /** Throws HubError RATE_LIMITED: where the account counts already, or too many wait. */
  async run<T>(subject: string, work: () => Promise<T>): Promise<T> {
    if (this.counting.has(subject)) throw limited('expected one count of an account at a time')
    this.counting.add(subject)
    try {
      return await this.turns.execute(work)
    } catch (thrown) {
      throw thrown instanceof BulkheadRejectedError
        ? limited(`expected at most ${MOST.waiting} counts that wait`)
        : thrown
    } finally {
      this.counting.delete(subject)
    }
  }
}

function limited(detail: string): HubError {
  return new HubError('RATE_LIMITED', detail, { retryAfter: RETRY_SECONDS })
}
