import { HubError } from '../errors/hub-error'
import { today, type Clock } from '../kit/clock'

/** The month that ended last in Asia/Shanghai, YYYY-MM. */
export function lastMonth(clock: Clock): string {
  return before(today(clock).slice(0, 7))
}

/** Last month or this month, by default last month. Throws HubError SNAPSHOT_MONTH: the index says nothing of others. */
export function monthToWrite(clock: Clock, asked: string | undefined): string {
  const now = today(clock).slice(0, 7)
  const possible = [before(now), now]
  const month = asked ?? possible[0]!
  if (possible.includes(month)) return month
  throw new HubError(
    'SNAPSHOT_MONTH',
    `The index knows today alone: expected ${possible.join(' or ')}; got ${JSON.stringify(month.slice(0, 20))}. 索引只反映当日情况：应为 ${possible.join(' 或 ')}。`,
  )
}

/** The day whose minors a month's snapshot holds: its last day, or today. */
export function dayOf(month: string, clock: Clock): string {
  const [year, number] = month.split('-').map(Number)
  const last = new Date(Date.UTC(year!, number!, 0)).toISOString().slice(0, 10)
  const now = today(clock)
  return last < now ? last : now
}

export function isMonth(text: string): boolean {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text)
}

function before(month: string): string {
  const [year, number] = month.split('-').map(Number)
  return number === 1 ? `${year! - 1}-12` : `${year}-${String(number! - 1).padStart(2, '0')}`
}
