import { isCalendarDay } from '../contract/formats'
import { narrow, type Reader, UnreadableValue } from './readers'

// Whoever writes 0001-01-01, 9999-12-31 or 99999999 means "none", and says so in no table: such a day is unreadable.
const FIRST_YEAR = 1900
const LAST_YEAR = 2100
const YEARS = `between ${FIRST_YEAR} and ${LAST_YEAR}`

const NO_DAY = new UnreadableValue(`expected a day of the calendar ${YEARS}, YYYY-MM-DD or YYYYMMDD`)
const NO_MONTH = new UnreadableValue(`expected a month of the calendar ${YEARS}, YYYY-MM or YYYYMM`)
const IN_FUTURE = new UnreadableValue('expected a day that has come')
const MONTH_IN_FUTURE = new UnreadableValue('expected a month that has begun')

const TIME_BEHIND = /^(\d{4}-\d{2}-\d{2})[ T]\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}(:?\d{2})?)?$/

/** A calendar day written 2015-09-03 (a time of day behind it is cut off) or 20150903, as registries write them. */
export const date: Reader = (raw) => {
  if (raw === null) return null
  const plain = typeof raw === 'string' ? dayOf(raw) : null
  if (plain !== null) return plain
  const written = narrow(raw)
  const day = dayOf(TIME_BEHIND.exec(written)?.[1] ?? written)
  if (day === null) throw NO_DAY
  return day
}

/** Without expressions: this runs for most cells of most rows. */
function dayOf(written: string): string | null {
  const dashed = written.length === 10 && written.charCodeAt(4) === DASH && written.charCodeAt(7) === DASH
  if (!dashed && written.length !== 8) return null
  const year = digits(written, 0, 4)
  const inYear = dashed ? digits(written, 5, 7) : digits(written, 4, 6)
  const ofMonth = dashed ? digits(written, 8, 10) : digits(written, 6, 8)
  if (!inCalendar(year, inYear, ofMonth)) return null
  return dashed ? written : `${written.slice(0, 4)}-${written.slice(4, 6)}-${written.slice(6)}`
}

/** A day of something that has happened: a birth, a visit, a dose. One in the future is unreadable. */
export const pastDate: Reader = (raw, today) => {
  const day = date(raw) as string | null
  if (day !== null && today !== undefined && day > today) throw IN_FUTURE
  return day
}

/** A month written 2026-09 or 202609. */
export const month: Reader = (raw) => {
  if (raw === null) return null
  const plain = (typeof raw === 'string' ? monthOf(raw) : null) ?? monthOf(narrow(raw))
  if (plain === null) throw NO_MONTH
  return plain
}

function monthOf(written: string): string | null {
  const dashed = written.length === 7 && written.charCodeAt(4) === DASH
  if (!dashed && written.length !== 6) return null
  if (!inCalendar(digits(written, 0, 4), digits(written, written.length - 2, written.length), 1)) return null
  return dashed ? written : `${written.slice(0, 4)}-${written.slice(4)}`
}

/** A month that has begun. */
export const pastMonth: Reader = (raw, today) => {
  const written = month(raw) as string | null
  if (written !== null && today !== undefined && written > today.slice(0, 7)) throw MONTH_IN_FUTURE
  return written
}

/** The first day of a month written 202009. */
export const monthStart: Reader = (raw) => {
  const written = month(raw)
  return written === null ? null : `${String(written)}-01`
}

/** The day so many months later; the last of that month where it has fewer days. 2026-08-31 and 6 is 2027-02-28. */
export function addMonths(day: string, months: number): string {
  const at = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months
  const [year, inYear] = [Math.floor(at / 12), (at % 12) + 1]
  let ofMonth = Number(day.slice(8))
  while (!isCalendarDay(year, inYear, ofMonth)) ofMonth -= 1
  return `${String(year).padStart(4, '0')}-${two(inYear)}-${two(ofMonth)}`
}

/** Whether that birthday has come: on the day itself it has. Who is born on 29 February has it on 1 March of other years. */
export function hasTurned(years: number, born: string, today: string): boolean {
  return born <= addMonths(today, -12 * years)
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

function inCalendar(year: number, inYear: number, ofMonth: number): boolean {
  return year >= FIRST_YEAR && year <= LAST_YEAR && isCalendarDay(year, inYear, ofMonth)
}

const DASH = 45
const ZERO = 48

/** The number that the digits of a part write; -1 where one is none. */
function digits(written: string, from: number, to: number): number {
  let value = 0
  for (let i = from; i < to; i += 1) {
    const digit = written.charCodeAt(i) - ZERO
    if (!(digit >= 0 && digit <= 9)) return -1
    value = value * 10 + digit
  }
  return value
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
