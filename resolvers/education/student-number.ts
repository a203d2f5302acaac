import type { FieldUse } from '../../src/access/positions'
import type { Wanted } from '../../src/execute/seen-child'
import { isIdNumber } from '../../src/linkage/id-number'
import { normaliseIdNumber, normaliseRollNumber } from '../../src/normal'

const FIELDS = { 'roll-number': 'EducationRecord.rollNumber', 'id-number': 'Child.idNumber' } as const

/** What a student's number looks a child up by; null when it is neither a roll number nor a valid ID number. */
export function wantedOf(student: string): Wanted | null {
  const roll = normaliseRollNumber(student)
  if (roll !== null) return { by: 'roll-number', value: roll }
  const number = normaliseIdNumber(student)
  return number !== null && isIdNumber(number) ? { by: 'id-number', value: number } : null
}

/**
 * The fields that a list of numbers looks up by. A number of a kind that the actor may look nobody up by refuses the whole
 * list: a silent null would read like "not enrolled".
 */
export function numbersUsed(students: readonly string[]): FieldUse[] {
  const kinds = new Set(students.map((student) => wantedOf(student)?.by))
  return Object.entries(FIELDS).flatMap(([by, field]) =>
    kinds.has(by as Wanted['by']) ? [{ field, position: 'lookup' as const }] : [],
  )
}
