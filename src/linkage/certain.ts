import { birthDateOf, isIdNumber, lengthen, normaliseIdNumber } from './id-number'

export interface CertainFacts {
  readonly idNumber: string | null
  readonly rollNumber: string | null
  readonly birthDate: string | null
}

export interface CertainKey {
  readonly idNumber: string
  /** Which rule found it: the name that stands in the link. */
  readonly rule: 'id-number' | 'roll-number'
}

/**
 * The certain rule: records that carry the same valid ID number, or a G roll number that embeds it, are one child.
 * A number that contradicts the record's own birth date is somebody else's (a borrowed number) and links nothing.
 */
export function certainKey(facts: CertainFacts): CertainKey | null {
  const own = facts.idNumber === null ? null : readIdNumber(facts.idNumber, facts.birthDate)
  if (own && agrees(own, facts.birthDate)) return { idNumber: own, rule: 'id-number' }
  const embedded = facts.rollNumber === null ? null : idNumberInRollNumber(facts.rollNumber)
  if (embedded && agrees(embedded, facts.birthDate)) return { idNumber: embedded, rule: 'roll-number' }
  return null
}

/** A valid 18-character ID number, from 18 or 15 characters as written; null when there is none in it. */
export function readIdNumber(written: string, birthDate: string | null): string | null {
  const number = normaliseIdNumber(written)
  if (isIdNumber(number)) return number
  return birthDate === null ? null : lengthen(number, birthDate)
}

/** G + 18-character ID number is the roll number of a child with an ID number. */
export function idNumberInRollNumber(rollNumber: string): string | null {
  const number = normaliseIdNumber(rollNumber)
  return number.startsWith('G') && isIdNumber(number.slice(1)) ? number.slice(1) : null
}

/** 学籍号: one of G, J, L and 18 characters, the last of which may be X. */
export function isRollNumber(text: string): boolean {
  return /^[GJL]\d{17}[\dX]$/.test(text)
}

function agrees(idNumber: string, birthDate: string | null): boolean {
  return birthDate === null || birthDateOf(idNumber) === birthDate
}
