import { dayAt, endOf, type WorkCalendar } from './calendar'
import type { ClockKind } from './words'

export const UNITS = ['working-days', 'days', 'hours'] as const
export type Unit = (typeof UNITS)[number]

/** How long a task may take. `statutory`: the law or an order under it sets the limit; `operational`: the settings do. */
export interface Limit {
  readonly amount: number
  readonly unit: Unit
  readonly standing: 'statutory' | 'operational'
  /** Article, or the text that asks for it. */
  readonly basis: string
}

export type Limits = Readonly<Record<ClockKind, Limit>>

export type ClockState = 'RUNNING' | 'PAUSED' | 'MET' | 'MISSED' | 'STOPPED'

/** One clock of an item. Instants: milliseconds since 1970. */
export interface LedgerClock {
  readonly kind: ClockKind
  /** The entry that began it: with the kind its name. */
  readonly number: number
  readonly limit: Limit
  readonly startedAt: number
  /** The first instant that is too late; null while it is paused. */
  readonly dueAt: number | null
  readonly state: ClockState
  /** When its task was done or gone; of a missed one: late, or not yet. */
  readonly endedAt: number | null
  /** While it is paused: units left; of hours, milliseconds. */
  readonly remaining: number | null
  /** It runs over days whose holidays no table knows yet. */
  readonly provisional: boolean
}

/** When a term that begins now ends: the day it begins on does not count (民法典 201). */
export function dueAfter(calendar: WorkCalendar, at: number, amount: number, unit: Unit): number {
  const day = dayAt(at)
  switch (unit) {
    case 'hours':
      return at + amount * 3_600_000
    case 'days':
      return endOf(calendar.rolled(day + amount))
    case 'working-days':
      return endOf(calendar.addWorked(day, amount))
  }
}

/** What is left of a running clock at an instant before its end. */
export function remainingAt(calendar: WorkCalendar, at: number, dueAt: number, unit: Unit): number {
  const [day, last] = [dayAt(at), dayAt(dueAt - 1)]
  switch (unit) {
    case 'hours':
      return dueAt - at
    case 'days':
      return last - day
    case 'working-days':
      return calendar.workedBetween(day, last)
  }
}

/** When a paused clock that goes on now ends. */
export function dueAgain(calendar: WorkCalendar, at: number, remaining: number, unit: Unit): number {
  return unit === 'hours' ? at + remaining : dueAfter(calendar, at, remaining, unit)
}

/** Where a clock stands at an instant: the end of its term needs no job to be seen. */
export function clockStateAt({ state, dueAt }: LedgerClock, now: number): ClockState {
  return state === 'RUNNING' && dueAt !== null && dueAt <= now ? 'MISSED' : state
}

/** Whether its task is overdue and not done. */
export function isOverdue(clock: LedgerClock, now: number): boolean {
  return clock.endedAt === null && clockStateAt(clock, now) === 'MISSED'
}
