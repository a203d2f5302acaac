import type { Value } from '../contract/records'

/** What a driver or a JSON aggregate hands over for one native column. */
export type Raw = string | number | boolean | null

/** Turns one native value into its contract value. Throws UnreadableValue when the registry broke its own code table or format. */
export type Reader = (raw: Raw) => Value

/** Says what was expected, never what came: a native value may name a child. */
export class UnreadableValue extends Error {
  override readonly name = 'UnreadableValue'
}

export const text: Reader = (raw) => {
  if (raw === null) return null
  const trimmed = String(raw).trim()
  return trimmed === '' ? null : trimmed
}

export const integer: Reader = (raw) => {
  if (raw === null || raw === '') return null
  const value = Number(raw)
  if (!Number.isInteger(value)) throw new UnreadableValue('expected a whole number')
  return value
}

export const decimal: Reader = (raw) => {
  if (raw === null || raw === '') return null
  const value = Number(raw)
  if (!Number.isFinite(value)) throw new UnreadableValue('expected a number')
  return value
}

export const boolean: Reader = (raw) => {
  if (raw === null || typeof raw === 'boolean') return raw
  if (raw === 't' || raw === 'true') return true
  if (raw === 'f' || raw === 'false') return false
  throw new UnreadableValue('expected a truth value')
}

/** A calendar day written 2015-09-03 (a time behind it is cut off) or 20150903, as registries write them. */
export const date: Reader = (raw) => {
  const written = text(raw)
  if (written === null) return null
  const day = String(written)
  if (/^\d{4}-\d{2}-\d{2}/.test(day)) return day.slice(0, 10)
  if (/^\d{8}$/.test(day)) return `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`
  throw new UnreadableValue('expected a date, YYYY-MM-DD or YYYYMMDD')
}

/** A month written 2026-09 or 202609. */
export const month: Reader = (raw) => {
  const written = text(raw)
  if (written === null) return null
  const parts = /^(\d{4})-?(\d{2})/.exec(String(written))
  if (!parts) throw new UnreadableValue('expected a month, YYYY-MM or YYYYMM')
  return `${parts[1]}-${parts[2]}`
}

/** A code of a closed table. `unknown` answers codes outside it; without it such a row is refused. */
export function code(table: Readonly<Record<string, Value>>, unknown?: Value): Reader {
  const values = new Map(Object.entries(table))
  return (raw) => {
    const written = text(raw)
    if (written === null) return null
    const value = values.get(String(written))
    if (value !== undefined) return value
    if (unknown !== undefined) return unknown
    throw new UnreadableValue(`expected one of the codes ${[...values.keys()].slice(0, 12).join(' ')}`)
  }
}

/** Several codes in one column, separated by commas, read through one table. */
export function codes(table: Readonly<Record<string, string>>): Reader {
  const one = code(table)
  return (raw) => {
    const written = text(raw)
    if (written === null) return []
    return String(written)
      .split(/[,，;；]/)
      .filter((part) => part.trim() !== '')
      .map((part) => one(part) as string)
  }
}

/** Several texts in one column, separated by commas or the Chinese enumeration comma. */
export const texts: Reader = (raw) => {
  const written = text(raw)
  return written === null
    ? []
    : String(written)
        .split(/[,，;；、]/)
        .filter((part) => part !== '')
}

/** A division code of 6, 9 or 12 digits: longer fields are filled up with zeros by those who write them. */
export const division: Reader = (raw) => {
  const written = text(raw)
  if (written === null) return null
  const digits = String(written)
  if (!/^\d{6}(\d{3}(\d{3})?)?$/.test(digits))
    throw new UnreadableValue('expected a division code of 6, 9 or 12 digits')
  if (digits.length > 6 && /^0+$/.test(digits.slice(6))) return digits.slice(0, 6)
  return digits.length > 9 && digits.endsWith('000') ? digits.slice(0, 9) : digits
}

/** The first day of a month written 202009. */
export const monthStart: Reader = (raw) => {
  const written = month(raw)
  return written === null ? null : `${String(written)}-01`
}
