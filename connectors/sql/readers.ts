import type { ColumnKind } from '../contract/declared'
import type { Value } from '../contract/records'

/** What a driver or a JSON aggregate hands over for one native column. */
export type Raw = string | number | boolean | null

/**
 * Turns one native value into its contract value. Throws UnreadableValue if the value is outside the registry's code table or format.
 * `today` is the day in Asia/Shanghai; the change feed gives none.
 *
 * All readers: null stays null, and outer blanks (also U+3000) are dropped. For fixed forms (codes, numbers, days, months,
 * divisions) full-width letters and digits are read as narrow ones, and unseen signs (zero width, direction, byte order mark) are
 * dropped. There a blank text is unreadable, unless the mapping says `blankIsNull`. A list of codes may be empty.
 */
export interface Reader {
  (raw: Raw, today?: string): Value
  /** Every word that a code table can answer with. */
  readonly words?: readonly string[]
  /** What a conclusion gives: it may be named in a mapping file. */
  readonly kind?: ColumnKind
  /** It is drawn for a day, so that identity cannot be read by it. */
  readonly needsDay?: true
}

/** Says what was expected, never what came: a native value may name a child. Thrown as a constant, so that its stack says nothing. */
export class UnreadableValue extends Error {
  override readonly name = 'UnreadableValue'
}

export const MOST_CHARACTERS = 4_000
const TOO_LONG = new UnreadableValue(`expected at most ${MOST_CHARACTERS} characters`)
// Tab and line break belong to free text; other control characters do not, and signs that turn the direction of writing show a false text.
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/
const CONTROLS = new RegExp(CONTROL.source, 'g')

/** Free text. Control characters and signs of direction are dropped, empty is null, more than MOST_CHARACTERS is unreadable. */
export const text: Reader = (raw) => {
  if (raw === null) return null
  const written = asText(raw)
  const trimmed = (CONTROL.test(written) ? written.replace(CONTROLS, '') : written).trim()
  if (trimmed.length > MOST_CHARACTERS) throw TOO_LONG
  return trimmed === '' ? null : trimmed
}

const NO_PLAIN = new UnreadableValue('expected a text, a number or a truth value')

/** A list or an object of JSON is no value of a column. */
function asText(raw: Exclude<Raw, null>): string {
  if (typeof raw === 'object') throw NO_PLAIN
  return String(raw)
}

const ASCII = /^[ -~]*$/
const UNSEEN = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu
const FULL_WIDTH = /[\uff01-\uff5e]/g

/** A value of a fixed form: in narrow letters, without signs that nobody sees and without blanks around it. */
export function narrow(raw: Exclude<Raw, null>): string {
  const written = asText(raw)
  if (ASCII.test(written)) return written.trim()
  return written
    .replace(UNSEEN, '')
    .trim()
    .replace(FULL_WIDTH, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0))
}

/** A longer value has no fixed form: a form is tried on no more. */
const MOST_OF_FORM = 200

/** A text of a fixed form, as its narrow letters. */
export function shaped(form: RegExp, expected: string): Reader {
  const misshapen = new UnreadableValue(`expected ${expected}`)
  return (raw) => {
    if (raw === null) return null
    const written = narrow(raw)
    if (written.length > MOST_OF_FORM || !form.test(written)) throw misshapen
    return written
  }
}

/** Of a column where the registry leaves blanks for "not recorded". */
export function blankIsNull(reader: Reader): Reader {
  const read: Reader = (raw, today) => (raw !== null && String(raw).trim() === '' ? null : reader(raw, today))
  return reader.words ? Object.assign(read, { words: reader.words }) : read
}

const MOST_WHOLE = 2_147_483_647

/** A whole number in decimal digits, between `least` and `most`; GraphQL's Int holds no more than 32 bits. */
export function whole(least = -MOST_WHOLE, most = MOST_WHOLE): Reader {
  const unlike = new UnreadableValue(`expected a whole number from ${least} to ${most}`)
  return (raw) => {
    if (raw === null) return null
    const written = typeof raw === 'number' ? '' : narrow(raw)
    const value = typeof raw === 'number' ? raw : /^[+-]?\d{1,10}$/.test(written) ? Number(written) : NaN
    if (!(Number.isInteger(value) && value >= least && value <= most)) throw unlike
    return value + 0 // -0 is 0
  }
}

export const integer: Reader = whole()
/** How many, or how much in whole units. */
export const count: Reader = whole(0)

function number(least: number, expected: string): Reader {
  const unlike = new UnreadableValue(expected)
  return (raw) => {
    if (raw === null) return null
    const value =
      typeof raw === 'number' ? raw : /^[+-]?\d{1,12}(\.\d{1,9})?$/.test(narrow(raw)) ? Number(narrow(raw)) : NaN
    if (!(value >= least && value < Infinity)) throw unlike
    return value + 0
  }
}

/** A number in decimal digits. */
export const decimal: Reader = number(-1e12, 'expected a number in decimal digits')
/** How much: not below nought. */
export const amount: Reader = number(0, 'expected a number in decimal digits, not below 0')

const NO_TRUTH = new UnreadableValue('expected a truth value')

/** What a condition in SQL answers. */
export const boolean: Reader = (raw) => {
  if (raw === null || typeof raw === 'boolean') return raw
  if (raw === 't' || raw === 'true') return true
  if (raw === 'f' || raw === 'false') return false
  throw NO_TRUTH
}

/** A code of a closed table. One outside it is unreadable, unless `otherwise` answers for each that has the table's form. */
export function code(
  table: Readonly<Record<string, Value>>,
  otherwise?: { readonly form: RegExp; readonly value: Value },
): Reader {
  const values = new Map(Object.entries(table))
  const unknown = new UnreadableValue(`expected one of the codes ${[...values.keys()].slice(0, 12).join(' ')}`)
  const read: Reader = (raw) => {
    if (raw === null) return null
    const plain = values.get(raw as string)
    if (plain !== undefined) return plain
    const written = narrow(raw)
    const value = values.get(written)
    if (value !== undefined) return value
    if (otherwise && written.length <= MOST_OF_FORM && otherwise.form.test(written)) return otherwise.value
    throw unknown
  }
  const words = [...values.values(), ...(otherwise ? [otherwise.value] : [])].filter((one) => typeof one === 'string')
  return Object.assign(read, { words })
}

const NO_CODES = new UnreadableValue('expected codes separated by commas')

/** Several codes in one column, separated by commas, read through one table. An empty or blank text is no code at all. */
export function codes(table: Readonly<Record<string, string>>): Reader {
  const one = code(table)
  const read: Reader = (raw) => {
    if (raw === null) return []
    const written = narrow(raw)
    if (written === '') return []
    const parts = written.split(/[,;]/).filter((part) => part.trim() !== '')
    if (parts.length === 0) throw NO_CODES
    return parts.map((part) => one(part) as string)
  }
  return Object.assign(read, { words: Object.values(table) })
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

const NO_DIVISION = new UnreadableValue('expected a division code of 6, 9 or 12 digits')

/** A division code of 6, 9 or 12 digits: longer fields are filled up with zeros by those who write them. No province begins with 0 or 9. */
export const division: Reader = (raw) => {
  if (raw === null) return null
  const digits = narrow(raw)
  if (!/^[1-8]\d{5}(\d{3}(\d{3})?)?$/.test(digits)) throw NO_DIVISION
  if (digits.length > 6 && /^0+$/.test(digits.slice(6))) return digits.slice(0, 6)
  return digits.length > 9 && digits.endsWith('000') ? digits.slice(0, 9) : digits
}
