import { setTimeout as pause } from 'node:timers/promises'
import type { EventStore, ReadTo } from '../events/event-store'
import { HubError } from '../errors/hub-error'
import { isBefore, type Position } from '../events/event-types'
import type { Clock } from '../kit/clock'
import { Lane, type LaneDependencies } from './lane'

export interface DispatcherDependencies extends Pick<LaneDependencies, 'deliveries' | 'recipients' | 'post'> {
  readonly events: EventStore
  readonly clock: Clock
  /** Whether this process is the one that delivers. */
  readonly isHolder: () => boolean
  /** Accounts that were not seen for so long are told nothing. */
  readonly unseenMillis: number
  readonly onFault: (fault: unknown) => void
}

const LOOK_MILLIS = 1_000
const SOON_MILLIS = 25
const REST_MILLIS = 5_000
const PAGE = 50
const STOPPING_MILLIS = 2_000

/** Delivers to all webhooks: a lane for each that has something to do, so that a slow receiver holds up nobody else. */
export class Dispatcher {
  private readonly lanes = new Map<string, Promise<void>>()
  /** Lanes that failed by the hub's own fault, and until when they are left alone. */
  private readonly resting = new Map<string, number>()
  private readonly pages = new Map<string, Promise<ReadTo>>()
  private readonly stopped = new AbortController()
  private woken: (() => void) | null = null
  private isWoken = false
  private readonly loop: Promise<void>

  constructor(private readonly dependencies: DispatcherDependencies) {
    this.loop = this.work()
  }

  /** Something changed. */
  wake(): void {
    this.isWoken = true
    this.woken?.()
  }

  /** Waits a moment for deliveries under way; `cut` ends the others. */
  async stop(cut: () => void): Promise<void> {
    this.stopped.abort()
    this.wake()
    await this.loop
    const all = Promise.all(this.lanes.values())
    await Promise.race([all, pause(STOPPING_MILLIS, undefined, { ref: false })])
    cut()
    await all
  }

  private async work(): Promise<void> {
    let failed = false
    while (!this.stopped.signal.aborted) {
      this.isWoken = false
      let soon = false
      try {
        if (this.dependencies.isHolder()) soon = await this.look()
        failed = false
      } catch (fault) {
        if (!failed) this.dependencies.onFault(fault)
        failed = true
      }
      await this.wait(soon ? SOON_MILLIS : LOOK_MILLIS)
    }
  }

  private async look(): Promise<boolean> {
    const { deliveries, clock, unseenMillis } = this.dependencies
    const now = clock.now()
    const { webhooks, soon } = await deliveries.due(now, now - unseenMillis)
    for (const id of webhooks) {
      if (this.lanes.has(id) || (this.resting.get(id) ?? 0) > now) continue
      this.resting.delete(id)
      this.lanes.set(id, this.deliver(id))
    }
    return soon
  }

  private async deliver(id: string): Promise<void> {
    const { deliveries, recipients, post, clock, isHolder } = this.dependencies
    const goesOn = () => isHolder() && !this.stopped.signal.aborted
    let again = true
    try {
      again = await new Lane(id, {
        deliveries,
        recipients,
        post,
        clock,
        goesOn,
        page: (after) => this.page(after),
      }).run()
    } catch (fault) {
      if (this.resting.size === 0) this.dependencies.onFault(fault) // the first of many
      this.resting.set(id, clock.now() + REST_MILLIS)
    } finally {
      this.lanes.delete(id)
      if (again) this.wake() // what came while it was busy was passed over
    }
  }

  /** One reading for all who stand at one place. It is forgotten at once: nobody is given an older end. */
  private page(after: Position): Promise<ReadTo> {
    const key = `${after.xid} ${after.seq}`
    let read = this.pages.get(key)
    if (!read) {
      const { events } = this.dependencies
      read = Promise.all([events.all(after, PAGE), events.floor()])
        .then(([page, floor]) => {
          if (isBefore(after, floor)) throw new HubError('EVENTS_GONE')
          return page
        })
        .finally(() => this.pages.delete(key))
      this.pages.set(key, read)
    }
    return read
  }

  private async wait(millis: number): Promise<void> {
    if (this.isWoken) return void (await pause(SOON_MILLIS))
    const over = new AbortController()
    const woken = new Promise<void>((resolve) => (this.woken = resolve))
    await Promise.race([woken, pause(millis, undefined, { signal: over.signal }).catch(() => undefined)])
    over.abort()
    this.woken = null
  }
}
