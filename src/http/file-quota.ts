import { HubError } from '../errors/hub-error'

/** Files in memory at a time, in one process, and of one account. A file of the largest size takes about ten times its bytes. */
const MOST = { atOnce: 4, ofOneAccount: 1 } as const
const RETRY_SECONDS = 10

/** Bounds how many files are checked at a time. */
export class FileQuota {
  private readonly taken = new Map<string, number>()
  private all = 0

  /** Gives what ends the check. Throws HubError FILES_FULL, RATE_LIMITED. */
  take(subject: string): () => void {
    const own = this.taken.get(subject) ?? 0
    if (own >= MOST.ofOneAccount)
      throw new HubError('RATE_LIMITED', 'expected one file of an account at a time', { retryAfter: RETRY_SECONDS })
    if (this.all >= MOST.atOnce) throw new HubError('FILES_FULL', undefined, { retryAfter: RETRY_SECONDS })
    this.taken.set(subject, own + 1)
    this.all += 1
    let ended = false
    return () => {
      if (ended) return
      ended = true
      this.all -= 1
      if (own === 0) this.taken.delete(subject)
      else this.taken.set(subject, own)
    }
  }
}
