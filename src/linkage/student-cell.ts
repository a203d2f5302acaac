import { normaliseIdNumber, normaliseRollNumber } from '../normal'
import { isIdNumber, lengthen } from './id-number'

/** A cell of a list, as a file holds it. */
export interface WrittenCell {
  readonly text: string
  /** Kept as a number, of which a spreadsheet remembers 15 digits. */
  readonly numeric?: boolean
  readonly formula?: boolean
}

export interface CellContext {
  /** Of the same row, YYYY-MM-DD: it gives a number of 15 digits its century. */
  readonly birthDate: string | null
  /** Whether another number of the column was rounded: then one that ends in 000 was, too, even if its check character is right by chance. */
  readonly rounded: boolean
}

export type StudentCell =
  | { readonly kind: 'empty' }
  | { readonly kind: 'number'; readonly number: string }
  /** `detail`: what was expected and what came, without the number. */
  | {
      readonly kind: 'fault'
      readonly code: 'NUMBER_DAMAGED' | 'NUMBER_OLD' | 'BAD_ID_NUMBER'
      readonly detail: string
    }

const damaged = (detail: string): StudentCell => ({ kind: 'fault', code: 'NUMBER_DAMAGED', detail })
const bad = (detail: string): StudentCell => ({ kind: 'fault', code: 'BAD_ID_NUMBER', detail })

/**
 * The ID number or roll number of a cell. A number that a spreadsheet damaged is named, never guessed: the digits are lost. An ID number
 * begins with a province (11 to 82), a roll number with a letter: neither can lose leading zeros, so a shorter one lacks digits elsewhere.
 */
export function readStudentCell(cell: WrittenCell, { birthDate, rounded }: CellContext): StudentCell {
  const text = narrow(cell.text)
  if (text === '') return { kind: 'empty' }
  if (cell.formula) return damaged('expected a number, got a formula')
  if (/^[+-]?\d(?:\.\d+)?E\+?\d{1,3}$/i.test(text)) return damaged('expected all digits, got scientific notation')
  if (/^\d{15,}\.\d*$/.test(text)) return damaged('expected whole digits, got a decimal number')
  const roll = normaliseRollNumber(text)
  if (roll !== null) return { kind: 'number', number: roll }
  const number = normaliseIdNumber(text)
  if (number === null) return withoutForm(text)
  if (number.length === 15) return old(number, birthDate)
  if (cell.numeric) return damaged('expected a text, got a number cell: a spreadsheet keeps 15 digits of it')
  if (number.endsWith('000') && (rounded || isRounded(cell)))
    return damaged('expected the last digits, got 000 in their place')
  return isIdNumber(number) ? { kind: 'number', number } : bad('expected a calendar day and the right check character')
}

/** Whether a spreadsheet rounded this number for certain: 18 digits, the last three 000, and the check character wrong. */
export function isRounded({ text }: WrittenCell): boolean {
  const number = normaliseIdNumber(narrow(text))
  return number !== null && number.length === 18 && number.endsWith('000') && !isIdNumber(number)
}

/** What a 15-digit number of the first generation lacks is the century: only the birth date tells it. */
function old(fifteen: string, birthDate: string | null): StudentCell {
  if (birthDate === null) return { kind: 'fault', code: 'NUMBER_OLD', detail: 'expected a birth date in the same row' }
  const number = lengthen(fifteen, birthDate)
  return number === null ? bad('expected 15 digits that fit the birth date of the row') : { kind: 'number', number }
}

function withoutForm(text: string): StudentCell {
  const digits = text.replace(/[\s-]/g, '')
  if (/^\d{16,17}$/.test(digits)) return damaged(`expected 18 characters, got ${digits.length} digits: some are lost`)
  if (/^#+$|^#[A-Z/0!?]+$/.test(text))
    return damaged('expected a number, got the sign of an error or of a narrow column')
  return bad('expected an ID number of 18 characters or a roll number of 19')
}

/** Full width to ASCII, without blanks around; ="…" is how files write a number as a text. */
function narrow(written: string): string {
  const text = written.replace(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0)).trim()
  return /^="([^"]*)"$/.exec(text)?.[1]?.trim() ?? text
}
