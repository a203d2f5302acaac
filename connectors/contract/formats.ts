const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Whether year, month (1 to 12) and day are a day of the Gregorian calendar, which has no year 0. */
export function isCalendarDay(year: number, month: number, day: number): boolean {
  if (year < 1 || month < 1 || month > 12 || day < 1) return false
  const leapDay = month === 2 && ((year % 4 === 0 && year % 100 !== 0) || year % 400 === 0) ? 1 : 0
  return day <= DAYS[month - 1]! + leapDay
}

/** The written forms of time in contract records. A day or month that no calendar has is not one. */
export function isDate(written: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(written)
  return parts !== null && isCalendarDay(Number(parts[1]), Number(parts[2]), Number(parts[3]))
}

export function isMonth(written: string): boolean {
  return /^(?!0000)\d{4}-(0[1-9]|1[0-2])$/.test(written)
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,6})?Z$/

/** An instant in UTC, to the microsecond at most: 2026-11-23T02:00:00.123456Z. */
export function isInstant(written: string): boolean {
  return INSTANT.test(written) && isDate(written.slice(0, 10))
}
