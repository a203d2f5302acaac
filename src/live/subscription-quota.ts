import { HubError } from '../errors/hub-error'

/** How many live queries are open: of each account, and in this process. */
export class SubscriptionQuota {
  private readonly taken = new Map<string, number>()
  private all = 0
  private closed = false

  constructor(private readonly most: number) {}

  /** Gives what hands the place back. Throws HubError SUBSCRIPTION_LIMIT and SUBSCRIPTIONS_FULL. */
  take(subject: string, mostOfSubject: number): () => void {
    const own = this.taken.get(subject) ?? 0
    if (own >= mostOfSubject)
      throw new HubError(
        'SUBSCRIPTION_LIMIT',
        `expected at most ${mostOfSubject} subscriptions open for this account`,
        {
          limit: 'subscriptions',
          most: mostOfSubject,
          got: own + 1,
        },
      )
    if (this.closed || this.all >= this.most) throw new HubError('SUBSCRIPTIONS_FULL')
    this.all += 1
    this.taken.set(subject, own + 1)
    return () => {
      this.all -= 1
      const left = this.taken.get(subject)! - 1
      if (left === 0) this.taken.delete(subject)
      else this.taken.set(subject, left)
    }
  }

  close(): void {
    this.closed = true
  }
}
