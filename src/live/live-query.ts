import { randomUUID } from 'node:crypto'
import type { BulkheadPolicy } from 'cockatiel'
import type { ExecutionResult } from 'graphql'
import { AuthError } from '../auth/auth-error'
import type { Asked, Executor, LiveCarrier } from '../execute/executor'
import { FeedPlace } from '../execute/feed-place'
import { asHubError } from '../errors/hub-error'
import type { Scopes } from '../identity/scope'
import { ClockTimer } from '../kit/clock-timer'
import type { Clock } from '../kit/clock'
import type { PreparedOperation } from '../plan/prepare'
import { digestOf, isLast, retryAfter, timePaths, type TimePaths } from './answer'
import { watchedKeysOf, type WatchedKeys } from './watched-keys'
import { asPlanned, changed, nextEnd, type Notice } from './notice'
import type { Credential, Receiver } from './receiver'
import type { SubscriptionQuota } from './subscription-quota'
import type { Watcher, Watching } from './watcher'

export type { Credential, Receiver } from './receiver'

export interface LiveDependencies {
  readonly executor: Pick<Executor, 'execute'>
  readonly watcher: Pick<Watcher, 'add' | 'remove' | 'settled'>
  readonly quota: SubscriptionQuota
  /** Lets a few later answers be made at a time, first come, first served. The first answer is a request like any other. */
  readonly bulkhead: Pick<BulkheadPolicy, 'execute'>
  readonly scopes: Pick<Scopes, 'forget'>
  readonly clock: Clock
  readonly onFault: (requestId: string, fault: unknown) => void
}

/**
 * One open subscription. Each answer is an execution of its own, by the rights of its moment, with its own audit record;
 * it is sent if it differs from the last one sent. Nothing of an answer is kept but its digest.
 */
export class LiveQuery implements LiveCarrier, Watching {
  interest!: WatchedKeys
  shown: readonly string[] = []
  readonly place = new FeedPlace()
  private readonly timer: ClockTimer
  private receiver: Receiver | null = null
  private leave: (() => void) | null = null
  private notice: Notice | null = null
  /** The horizon of the look that the last answer was begun after. */
  private since = 0n
  private working: Promise<void> = Promise.resolve()
  private running = false
  private stale = false
  private ended = false
  private sent = ''
  private times: TimePaths = []
  /** When the last answer was begun: it may show what ended since then. The timer may ring late, so the time now will not do. */
  private askedAt = -Infinity
  private retryAt = Infinity

  constructor(
    private readonly asked: Asked,
    private readonly pass: Credential,
    private readonly dependencies: LiveDependencies,
    private readonly onEnd: (query: LiveQuery) => void,
  ) {
    this.timer = new ClockTimer(dependencies.clock, () => this.rang())
  }

  /** Whether no answer will follow. */
  get over(): boolean {
    return this.ended
  }

  /** The first answer; when it is a refusal, the last. */
  first(): Promise<ExecutionResult> {
    const first = this.opening()
    this.working = first.then(
      () => undefined,
      () => undefined, // whoever began it is told
    )
    return first
  }

  /** From here on answers go to the receiver, which has the first. */
  start(receiver: Receiver): void {
    this.receiver = receiver
    if (this.ended) receiver.complete()
    else this.work()
  }

  /** The receiver takes answers again: one, of what is now. */
  ready(): void {
    this.work()
  }

  /** Tells the receiver that this was all, and why if it was not the caller's wish. */
  finish(fault?: unknown): void {
    if (this.ended) return
    this.end()
    if (fault !== undefined) this.tell((receiver) => receiver.next({ errors: [asHubError(fault).toGraphQL()] }))
    this.tell((receiver) => receiver.complete())
  }

  /** What must not happen has happened: the log is told what, and it ends. */
  fail(fault: unknown): void {
    this.dependencies.onFault(this.asked.requestId, fault)
    this.finish(fault)
  }

  /** Gives its place back. */
  end(): void {
    if (this.ended) return
    this.ended = true
    this.timer.stop()
    this.dependencies.watcher.remove(this)
    this.leave?.()
    this.onEnd(this)
  }

  /** When an execution under way has ended. */
  async settled(): Promise<void> {
    await this.working
  }

