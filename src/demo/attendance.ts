import { addMonths, compactDay } from './days'
import type { Random } from './random'
import type { Lines } from './tables'

/** School days of each calendar month; July and August have none. */
const DUE = [15, 5, 22, 20, 20, 20, 0, 0, 22, 17, 21, 22]

/** The school months among the twelve full months before today, oldest first: ten of them. */
export function attendanceMonths(today: number): { month: string; due: number }[] {
  return Array.from({ length: 12 }, (_, at) => compactDay(addMonths(today, at - 12)).slice(0, 6))
    .map((month) => ({ month, due: DUE[Number(month.slice(4)) - 1] as number }))
    .filter((each) => each.due > 0)
}

/** A pupil who stays away without leave. */
export interface Truancy {
  /** The month it began in, 'YYYYMM'. */
  readonly from: string
  /** Not seen at all since. */
  readonly whole: boolean
  /** The first month with more than a week of school missed; null: none yet. */
  readonly weekMissed: string | null
}

const WEEK = 5

/** Writes a pupil's months since `from` and says whether the pupil stays away by now; null: not in attendance, no lines. */
export function attendanceWriter(today: number) {
  const months = attendanceMonths(today)
  return (lines: Lines<'education'>, key: string, random: Random, from: number | null): Truancy | null => {
    if (from === null) return null
    let weekMissed: string | null = null
    const first = compactDay(from).slice(0, 6)
    const kind = random.next()
    const turn = kind < 0.025 ? random.between(months.length - 5, months.length - 1) : months.length
    for (let at = 0; at < months.length; at += 1) {
      const { month, due } = months[at] as { month: string; due: number }
      if (month < first && kind > 0.5) continue
      let excused = kind < 0.7 ? (random.next() < 0.2 ? 1 : 0) : random.int(4)
      let unexcused = kind > 0.97 && random.next() < 0.3 ? random.int(3) : 0
      if (at >= turn) {
        excused = 0
        unexcused = kind < 0.006 ? due : Math.min(due, 3 + (at - turn) * 4)
      }
      excused = Math.min(excused, due - unexcused)
      if (unexcused > WEEK) weekMissed ??= month
      lines.addLine('xs_kq', `${key}\t${month}\t${due}\t${due - excused - unexcused}\t${excused}\t${unexcused}`)
    }
    const since = months[turn]
    return since ? { from: since.month, whole: kind < 0.006, weekMissed } : null
  }
}
