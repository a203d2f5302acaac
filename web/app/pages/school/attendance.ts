import type { PupilFragment } from '@generated/app/graphql'

export type Pupil = PupilFragment
type Months = NonNullable<NonNullable<Pupil['education']>['attendance']>

/** `2026-06` for five months before November 2026: the first of the last `count` months in Shanghai. */
export function firstMonth(count: number, now = new Date()): string {
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' }).format(now)
  const [year, month] = today.split('-').map(Number) as [number, number]
  const months = year * 12 + month - count
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`
}

export interface SchoolClass {
  readonly key: string
  readonly grade: number | null
  readonly className: string | null
  readonly pupils: readonly Pupil[]
}

/** By grade, then by the class's name; those of whom neither is told stand last. */
export function classesOf(pupils: readonly Pupil[]): readonly SchoolClass[] {
  const classes = new Map<string, SchoolClass & { readonly pupils: Pupil[] }>()
  for (const pupil of pupils) {
    const { grade = null, className = null } = pupil.education ?? {}
    const key = `${grade ?? ''} ${className ?? ''}`
    const found = classes.get(key) ?? { key, grade, className, pupils: [] }
    found.pupils.push(pupil)
    classes.set(key, found)
  }
  return [...classes.values()].sort(
    (a, b) =>
      (a.grade ?? Infinity) - (b.grade ?? Infinity) ||
      (a.className ?? '').localeCompare(b.className ?? '', 'zh-CN', { numeric: true }),
  )
}

export interface MonthTotal {
  readonly month: string
  readonly due: number
  readonly present: number
  readonly excused: number
  readonly unexcused: number
  /** Pupils who were due and came on no day. */
  readonly absentPupils: number
}

/** The whole school's months, the newest first. Months without school days are left out. */
export function monthsOf(pupils: readonly Pupil[]): readonly MonthTotal[] {
  const totals = new Map<string, MonthTotal>()
  for (const one of pupils.flatMap(({ education }) => education?.attendance ?? [])) {
    if (one.month === null || !one.daysDue) continue
    const total = totals.get(one.month) ?? { month: one.month, due: 0, present: 0, excused: 0, unexcused: 0, absentPupils: 0 } // prettier-ignore
    totals.set(one.month, {
      month: one.month,
      due: total.due + one.daysDue,
      present: total.present + (one.daysPresent ?? 0),
      excused: total.excused + (one.daysExcused ?? 0),
      unexcused: total.unexcused + (one.daysUnexcused ?? 0),
      absentPupils: total.absentPupils + (one.daysPresent === 0 ? 1 : 0),
    })
  }
  return [...totals.values()].sort((a, b) => (a.month < b.month ? 1 : -1))
}

export interface Absent {
  readonly pupil: Pupil
  /** Months with days absent without reason, or without any day present; the newest first. */
  readonly months: Months
}

/** Who is absent: by the band of the last month, or in a month as a whole. Those with the most days without reason stand first. */
export function absentOf(pupils: readonly Pupil[]): readonly Absent[] {
  const unexcused = ({ months }: Absent) => months.reduce((sum, { daysUnexcused }) => sum + (daysUnexcused ?? 0), 0)
  return pupils
    .map((pupil): Absent => {
      const months = pupil.education?.attendance ?? []
      return { pupil, months: months.filter((one) => one.daysDue && (one.daysUnexcused || one.daysPresent === 0)) }
    })
    .filter(({ pupil: { education }, months }) => {
      const band = education?.attendanceBand
      return band === 'POOR' || band === 'ABSENT' || months.some(({ daysPresent }) => daysPresent === 0)
    })
    .sort((a, b) => unexcused(b) - unexcused(a))
}
