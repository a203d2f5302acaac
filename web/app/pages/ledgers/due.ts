import type { LedgerClockLineFragment } from '@generated/app/graphql'
import { todayInShanghai } from '../my-list/due'

const MILLIS = 86_400_000

/** Whether its task is still to be done: running, paused, or missed and not done since. */
export function isOpen({ state, endedAt }: Pick<LedgerClockLineFragment, 'state' | 'endedAt'>): boolean {
  return endedAt === null && (state === 'RUNNING' || state === 'PAUSED' || state === 'MISSED')
}

/** The most urgent first; what is paused stands last. */
export function byDue(a: Pick<LedgerClockLineFragment, 'dueAt'>, b: Pick<LedgerClockLineFragment, 'dueAt'>): number {
  return (a.dueAt ?? '9').localeCompare(b.dueAt ?? '9')
}

/** The last day of a term, YYYY-MM-DD in Shanghai: a clock's end is the first instant that is too late. */
export function dayOf(dueAt: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' }).format(
    new Date(Date.parse(dueAt) - 1),
  )
}

/** Calendar days from today to the last day of a term; below zero once it is over. */
export function daysLeft(dueAt: string): number {
  return Math.round((Date.parse(dayOf(dueAt)) - Date.parse(todayInShanghai())) / MILLIS)
}
