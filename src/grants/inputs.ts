import { HubError } from '../errors/hub-error'
import { parseChildId } from '../identity/child-id'
import { isPlainText } from '../kit/plain-text'
import { countWritten, turnsDirection, withoutUnseen } from '../normal/characters'
import { parseGrantId } from './access-grant'
import type { GrantAction, ReviewAction } from './states'

interface Keyed {
  /** The same key and input is the same change, however often it is sent. */
  readonly idempotencyKey: string
}

export interface RequestInput extends Keyed {
  readonly childId: string
  readonly rule: string | null
  readonly field: string | null
  readonly reason: string
  readonly hours: number
  readonly emergency: boolean
}

interface ToGrant extends Keyed {
  readonly grantId: string
  /** The version the client saw. */
  readonly version: number
  readonly note: string
}

export interface DecideInput extends ToGrant {
  readonly decision: Exclude<GrantAction, 'REVOKE'>
  /** Fewer than were asked for; null: as asked. */
  readonly hours: number | null
}

export type RevokeInput = ToGrant

export interface ReviewInput extends ToGrant {
  readonly verdict: ReviewAction
}

/** `written`: letters, digits and Han characters among them. */
const TEXT = { least: 5, most: 1_000, written: 2 } as const

/** Trimmed. Throws HubError GRANT_REASON, and BAD_TEXT for what no request brings, but a command may. */
export function checkText(text: string, name: string): string {
  if (!isPlainText(text)) throw new HubError('BAD_TEXT', undefined, at(name))
  const trimmed = text.trim()
  const refuse = (why: string) => new HubError('GRANT_REASON', why, at(name))
  const length = [...trimmed].length
  const seen = [...withoutUnseen(trimmed).trim()].length
  if (seen < TEXT.least || length > TEXT.most)
    throw refuse(`expected ${TEXT.least} to ${TEXT.most} characters, got ${Math.min(length, seen)}`)
  if (turnsDirection(trimmed)) throw refuse('expected no signs that turn the direction of writing')
  if (countWritten(trimmed) < TEXT.written) throw refuse('expected letters, digits or Han characters')
  return trimmed
}

/** Throws HubError GRANT_HOURS. */
export function checkHours(hours: number, most: number): number {
  if (!Number.isInteger(hours) || hours < 1 || hours > most)
    throw new HubError('GRANT_HOURS', `expected 1 to ${most}, got ${hours}`, at('hours'))
  return hours
}

/** Throws HubError BAD_CHILD_ID. */
export function checkChild(id: string): string {
  const uuid = parseChildId(id)
  if (!uuid) throw new HubError('BAD_CHILD_ID', "expected 'child:' and a UUID", at('childId'))
  return uuid
}

/** Throws HubError GRANT_NOT_FOUND: what is no grant's id reads like a grant of somebody else. */
export function checkGrant(id: string): string {
  const uuid = parseGrantId(id)
  if (!uuid) throw new HubError('GRANT_NOT_FOUND', undefined, at('grantId'))
  return uuid
}

/** Where in the mutation's input the fault lies. */
export function at(name: string): { path: string[] } {
  return { path: ['input', name] }
}
