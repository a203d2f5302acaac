import type { Clock } from './clock'

const LONGEST_WAIT_MILLIS = 1_000

/** Rings once when a clock shows a time. It looks at the clock every second at least: a clock that is set is followed. */
export class ClockTimer {
  private timer: NodeJS.Timeout | null = null

  constructor(
    private readonly clock: Clock,
    private readonly ring: () => void,
  ) {}

  /** In milliseconds since 1970; takes the place of a time set before. */
  set(at: number): void {
    this.stop()
    const left = at - this.clock.now()
    this.timer = setTimeout(
      () => (this.clock.now() >= at ? this.ring() : this.set(at)),
      Math.max(0, Math.min(left, LONGEST_WAIT_MILLIS)),
    )
  }

  stop(): void {
    if (this.timer) clearTimeout(this.timer)
    this.timer = null
  }
}
