import { HubError } from '../errors/hub-error'

/** Days since 1970-01-01. */
export type Day = number

const MILLIS = 86_400_000
/** China has one time, UTC+8, without daylight saving since 1991. */
const SHANGHAI = 8 * 3_600_000

/** Days that differ from Monday to Friday, as YYYY-MM-DD. */
export interface SpecialDays {
  readonly holidays: readonly string[]
  /** Worked instead (调休). */
  readonly workdays: readonly string[]
}

/**
 * Working days of China. The tables come by day, without times and time zones: a library that makes dates of them counts a day wrong
 * where the process runs in another zone. Of a year that no table knows, Monday to Friday are worked: what follows is provisional.
 */
export class WorkCalendar {
  private readonly free = new Set<Day>()
  private readonly worked = new Set<Day>()
  private readonly years = new Set<number>()

  /** A later table wins, day by day. Throws HubError RULES_INVALID for what is no day, or is both. */
  constructor(tables: readonly SpecialDays[]) {
    for (const { holidays, workdays } of tables) {
      const both = holidays.find((day) => workdays.includes(day))
      if (both !== undefined) throw new HubError('RULES_INVALID', `calendar: ${both} is a holiday and a workday`)
      for (const day of holidays) this.set(day, this.free, this.worked)
      for (const day of workdays) this.set(day, this.worked, this.free)
    }
  }

  private set(written: string, into: Set<Day>, outOf: Set<Day>): void {
    const day = dayOf(written)
    into.add(day)
    outOf.delete(day)
    this.years.add(Number(written.slice(0, 4)))
  }

  isWorked(day: Day): boolean {
    if (this.worked.has(day)) return true
    if (this.free.has(day)) return false
    const weekday = (((day + 4) % 7) + 7) % 7 // 1970-01-01 was a Thursday; Sunday is 0
    return weekday > 0 && weekday < 6
  }

  /** Whether the tables know the year of a day. */
  knows(day: Day): boolean {
    return this.years.has(Number(writtenDay(day).slice(0, 4)))
  }

  /** The last year that a table knows; null: none. */
  get until(): number | null {
    return this.years.size === 0 ? null : Math.max(...this.years)
  }

  /** The `count`-th working day after a day; of 0 the day itself. */
  addWorked(day: Day, count: number): Day {
    let at = day
    for (let left = count; left > 0;) {
      at += 1
      if (this.isWorked(at)) left -= 1
    }
    return at
  }

  /** A term that ends on a day off ends with the next working day (民法典 203). */
  rolled(day: Day): Day {
    let at = day
    while (!this.isWorked(at)) at += 1
    return at
  }

  /** Working days after `from`, up to and with `until`. */
  workedBetween(from: Day, until: Day): number {
    let count = 0
    for (let day = from + 1; day <= until; day += 1) if (this.isWorked(day)) count += 1
    return count
  }
}

/** Throws HubError RULES_INVALID for what is no day of the calendar. */
export function dayOf(written: string): Day {
  const millis = /^\d{4}-\d{2}-\d{2}$/.test(written) ? Date.parse(`${written}T00:00:00Z`) : NaN
  if (Number.isNaN(millis) || new Date(millis).toISOString().slice(0, 10) !== written)
    throw new HubError('RULES_INVALID', `calendar: expected a day as YYYY-MM-DD, got ${written.slice(0, 20)}`)
  return millis / MILLIS
}

export function writtenDay(day: Day): string {
  return new Date(day * MILLIS).toISOString().slice(0, 10)
}

/** The day of an instant (milliseconds since 1970) in Asia/Shanghai. */
export function dayAt(millis: number): Day {
  return Math.floor((millis + SHANGHAI) / MILLIS)
}

/** The first instant after a day in Asia/Shanghai. */
export function endOf(day: Day): number {
  return (day + 1) * MILLIS - SHANGHAI
}
