import { today, type Clock } from '../kit/clock'

/** 学年: from 1 September to 31 August, in Asia/Shanghai. The hub knows no calendar of terms. */
export interface SchoolYear {
  readonly id: string
  readonly title: string
  /** Whole days; the end is the first day after it, as OneRoster has it. */
  readonly from: string
  readonly until: string
  /** The year in which it ends. */
  readonly ends: string
}

export function schoolYearOf(clock: Clock): SchoolYear {
  const day = today(clock)
  const year = Number(day.slice(0, 4)) - (day.slice(5) < '09-01' ? 1 : 0)
  return {
    id: `school-year-${year}`,
    title: `${year}-${year + 1}学年`,
    from: `${year}-09-01`,
    until: `${year + 1}-09-01`,
    ends: String(year + 1),
  }
}
