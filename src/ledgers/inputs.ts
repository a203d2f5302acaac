import { HubError } from '../errors/hub-error'
import { isPlainText } from '../kit/plain-text'
import { countWritten, turnsDirection, withoutUnseen } from '../normal/characters'
import { parseItemId } from './item'

/** Where in the mutation's input the fault lies. */
export function at(name: string): { path: string[] } {
  return { path: ['input', name] }
}

const NOTE = { least: 5, most: 2_000, written: 2 } as const
const REFERENCE = { least: 2, most: 200, written: 1 } as const

/** Trimmed. Throws HubError LEDGER_INPUT, and BAD_TEXT for what no request brings. */
export function checkNote(text: string, name = 'note'): string {
  return checkText(text, name, NOTE)
}

/** Of a proof: a number of a document, or where it lies. */
export function checkReference(text: string): string {
  return checkText(text, 'reference', REFERENCE)
}

function checkText(text: string, name: string, { least, most, written }: typeof NOTE | typeof REFERENCE): string {
  if (!isPlainText(text)) throw new HubError('BAD_TEXT', undefined, at(name))
  const trimmed = text.trim()
  const length = [...trimmed].length
  const seen = [...withoutUnseen(trimmed).trim()].length
  if (seen < least || length > most)
    throw new HubError('LEDGER_INPUT', `${name}: expected ${least} to ${most} characters, got ${Math.min(length, seen)}`, at(name)) // prettier-ignore
  if (turnsDirection(trimmed)) throw new HubError('LEDGER_INPUT', `${name}: no signs that turn the direction of writing`, at(name)) // prettier-ignore
  if (countWritten(trimmed) < written)
    throw new HubError('LEDGER_INPUT', `${name}: expected letters, digits or Han characters`, at(name))
  return trimmed
}

/** Throws HubError LEDGER_NOT_FOUND: what is no item's id reads like an item of somebody else. */
export function checkItem(id: string): string {
  const uuid = parseItemId(id)
  if (!uuid) throw notFound()
  return uuid
}

export function notFound(name = 'itemId'): HubError {
  return new HubError('LEDGER_NOT_FOUND', undefined, at(name))
}

/** A county: six digits that are no province and no city. Throws HubError BAD_DIVISION. */
export function checkCounty(code: string): string {
  if (!/^\d{6}$/.test(code) || code.endsWith('00'))
    throw new HubError('BAD_DIVISION', 'expected the six digits of a county', at('division'))
  return code
}

/** Throws HubError LEDGER_INPUT. */
export function checkSchool(code: string | null): string | null {
  if (code !== null && !/^\d{10}$/.test(code))
    throw new HubError('LEDGER_INPUT', 'expected a school code of ten digits', at('school'))
  return code
}

/** A day that is not after today and not long ago. Throws HubError LEDGER_INPUT. */
export function checkVisitDay(day: string, today: string): string {
  const oldest = `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`
  if (day > today || day < oldest)
    throw new HubError('LEDGER_INPUT', 'expected a day within the last year, not after today', at('visitedOn'))
  return day
}

const MOST_DAYS = 60

/** The term of an order. Throws HubError LEDGER_INPUT. */
export function checkDays(days: number): number {
  if (!Number.isInteger(days) || days < 1 || days > MOST_DAYS)
    throw new HubError('LEDGER_INPUT', `expected 1 to ${MOST_DAYS} days, got ${days}`, at('days'))
  return days
}
