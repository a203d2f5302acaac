import { normaliseIdNumber, normaliseRollNumber } from '../normal'
import { birthDateOf, isIdNumber, lengthen } from './id-number'

export interface CertainFacts {
  readonly idNumber: string | null
  readonly rollNumber: string | null
  readonly birthDate: string | null
  readonly sex: string | null
  /** Facts that are there and cannot be read. Such a birth date or sex agrees with no number. */
  readonly unreadable: readonly string[]
}

export interface CertainKey {
  readonly idNumber: string
  /** Which rule found it: the name that stands in the link. */
  readonly rule: 'id-number' | 'roll-number'
}

export interface Verdict {
  /** Null: linked to nobody else. */
  readonly key: CertainKey | null
  /** A valid number that the record itself contradicts: it may be borrowed, or mistaken. Links nothing, and is counted. */
  readonly doubt: string | null
}

/**
 * The certain rule: records with the same valid ID number, or a G roll number that contains it, are one child, if birth date and sex
 * in the number agree with the record (decision 0007). A missing value agrees with every number; an unreadable value contradicts
 * every number.
 */
export function judge(facts: CertainFacts): Verdict {
  const own = facts.idNumber === null ? null : readIdNumber(facts.idNumber, facts.birthDate)
  if (own && agrees(own, facts)) return { key: { idNumber: own, rule: 'id-number' }, doubt: null }
  const embedded = facts.rollNumber === null ? null : idNumberInRollNumber(facts.rollNumber)
  if (embedded && agrees(embedded, facts)) return { key: { idNumber: embedded, rule: 'roll-number' }, doubt: null }
  return { key: null, doubt: own ?? embedded }
}

/** A valid 18-character ID number, from 18 or 15 characters as written; null when there is none in it. */
export function readIdNumber(written: string, birthDate: string | null): string | null {
  const number = normaliseIdNumber(written)
  if (number === null || isIdNumber(number)) return number
  return birthDate === null ? null : lengthen(number, birthDate)
}

/** G + 18-character ID number is the roll number of a child with an ID number. */
export function idNumberInRollNumber(rollNumber: string): string | null {
  const number = normaliseRollNumber(rollNumber)
  return number?.startsWith('G') && isIdNumber(number.slice(1)) ? number.slice(1) : null
}

/** 学籍号: one of G, J, L and 18 characters, the last of which may be X. */
export function isRollNumber(text: string): boolean {
  return /^[GJL]\d{17}[\dX]$/.test(text)
}

/** The sex an 18-character ID number carries: the 17th digit is odd for men (GB 11643). */
export function sexOf(idNumber: string): 'MALE' | 'FEMALE' {
  return Number(idNumber[16]) % 2 === 1 ? 'MALE' : 'FEMALE'
}

function agrees(idNumber: string, { birthDate, sex, unreadable }: CertainFacts): boolean {
  if (unreadable.includes('birthDate') || unreadable.includes('sex')) return false
  const known = sex === 'MALE' || sex === 'FEMALE' // not known and not stated say nothing
  return (birthDate === null || birthDateOf(idNumber) === birthDate) && (!known || sexOf(idNumber) === sex)
}
