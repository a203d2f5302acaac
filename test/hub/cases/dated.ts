/**
 * What an answer holds that depends on the day it is asked is compared by a rule, not pinned: '<age>' for the age today,
 * '<the last months>' for attendance, which must be months in order with days that add up.
 */
export function undated(data: unknown, birthDate: string, today: string): unknown {
  if (Array.isArray(data)) {
    if (isAttendance(data)) return '<the last months>'
    return data.map((one) => undated(one, birthDate, today))
  }
  if (typeof data !== 'object' || data === null) return data
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => {
      if (name === 'age' && value === ageOn(birthDate, today)) return [name, '<age>']
      return [name, undated(value, birthDate, today)]
    }),
  )
}

interface Month {
  readonly month: string
  readonly daysPresent: number
  readonly daysUnexcused: number
}

function isAttendance(list: readonly unknown[]): boolean {
  const months = list as readonly Month[]
  if (months.length < 3 || typeof months[0]?.month !== 'string') return false
  return months.every(
    ({ month, daysPresent, daysUnexcused }, i) =>
      /^\d{4}-\d\d$/.test(month) &&
      (i === 0 || month < months[i - 1]!.month) &&
      Number.isInteger(daysPresent) &&
      Number.isInteger(daysUnexcused) &&
      daysPresent + daysUnexcused <= 31,
  )
}

function ageOn(birthDate: string, today: string): number {
  let age = 0
  while (`${Number(birthDate.slice(0, 4)) + age + 1}${birthDate.slice(4)}` <= today) age += 1
  return age
}
