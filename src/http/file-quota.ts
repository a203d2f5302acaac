import { HubError } from '../errors/hub-error'

/**
 * Files that are worked on at a time, in one process, and of one account; and files that wait for the rate limit of their account. A file
 * of the largest size takes about ten times its bytes.
 */
const MOST = { atOnce: 4, ofOneAccount: 1, waiting: 4 } as const
const RETRY_SECONDS = 10

/** The place of one file. */
export interface FilePlace {
  /** While it waits, others work. Throws HubError RATE_LIMITED where too many wait already. */
  leave(): void
  /** Ends when there is a place again; those who left come before new files. */
  comeBack(): Promise<void>
  /** Once more does nothing. */
  end(): void
}

/** Bounds how many files are checked at a time. */
export class FileQuota {
  private readonly taken = new Map<string, number>()
  private working = 0
  private waiting = 0
  private readonly back: (() => void)[] = []

  /** Throws HubError FILES_FULL, RATE_LIMITED. */
  take(subject: string): FilePlace {
    const own = this.taken.get(subject) ?? 0
    if (own >= MOST.ofOneAccount)
      throw new HubError('RATE_LIMITED', 'expected one file of an account at a time', { retryAfter: RETRY_SECONDS })
    if (this.working >= MOST.atOnce) throw new HubError('FILES_FULL', undefined, { retryAfter: RETRY_SECONDS })
    this.taken.set(subject, own + 1)
    this.working += 1
    let state: 'working' | 'waiting' | 'ended' = 'working'
    const turn = () => {
      state = 'working'
      this.waiting -= 1
    }
    return {
      leave: () => {
        if (state !== 'working') return
        if (this.waiting >= MOST.waiting)
          throw new HubError('RATE_LIMITED', `expected at most ${MOST.waiting} files that wait`, { retryAfter: RETRY_SECONDS }) // prettier-ignore
        state = 'waiting'
        this.waiting += 1
        this.free()
      },
      comeBack: async () => {
        if (state !== 'waiting') return
        if (this.working < MOST.atOnce) this.working += 1
        else await new Promise<void>((resolve) => this.back.push(resolve))
        // Ended meanwhile: the place goes to the next.
        if (state === 'waiting') turn()
        else this.free()
      },
      end: () => {
        if (state === 'ended') return
        if (state === 'working') this.free()
        else this.waiting -= 1
        state = 'ended'
        if (own === 0) this.taken.delete(subject)
        else this.taken.set(subject, own)
      },
    }
  }

  /** A place that is free goes to who has been here before, else to anybody. */
  private free(): void {
    const next = this.back.shift()
    if (next) next()
    else this.working -= 1
  }
}
