import type { ColumnKind } from '../contract/declared'
import { YES_NO } from '../contract/standard-codes'
import { addMonths, date, hasTurned, pastDate } from '../sql/calendar'
import { type Cells, concluded, ofKind, some } from '../sql/conclusions'
import { code, count, narrow, type Raw, type Reader, text, UnreadableValue } from '../sql/readers'

/** Cards, the newest first: number, issued, valid until, state. */
type Cards = readonly Cells[] | null

const IN_FORCE = code(YES_NO)
const CARD_NUMBER = /^\d{17}[\dX][1-7][1-4]$/i
const NO_CARD_NUMBER = new UnreadableValue('expected a card number: ID number, class and grade')
const CLASS = code({
  '1': 'VISUAL',
  '2': 'HEARING',
  '3': 'SPEECH',
  '4': 'PHYSICAL',
  '5': 'INTELLECTUAL',
  '6': 'MENTAL',
  '7': 'MULTIPLE',
})

/** Not cancelled, and not past its last day. */
function inForce([, , until = null, state = null]: Cells, today: string): boolean {
  if (IN_FORCE(state) !== true) return false
  const last = date(until) as string | null
  return last !== null && last >= today
}

/** The card number is the ID number, the class, the grade. */
function digitOfCard(cards: Cards, today: string, position: number): string | null {
  const card = (cards ?? []).find((each) => inForce(each, today))
  if (card === undefined) return null
  const written = card[0] == null ? '' : narrow(card[0])
  if (!CARD_NUMBER.test(written)) throw NO_CARD_NUMBER
  return written.charAt(position)
}

/** The newest card, in force or not. One whose day of issue cannot be read sorts anywhere. */
const ofNewest = (kind: ColumnKind, read: (card: Cells, today: string) => ReturnType<Reader>) =>
  concluded<Cards>(kind, (cards, today) => {
    const card = cards?.[0]
    if (card === undefined) return null
    pastDate(card[1] ?? null, today)
    return read(card, today)
  })

export const cardNumber = ofNewest('text', ([number = null]) => text(number))
export const cardIssuedOn = ofNewest('date', ([, issued = null]) => date(issued))
export const cardValidUntil = ofNewest('date', ([, , until = null]) => date(until))
export const disabled = concluded<Cards>('boolean', (cards, today) => some(cards, (card) => inForce(card, today)))
export const disabilityClass = concluded<Cards>('enum', (cards, today) => CLASS(digitOfCard(cards, today, 18)))
export const disabilityGrade = concluded<Cards>('integer', (cards, today) => {
  const grade = digitOfCard(cards, today, 19)
  return grade === null ? null : Number(grade)
})

const CHECK = code({ '1': true, '2': false, '3': true })

/** Passed at school entry (疫苗管理法 48), or every dose given that has been due for a month: the schedule gives a month of age for each. */
export const immunisationComplete = concluded<readonly [check: Raw, born: Raw, missing: Raw]>(
  'boolean',
  ([check, born, missing], today) =>
    some(
      [
        () => missing === null,
        () => CHECK(check) === true,
        () => {
          const day = pastDate(born, today) as string | null
          return day === null || addMonths(day, Number(count(missing)) + 1) >= today
        },
      ],
      (holds) => holds(),
    ),
)

/** Under seven, and the next visit named at the last follow-up is before today. */
export const followUpOverdue = concluded<readonly [born: Raw, last: Cells | null]>('boolean', ([born, last], today) => {
  const [on = null, next = null] = last ?? []
  const inTime = () => {
    pastDate(on, today) // without it, it is not known to be the last
    const due = date(next) as string | null
    return due === null || due >= today
  }
  const tooOld = () => {
    const day = pastDate(born, today) as string | null
    return day === null || hasTurned(7, day, today)
  }
  return !some([inTime, tooOld], (holds) => holds())
})

const DEVELOPMENT = code({ '0': 'NOT_DONE', '1': 'PASSED', '2': 'FAILED' })

/** No result is a check that was not done. */
export const development = ofKind('enum', (raw) =>
  raw === null || String(raw).trim() === '' ? 'NOT_DONE' : DEVELOPMENT(raw),
)
