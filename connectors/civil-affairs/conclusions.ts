import { addDays, date, hasTurned, pastDate } from '../sql/calendar'
import { type Cells, concluded, some } from '../sql/conclusions'
import { code, type Raw, text } from '../sql/readers'

const LEFT_BEHIND = code({ '0': 'NONE', '1': 'BOTH_PARENTS_AWAY', '2': 'ONE_AWAY_OTHER_UNABLE' })

/** 国发〔2016〕13号 counts children under 16: from that birthday on the answer is none, whatever the form still says. */
export const leftBehind = concluded<readonly [born: Raw, state: Raw]>('enum', ([born, state], today) => {
  const sixteen = () => {
    const day = pastDate(born, today) as string | null
    return day !== null && hasTurned(16, day, today)
  }
  return some([sixteen, () => LEFT_BEHIND(state) === 'NONE'], (holds) => holds()) ? 'NONE' : LEFT_BEHIND(state)
})

/** An aid that runs today. */
export const receivesAid = concluded<readonly Cells[] | null>('boolean', (aid, today) =>
  some(aid, ([from = null, until = null]) => {
    const [first, last] = [date(from) as string | null, date(until) as string | null]
    return first !== null && first <= today && (last === null || last >= today)
  }),
)

/** The next visit that the last one named is before today. Where none was named: 90 days after registration. */
export const visitOverdue = concluded<readonly [registered: Raw, last: Cells | null]>(
  'boolean',
  ([registered, last], today) => {
    const [on = null, next = null] = last ?? []
    pastDate(on, today) // without it, it is not known to be the last
    const due = date(next) as string | null
    if (due !== null) return due < today
    const since = date(registered) as string | null
    return since === null ? null : addDays(since, 90) < today
  },
)

/** The newest carer who is one today. */
export const guardianName = concluded<readonly Cells[] | null>('text', (carers, today) => {
  for (const [name = null, since = null, until = null] of carers ?? []) {
    date(since) // without it, it is not known to be the newest
    const last = date(until) as string | null
    if (last === null || last >= today) return text(name)
  }
  return null
})

const AGREEMENT = code({ '1': 'ACTIVE', '2': 'EXPIRED', '3': 'ENDED' })

/** An agreement past its last day is expired, whether or not somebody noted it. */
export const agreementState = concluded<readonly [state: Raw, until: Raw]>('enum', ([state, until], today) => {
  const written = AGREEMENT(state)
  if (written !== 'ACTIVE') return written
  const last = date(until) as string | null
  return last !== null && last < today ? 'EXPIRED' : 'ACTIVE'
})
