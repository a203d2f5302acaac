import type { Context } from './context'
import { addMonths, ageOn, dayOf, isoDay } from './days'
import type { Truancy } from './attendance'
import { Random } from './random'

/** What the ledger of dropouts is filled from. */
export interface Pupil {
  readonly key: string
  /** The roll's running number: each has random numbers of its own, so that the ledger moves no other row of the demo. */
  readonly roll: number
  readonly grade: number
  readonly birth: number
  /** Code of xszt, and since when. */
  readonly state: string
  readonly since: number
  readonly truancy: Truancy | null
}

const SUSPECTED = '1'
const DROPPED_OUT = '2'
const RETURNED = '4'
const VERIFIED = '5'
const REASONS = ['06', '07', '08', '99']

/**
 * The dropout ledger (控辍保学台账) of compulsory education, as reported by schools. A pupil who was absent for a month, or is noted as
 * lost to the roll (流失), has dropped out. A pupil who missed more than a week without leave is suspected. Some leaves were verified,
 * and some pupils came back a year ago or earlier.
 */
export function dropoutWriter({ today, lines }: Context, seed: number) {
  return ({ key, roll, grade, birth, state, since, truancy }: Pupil): void => {
    if (grade > 9 || ageOn(birth, today) >= 16) return
    const random = new Random(seed ^ 0x1b873593, roll)
    const reported = random.chance(0.85)
    const entry = (ledger: string, now: string, found: number, reason: string | null, closed: number | null) =>
      lines.education.add('xs_kc', key, 1, ledger, now, isoDay(found), reason, closed === null ? null : isoDay(closed))
    const open = (ledger: string, found: number) =>
      entry(
        ledger,
        random.pick(['1', '2', '3']),
        Math.min(today - 1, found),
        random.chance(0.8) ? random.pick(REASONS) : null,
        null,
      )

    if (state === '06') {
      if (reported) open(DROPPED_OUT, since + random.between(0, 9))
    } else if (truancy) {
      if (reported && truancy.whole) open(DROPPED_OUT, addMonths(firstOf(truancy.from), 1) + random.between(1, 9))
      else if (reported && truancy.weekMissed) open(SUSPECTED, firstOf(truancy.weekMissed) + random.between(8, 27))
    } else if (state === '02') {
      if (random.chance(0.3)) {
        const found = Math.min(today - 2, since + random.between(7, 14))
        entry(SUSPECTED, VERIFIED, found, '02', Math.min(today - 1, found + random.between(1, 10)))
      }
    } else if (state === '01' && grade >= 3 && random.chance(0.008)) {
      // Before the months of attendance that are told.
      const found = today - random.between(430, 700)
      const ledger = random.chance(0.7) ? SUSPECTED : DROPPED_OUT
      entry(ledger, RETURNED, found, random.pick(REASONS), found + random.between(10, 60))
    }
  }
}

/** The first day of 'YYYYMM'. */
function firstOf(month: string): number {
  return dayOf(`${month.slice(0, 4)}-${month.slice(4)}-01`)
}
