import type { Variant } from '../../src/rules/dropout-rules'
import type { DropoutFacts } from '../../src/rules/facts'

/**
 * The level of a child, written a second time and otherwise than src/rules/judge.ts: the age by counting birthdays on the last day of
 * August, attendance as one text of letters. `variant`: the one that counts everywhere.
 */
export function expectedLevel(facts: DropoutFacts, variant: Variant, day: string): string {
  const { birthDate, household, roll, transfer, attendance } = facts
  if (birthDate === null || household === null || household.value.division === null) return 'NOT_JUDGED'
  if (day < variant.from) return 'NOT_JUDGED'
  const schoolYear = [2022, 2023, 2024, 2025, 2026].filter((year) => `${year}-09-01` <= day).pop()!
  const birthday = (age: number) => `${Number(birthDate.value.slice(0, 4)) + age}${birthDate.value.slice(4)}`
  const cut = `${schoolYear}-08-31`
  const { from, years } = variant.schoolAge
  if (!(birthday(from) <= cut && cut < birthday(from + years))) return 'NOT_OF_AGE'
  if (roll === null) return 'NOT_JUDGED'
  const moved = household.value.state === 'MOVED_OUT'
  const table: Record<string, () => string> = {
    DECEASED: () => 'NONE',
    SUSPENDED: () => 'NONE',
    GRADUATED: () => 'NONE',
    WITHDRAWN: () => (moved ? 'NONE' : 'OUT_OF_SCHOOL'),
    NO_RECORD: () => (moved ? 'NONE' : 'OUT_OF_SCHOOL'),
    TRANSFERRED_OUT: () =>
      moved ? 'NONE' : transfer === null ? 'NOT_JUDGED' : transfer.value ? 'NONE' : 'OUT_OF_SCHOOL',
    ENROLLED: () => (attendance === null ? 'NOT_JUDGED' : byLetters(attendance.value, variant)),
  }
  return table[roll.value]!()
}

type Attendance = NonNullable<DropoutFacts['attendance']>['value']

function byLetters(attendance: Attendance, { suspectedFrom, droppedOutFrom, absentMonth }: Variant): string {
  if (attendance.grain === 'band') {
    if (attendance.band === 'UNKNOWN') return 'NOT_JUDGED'
    return attendance.band === 'ABSENT' && absentMonth ? 'SUSPECTED' : 'NONE'
  }
  // The worst order within a month that its sums allow: all days without reason at its end.
  const text = [...attendance.months]
    .reverse()
    .map((one) => '.'.repeat(one.daysPresent! + one.daysExcused!) + 'U'.repeat(one.daysUnexcused!))
    .join('')
  if (text === '') return 'NOT_JUDGED'
  const run = text.length - text.replace(/U+$/, '').length
  if (droppedOutFrom !== null && run >= droppedOutFrom) return 'DROPPED_OUT'
  if (suspectedFrom !== null && run >= suspectedFrom) return 'SUSPECTED'
  const last = attendance.months.find(({ daysDue }) => daysDue !== 0)!
  return absentMonth && last.daysPresent === 0 && last.daysUnexcused! > 0 ? 'SUSPECTED' : 'NONE'
}
