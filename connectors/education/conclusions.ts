import { YES_NO } from '../contract/standard-codes'
import { date, pastMonth } from '../sql/calendar'
import { type Cells, concluded, ofKind } from '../sql/conclusions'
import { code, narrow, type Raw, text, whole } from '../sql/readers'

/** 学生状态: everything but enrolled, suspended, transferred, graduated and dead is a way of having left. */
export const rollState = code({
  '01': 'ENROLLED',
  '02': 'SUSPENDED',
  '03': 'WITHDRAWN',
  '04': 'SUSPENDED',
  '05': 'ENROLLED',
  '06': 'WITHDRAWN',
  '07': 'GRADUATED',
  '08': 'GRADUATED',
  '09': 'WITHDRAWN',
  '10': 'TRANSFERRED_OUT',
  '11': 'DECEASED',
})

const ROLL_KIND = code({ G: 'FORMAL_BY_ID', J: 'FORMAL_WITHOUT_ID', L: 'TEMPORARY' })

/** The kind is the first letter of the roll number, small or full-width as it may be written. */
export const rollKind = ofKind('enum', (raw) =>
  raw === null ? null : ROLL_KIND(narrow(raw).slice(0, 1).toUpperCase()),
)

const DAYS = whole(0, 31)

/** Days due and present of a month that has begun. */
function monthOf([written, due, present]: Cells, today: string): { due: number; present: number } {
  pastMonth(written ?? null, today) // one that cannot be read sorts anywhere: it is not known to be the last
  return { due: Number(DAYS(due ?? null)), present: Number(DAYS(present ?? null)) }
}

/** 名在人在: on the roll, and seen in the last month that had school days. Null: on the roll, and no such month is recorded. */
export const inSchool = concluded<readonly [state: Raw, month: Cells | null]>('boolean', ([state, last], today) => {
  const written = rollState(state)
  if (written !== 'ENROLLED') return written === null ? null : false
  return last === null ? null : monthOf(last, today).present > 0
})

/** Of the last month that had school days, in percent of the days due: FULL from 98, GOOD from 80. UNKNOWN: no such month. */
export const attendanceBand = concluded<Cells | null>('enum', (last, today) => {
  if (last === null) return 'UNKNOWN'
  const { due, present } = monthOf(last, today)
  if (present === 0) return 'ABSENT'
  return present * 100 >= due * 98 ? 'FULL' : present * 100 >= due * 80 ? 'GOOD' : 'POOR'
})

const LEDGER = code({ '1': 'SUSPECTED', '2': 'DROPPED_OUT' })
/** 控辍状态. A closed entry tells of a return with 4; closed otherwise (verified: a leave, another school) nothing stands against the pupil. */
const OUTCOME = code({ '1': false, '2': false, '3': false, '4': true, '5': false })

export const dropoutState = concluded<Cells | null>('enum', (entry) => {
  if (entry === null) return 'NONE'
  const [ledger = null, outcome = null, foundOn = null, closedOn = null] = entry
  if (closedOn === null) return LEDGER(ledger)
  for (const day of [foundOn, closedOn]) date(day) // without them it is not known to be the newest, or closed
  return OUTCOME(outcome) === true ? 'RETURNED' : 'NONE'
})

export const dropoutStateSince = concluded<Cells | null>('date', (entry) => {
  if (entry === null) return null
  const [, outcome = null, foundOn = null, closedOn = null] = entry
  if (closedOn === null) return date(foundOn)
  return OUTCOME(outcome) === true ? date(closedOn) : null
})

const IS_GUARDIAN = code(YES_NO)

/** The first of the family members, in their order, that is named as guardian; unreadable when one before it might be. */
export const guardianName = concluded<readonly Cells[] | null>('text', (members) => {
  for (const [name = null, guardian = null] of members ?? []) if (IS_GUARDIAN(guardian) === true) return text(name)
  return null
})
