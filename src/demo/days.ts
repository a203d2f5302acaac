/** Calendar days as whole numbers (days since 1970-01-01), with their texts cached: a demo writes millions of them. */

const FIRST = Date.UTC(1920, 0, 1) / 86_400_000
const iso: string[] = []
const compact: string[] = []

/** The day of 'YYYY-MM-DD'. */
export function dayOf(text: string): number {
  return Date.parse(`${text}T00:00:00Z`) / 86_400_000
}

/** 'YYYY-MM-DD' */
export function isoDay(day: number): string {
  return (iso[day - FIRST] ??= new Date(day * 86_400_000).toISOString().slice(0, 10))
}

/** 'YYYYMMDD', as the police write it. */
export function compactDay(day: number): string {
  return (compact[day - FIRST] ??= isoDay(day).replaceAll('-', ''))
}

export function yearOf(day: number): number {
  return Number(isoDay(day).slice(0, 4))
}

/** The same day of another month; the 31st becomes the month's last day. */
export function addMonths(day: number, months: number): number {
  const text = isoDay(day)
  const index = Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7)) - 1 + months
  const year = Math.floor(index / 12)
  const month = index - year * 12
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return Date.UTC(year, month, Math.min(Number(text.slice(8)), last)) / 86_400_000
}

/** Full years on a day. */
export function ageOn(birth: number, day: number): number {
  const from = isoDay(birth)
  const to = isoDay(day)
  return Number(to.slice(0, 4)) - Number(from.slice(0, 4)) - (to.slice(5) < from.slice(5) ? 1 : 0)
}
