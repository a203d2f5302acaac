/** Stands for a cell that is there and cannot be read. */
export const UNREADABLE: unique symbol = Symbol('unreadable')
export type Cell<T> = T | null | typeof UNREADABLE
export type Raw = string | null | undefined

/** Signs that are not seen and blanks around it dropped, full-width letters as their narrow ones. */
function narrow(raw: string): string {
  const seen = [...raw].filter((sign) => !/[\p{Cf}\p{Default_Ignorable_Code_Point}]/u.test(sign)).join('')
  return [...seen.trim()]
    .map((sign) => (sign >= '\uff01' && sign <= '\uff5e' ? String.fromCodePoint(sign.codePointAt(0)! - 0xfee0) : sign))
    .join('')
}

export function text(raw: Raw): Cell<string> {
  if (raw == null) return null
  const seen = [...raw].filter((sign) => sign === '\t' || sign === '\n' || sign === '\r' || !isControl(sign)).join('')
  const written = seen.trim()
  if (written.length > 4_000) return UNREADABLE
  return written === '' ? null : written
}

function isControl(sign: string): boolean {
  const code = sign.codePointAt(0)!
  const turnsDirection = (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069)
  return code < 0x20 || (code >= 0x7f && code <= 0x9f) || turnsDirection
}

export function code<T>(raw: Raw, table: Readonly<Record<string, T>>): Cell<T> {
  if (raw == null) return null
  const written = narrow(raw)
  return Object.hasOwn(table, written) ? table[written]! : UNREADABLE
}

export function codes(raw: Raw, table: Readonly<Record<string, string>>): Cell<readonly string[]> {
  if (raw == null) return []
  if (narrow(raw) === '') return []
  const parts = narrow(raw)
    .split(/[,;]/)
    .filter((part) => part.trim() !== '')
  const values = parts.map((part) => code(part, table))
  return parts.length === 0 || values.includes(UNREADABLE) ? UNREADABLE : (values as string[])
}

/** YYYY-MM-DD of a day between 1900 and 2100. */
export function day(raw: Raw): Cell<string> {
  if (raw == null) return null
  const written = narrow(raw)
  const dashed = /^\d{8}$/.test(written) ? `${written.slice(0, 4)}-${written.slice(4, 6)}-${written.slice(6)}` : written
  if (!/^\d{4}-\d\d-\d\d$/.test(dashed) || dashed < '1900' || dashed >= '2101') return UNREADABLE
  const instant = new Date(`${dashed}T12:00:00Z`)
  return !Number.isNaN(instant.getTime()) && instant.toISOString().slice(0, 10) === dashed ? dashed : UNREADABLE
}

export function month(raw: Raw): Cell<string> {
  if (raw == null) return null
  const written = narrow(raw)
  const first = day(/^\d{6}$/.test(written) ? `${written}01` : `${written}-01`)
  return typeof first === 'string' ? first.slice(0, 7) : UNREADABLE
}

export function division(raw: Raw): Cell<string> {
  if (raw == null) return null
  const written = narrow(raw)
  if (!/^[1-8](\d{5}|\d{8}|\d{11})$/.test(written)) return UNREADABLE
  return written.slice(0, 6) + written.slice(6).replace(/(000)+$/, '')
}

/** Days of a month. */
export function days(raw: Raw): Cell<number> {
  if (raw == null) return null
  const value = Number(raw)
  return Number.isInteger(value) && value >= 0 && value <= 31 ? value : UNREADABLE
}

export function readable<T>(cell: Cell<T>): T | null {
  return cell === UNREADABLE ? null : cell
}

/** The same day so many years before; 28 February where that year has no 29th. */
export function yearsBefore(today: string, years: number): string {
  const day = `${Number(today.slice(0, 4)) - years}${today.slice(4)}`
  return Number.isNaN(Date.parse(`${day}T00:00:00Z`)) || new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10) !== day
    ? `${day.slice(0, 8)}28`
    : day
}

/** The index's facts of one record, by column; what cannot be read is null there. */
export type IndexFacts = Readonly<Record<string, unknown>>
