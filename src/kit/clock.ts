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

/** An instant as ISO 8601 in UTC, to the second. `millis` since 1970. */
export function instant(millis: number): string {
  return new Date(millis).toISOString().replace(/\.\d+Z$/, 'Z')
}

/** Whole seconds since an instant of ISO 8601; null of null. `now` in milliseconds since 1970. */
export function ageOf(at: string | null, now: number): number | null {
  return at === null ? null : Math.max(0, Math.floor((now - Date.parse(at)) / 1000))
}

/** The calendar day of a clock in Asia/Shanghai (UTC+8, no daylight saving since 1991), as YYYY-MM-DD. */
export function today(clock: Clock): string {
  return new Date(clock.now() + 8 * 3_600_000).toISOString().slice(0, 10)
}
