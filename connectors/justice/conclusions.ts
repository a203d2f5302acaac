import { addDays, addMonths, date } from '../sql/calendar'
import { type Cells, concluded, ofKind, some } from '../sql/conclusions'
import { narrow, type Raw, type Reader, UnreadableValue } from '../sql/readers'
import { termOf } from './term'

const AS_WRITTEN = /^(\d{4})(?:年|[./-])(\d{1,2})(?:月|[./-])(\d{1,2})日?$/

/** A day as people write it: 2021-05-03, 20210503, 2021.5.3, 2021/5/3, 2021年5月3日. */
export const writtenDay = ofKind('date', (raw) => {
  if (raw === null) return null
  const [, year, month, day] = AS_WRITTEN.exec(narrow(raw).replace(/\s/g, '')) ?? []
  return date(day === undefined ? raw : `${year}-${month!.padStart(2, '0')}-${day.padStart(2, '0')}`)
})

const IN_FUTURE = new UnreadableValue('expected a day that has come')

/** The same of something that has happened. */
export const writtenPastDay = ofKind('date', (raw, today) => {
  const day = writtenDay(raw) as string | null
  if (day !== null && today !== undefined && day > today) throw IN_FUTURE
  return day
})

/** The length in months; null for life. */
export const termMonths = ofKind('integer', (raw) => {
  const term = termOf(raw)
  return term === 'LIFE' ? null : term
})

export const forLife = ofKind('boolean', (raw) => {
  const term = termOf(raw)
  return term === null ? null : term === 'LIFE'
})

type Measure = readonly [from: Raw, term: Raw, released: Raw]

/** The last day: of the release where there was one, else by the term. Null: without end, or not known. */
function lastDay([from, term, released]: Measure): string | null {
  const ended = writtenDay(released) as string | null
  if (ended !== null) return ended
  const [first, length] = [writtenDay(from) as string | null, termOf(term)]
  return first === null || length === null || length === 'LIFE' ? null : addDays(addMonths(first, length), -1)
}

export const measureUntil = concluded<Measure>('date', (measure) => lastDay(measure))

/** Held today. Null: a day or the term is not recorded, so that it is not known. */
function holds(measure: Measure, today: string): boolean | null {
  const first = writtenDay(measure[0]) as string | null
  const last = lastDay(measure)
  if (first !== null && first > today) return false
  if (last !== null && last < today) return false
  const hasEnd = last !== null || termOf(measure[1]) === 'LIFE'
  return first !== null && hasEnd ? true : null
}

/** Held today by a measure of six months or more. */
function isGround(measure: Measure, today: string): boolean | null {
  const last = lastDay(measure)
  const isHeld = holds(measure, today)
  if (isHeld !== true || last === null) return isHeld
  return addDays(last, 1) >= addMonths(writtenDay(measure[0]) as string, 6)
}

/** True when a measure that can be read proves it; null when none does and of one it is not known. */
function ofOne(judge: (measure: Measure, today: string) => boolean | null): Reader {
  return concluded<readonly Cells[] | null>('boolean', (measures, today) => {
    let isUnknown = false
    const found = some(measures, (cells) => {
      const answer = judge(cells as unknown as Measure, today)
      isUnknown ||= answer === null
      return answer === true
    })
    return found || (isUnknown ? null : false)
  })
}

/** Whether a parent is held today. */
export const measureInForce = ofOne(holds)

/** Whether one is by a measure of six months or more: a ground of 民发〔2019〕62号. */
export const qualifyingGround = ofOne(isGround)

/** Support within the last twelve months. */
export const supported = concluded<readonly Raw[] | null>('boolean', (days, today) =>
  some(days, (raw) => {
    const day = writtenPastDay(raw, today) as string | null
    return day !== null && day > addMonths(today, -12)
  }),
)
