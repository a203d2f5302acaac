import { HubError } from '../errors/hub-error'
import type { ReadTo } from '../events/event-store'
import type { Position } from '../events/event-types'
import { instant, type Clock } from '../kit/clock'
import { HOLDING, MOST_WAITING, type DeliveryStore, type WaitingEvent } from './delivery-store'
import type { Post } from './post'
import type { Recipients } from './recipient'
import { waitAfter } from './schedule'
import type { Outcome } from './sender'
import type { Delivering } from './webhook'

export interface LaneDependencies {
  readonly deliveries: DeliveryStore
  readonly recipients: Pick<Recipients, 'told'>
  readonly post: Pick<Post, 'event'>
  readonly clock: Clock
  /** Events of all, from a position on: readers at one place share a reading. */
  page(after: Position): Promise<ReadTo>
  /** Whether this process still delivers. */
  goesOn(): boolean
}

/** Children that a receiver is told of at a time. */
const AT_ONCE = 4
/** Passes before others are looked at again: what waits gets its turn too. */
const MOST_PASSES = 50

/** One receiver. Events of one child go one after the other; a failed one holds back those of its child, and after a few failures all. */
export class Lane {
  private failures = 0
  private lastStatus: string | null = null
  private deliveredAt: string | null = null
  private kept: (WaitingEvent & { readonly status: string | null; readonly dead: boolean })[] = []
  private past: string[] = []
  /** Whoever comes later is not tried in this pass: when the receiver is tried again. */
  private heldUntil: number | null = null
  private isGone = false

  constructor(
    private readonly id: string,
    private readonly dependencies: LaneDependencies,
  ) {}

  /**
   * Delivers until there is nothing more to do now. Gives whether it did anything. Throws what the hub's own parts throw: nothing is lost
   * by it.
   */
  async run(): Promise<boolean> {
    for (let passes = 0; passes < MOST_PASSES && this.dependencies.goesOn(); passes += 1) {
      const webhook = await this.dependencies.deliveries.webhook(this.id)
      if (webhook?.state !== 'ACTIVE' || !(await this.passOrEnd(webhook))) return passes > 0
    }
    return true
  }

  /** A receiver that was away for too long is not told in silence that nothing happened: its account must ask for what is still there. */
  private async passOrEnd(webhook: Delivering): Promise<boolean> {
    try {
      return await this.pass(webhook)
    } catch (fault) {
      if (!(fault instanceof HubError) || fault.code !== 'EVENTS_GONE') throw fault
      await this.dependencies.deliveries.disable(webhook.id, this.dependencies.clock.now(), 'EVENTS_GONE')
      return false
    }
  }

  /** Whether there may be more. What failed is kept before the position moves past it: a killed process repeats, and loses nothing. */
  private async pass(webhook: Delivering): Promise<boolean> {
    const { deliveries, recipients, clock } = this.dependencies
    this.begin(webhook)
    const waiting = await deliveries.waiting(webhook.id)
    const blocked = new Set(waiting.map(({ event }) => event.child))
    const due = heads(waiting).filter(({ nextAt }) => nextAt <= clock.now())
    const isHolding = waiting.length >= (webhook.failures >= HOLDING ? 1 : MOST_WAITING)
    const known = new Set(waiting.map(({ event }) => event.id))
    const page = isHolding ? null : await this.dependencies.page(webhook.position)
    if (due.length === 0 && (page?.events ?? []).length === 0) return false
    const fresh = (page?.events ?? []).filter(({ id }) => !known.has(id))
    const told = await recipients.told(webhook, [...due.map(({ event }) => event), ...fresh])
    const tries = [...due, ...fresh.map((event): WaitingEvent => ({ event, tries: 0, nextAt: 0 }))]
    for (const { event } of due) if (!told.has(event)) this.past.push(event.id)
    const wanted = tries.filter(({ event }) => told.has(event))
    await this.deliver(webhook, wanted, blocked, new Set(due))
    await deliveries.keep(webhook.id, this.kept, clock.now())
    const { failures, lastStatus, deliveredAt, past: done } = this
    const from = webhook.position
    const isOurs = await deliveries.pass({
      id: webhook.id,
      from,
      to: page?.end ?? from,
      failures,
      lastStatus,
      deliveredAt,
      done,
    })
    if (this.isGone) await deliveries.disable(webhook.id, clock.now(), '410')
    return isOurs && !this.isGone && (page !== null || this.heldUntil === null)
  }

  private begin({ failures }: Delivering): void {
    this.failures = failures
    this.lastStatus = null
    this.deliveredAt = null
    this.kept = []
    this.past = []
    this.heldUntil = null
  }

  private async deliver(
    webhook: Delivering,
    tries: readonly WaitingEvent[],
    blocked: ReadonlySet<string>,
    due: ReadonlySet<WaitingEvent>,
  ): Promise<void> {
    const children = new Map<string, WaitingEvent[]>()
    for (const one of tries) {
      const { child } = one.event
      // Behind one that waits: its own turn comes when that one is through.
      if (!due.has(one) && blocked.has(child)) this.keep(one, null, this.dependencies.clock.now())
      else children.set(child, [...(children.get(child) ?? []), one])
    }
    const queue = [...children.values()]
    // A receiver that failed again and again is asked by one event first.
    if (webhook.failures >= HOLDING && queue.length > 0) await this.child(webhook, queue.shift()!)
    await Promise.all(Array.from({ length: AT_ONCE }, async () => {
      for (let next = queue.shift(); next; next = queue.shift()) await this.child(webhook, next)
    })) // prettier-ignore
  }

  /** The events of one child, in their order, up to the first that fails. */
  private async child(webhook: Delivering, events: readonly WaitingEvent[]): Promise<void> {
    let behind: number | null = null
    for (const one of events) {
      const later: number | null = behind ?? this.heldUntil
      if (later !== null) this.keep(one, null, later)
      else behind = this.done(one, await this.dependencies.post.event(webhook, one.event))
    }
  }

  /** Null: delivered. Else when it is tried again. */
  private done(one: WaitingEvent, outcome: Outcome): number | null {
    const now = this.dependencies.clock.now()
    const status = 'status' in outcome ? String(outcome.status) : outcome.fault
    this.lastStatus = status
    if ('status' in outcome && outcome.status >= 200 && outcome.status < 300) {
      this.failures = 0
      this.heldUntil = null
      this.deliveredAt = instant(now)
      this.past.push(one.event.id)
      return null
    }
    if (!this.dependencies.goesOn()) {
      this.keep(one, status, now) // cut off by the end of this process: no fault of the receiver
      return now
    }
    this.failures += 1
    if (status === '410') this.isGone = true
    const tries = one.tries + 1
    const wait = waitAfter(tries, this.id, one.event.id)
    const nextAt = now + (wait ?? 0)
    this.kept.push({ ...one, tries, nextAt, status, dead: wait === null })
    // Once it is given up, the next of its child is tried.
    const again = wait === null ? now : nextAt
    if (this.failures >= HOLDING || this.isGone) this.heldUntil = Math.min(this.heldUntil ?? Infinity, again)
    return again
  }

  private keep(one: WaitingEvent, status: string | null, nextAt: number): void {
    this.kept.push({ ...one, status, nextAt, dead: false })
  }
}

/** The first of each child. */
function heads(waiting: readonly WaitingEvent[]): WaitingEvent[] {
  const first = new Map<string, WaitingEvent>()
  for (const one of waiting) if (!first.has(one.event.child)) first.set(one.event.child, one)
  return [...first.values()]
}
