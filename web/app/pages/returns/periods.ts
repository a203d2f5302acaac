const DAY = 86_400_000

/** The month whose return is due: the one that runs from its 25th day on, as the hub has it, else the last. */
export function dueMonthAt(now: number): string {
  const [running, last] = periodsAt(now)
  return Number(new Date(now + DAY / 3).toISOString().slice(8, 10)) >= 25 ? running! : last!
}

/** The periods that a return may be asked for now: the last months, the term and the school year that run. As the hub names them. */
export function periodsAt(now: number): readonly string[] {
  const day = new Date(now + DAY / 3).toISOString() // Shanghai
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))]
  const months = [0, 1, 2].map((back) => new Date(Date.UTC(year, month - 1 - back, 1)).toISOString().slice(0, 7))
  const begins = month >= 9 ? year : year - 1
  const term = month >= 9 || month === 1 ? `${begins}-autumn` : `${year}-spring`
  return [...months, term, `${begins}-${begins + 1}`]
}