  async admit(prepared: PreparedOperation): Promise<void> {
    const { plan, judged, saved } = prepared
    const { subject } = this.asked.actor
    this.leave ??= this.dependencies.quota.take(subject, judged.limits.subscriptions)
    if (this.ended) return // meanwhile: its answer goes nowhere
    this.times = timePaths(plan.roots)
    const interest = watchedKeysOf(prepared, subject)
    if (!this.notice || JSON.stringify(interest) !== JSON.stringify(this.interest)) {
      this.interest = interest
      this.notice = null
      this.notice = asPlanned(await this.dependencies.watcher.add(this), plan.tableVersion, saved.versions)
    }
    this.since = this.notice.horizon
  }

  shows(children: readonly string[]): void {
    this.shown = this.interest.index ? children : []
  }

  looked(): void {
    if (!this.receiver) return
    void Promise.resolve()
      .then(() => this.pass.check())
      .catch((fault: unknown) => this.finish(fault))
  }

  noticed(notice: Notice | null): void {
    const before = this.notice
    if (!before || !this.receiver) return
    if (notice) {
      this.notice = notice
      this.schedule()
      if (!changed(before, notice, this.since, this.askedAt)) return
    }
    this.stale = true
    this.work()
  }

  private tell(run: (receiver: Receiver) => void): void {
    try {
      if (this.receiver) run(this.receiver)
    } catch (thrown) {
      this.dependencies.onFault(this.asked.requestId, thrown)
    }
  }

  private rang(): void {
    const now = this.dependencies.clock.now()
    if (now >= this.pass.endsAt) return this.finish(new AuthError('expired'))
    if (now >= this.retryAt) this.retryAt = Infinity
    this.stale = true
    this.schedule()
    this.work()
  }

  /** The next time that something ends: the token, a grant, the wait after a failure. */
  private schedule(): void {
    if (this.ended) return
    // A stale one is asked again in any case, as soon as its receiver is ready.
    const grant = this.notice && !this.stale ? nextEnd(this.notice, this.askedAt) : null
    this.timer.set(Math.min(this.pass.endsAt, grant ?? Infinity, this.retryAt))
  }

  private work(): void {
    if (this.running || !this.receiver) return
    this.running = true
    this.working = this.catchUp(this.receiver)
  }

  /** Whatever happened meanwhile, the next answer is of now: a receiver that is slow is not sent what it missed. */
  private async catchUp(receiver: Receiver): Promise<void> {
    const due = () => this.stale && !this.ended && receiver.ready
    try {
      while (due()) await this.dependencies.bulkhead.execute(async () => due() && (await this.next(receiver)))
    } catch (thrown) {
      this.fail(thrown)
    } finally {
      this.running = false
    }
  }

  private async opening(): Promise<ExecutionResult> {
    const answer = await this.answer()
    this.sent = digestOf(answer, this.times)
    this.stale = this.place.goOn()
    if (isLast(answer)) this.end()
    return answer
  }

  private async next(receiver: Receiver): Promise<void> {
    this.stale = false
    const answer = await this.answer()
    if (this.ended) return
    const digest = digestOf(answer, this.times)
    if (digest !== this.sent && !this.place.isEmpty) receiver.next(answer)
    this.sent = digest
    if (this.place.goOn()) this.stale = true
    if (isLast(answer)) this.finish()
  }

  private async answer(): Promise<ExecutionResult> {
    const { requestId, actor } = this.asked
    // Not a number: it would count the answers that were not sent, and so the changes that the account may not see.
    const id = Number.isFinite(this.askedAt) ? `${requestId}/${randomUUID().slice(0, 8)}` : requestId
    this.askedAt = this.dependencies.clock.now()
    // A list that is some seconds old would be shown until the next change.
    if (actor.worker !== null) this.dependencies.scopes.forget(actor.worker)
    try {
      await this.pass.check()
      const answer = await this.dependencies.executor.execute({ ...this.asked, requestId: id, live: this })
      this.retryAt = this.dependencies.clock.now() + retryAfter(answer, id)
      this.schedule()
      return answer
    } catch (thrown) {
      const fault = asHubError(thrown)
      if (fault.blame === 'hub') this.dependencies.onFault(id, thrown)
      return { errors: [fault.toGraphQL()] }
    }
  }
}
