/** The current time, passed in wherever it is needed so that a test can hold it still. */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  now(): number
}

export const systemClock: Clock = { now: () => Date.now() }

/** A clock that moves only when told. For tests and for the demo generator. */
export class ManualClock implements Clock {
  constructor(private millis: number) {}

  now(): number {
    return this.millis
  }

  set(millis: number): void {
    this.millis = millis
  }

  advance(millis: number): void {
    this.millis += millis
  }
}

/** The system's time, moved by as much as a test says. */
export class ShiftedClock implements Clock {
  private millis = 0

  now(): number {
    return Date.now() + this.millis
  }

  shift(millis: number): void {
    this.millis += millis
  }
}

/** The calendar day of a clock in Asia/Shanghai (UTC+8, no daylight saving since 1991), as YYYY-MM-DD. */
export function today(clock: Clock): string {
  return new Date(clock.now() + 8 * 3_600_000).toISOString().slice(0, 10)
}
