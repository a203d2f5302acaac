import { today } from '../kit/clock'

export const PERIOD_KINDS = ['MONTH', 'TERM', 'YEAR'] as const
export type PeriodKind = (typeof PERIOD_KINDS)[number]

export interface Period {
  readonly kind: PeriodKind
  /** 2026-11; 2026-autumn or 2026-spring; the school year 2026-2027. */
  readonly name: string
  /** First day, and the day after the last, YYYY-MM-DD. */
  readonly from: string
  readonly until: string
}

/**
 * A month, a term (autumn: September to January; spring: February to August) or a school year (September to August). Null: none.
 */
export function readPeriod(name: string): Period | null {
  const [, year = '', rest = ''] = /^(20\d\d)-(autumn|spring|20\d\d|0[1-9]|1[0-2])$/.exec(name) ?? []
  if (year === '') return null
  const start = Number(year)
  if (rest === 'autumn') return { kind: 'TERM', name, from: `${start}-09-01`, until: `${start + 1}-02-01` }
  if (rest === 'spring') return { kind: 'TERM', name, from: `${start}-02-01`, until: `${start}-09-01` }
  if (rest.length === 4)
    return Number(rest) === start + 1
      ? { kind: 'YEAR', name, from: `${start}-09-01`, until: `${start + 1}-09-01` }
      : null
  const next = rest === '12' ? `${start + 1}-01-01` : `${start}-${String(Number(rest) + 1).padStart(2, '0')}-01`
  return { kind: 'MONTH', name, from: `${name}-01`, until: next }
}

/** The instant at which a day begins in Asia/Shanghai, milliseconds since 1970. */
export function beginOf(day: string): number {
  return Date.parse(`${day}T00:00:00+08:00`)
}

/** 月报: local rules want it by the 28th of its own month (docs/decisions/0038-returns.md). */
const MONTHLY_FROM = '25'

/** The first day, YYYY-MM-DD, on which a return of this period may be counted to be filed. */
export function fileableFrom({ kind, name, until }: Period): string {
  return kind === 'MONTH' ? `${name}-${MONTHLY_FROM}` : until
}

/** The last day, YYYY-MM-DD in Asia/Shanghai, that a return holds which was counted at an instant (milliseconds since 1970). */
export function asOfDay({ until }: Period, countedAt: number): string {
  return today({ now: () => Math.min(countedAt, beginOf(until) - 1) })
}
