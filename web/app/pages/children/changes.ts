interface WithId {
  readonly id: string
}

/** How many rows differ between what is shown and what is: changed, come or gone. */
export function changesBetween(shown: readonly WithId[], now: readonly WithId[]): number {
  const before = new Map(shown.map((row) => [row.id, JSON.stringify(row)]))
  const changedOrCome = now.filter((row) => before.get(row.id) !== JSON.stringify(row)).length
  const present = new Set(now.map(({ id }) => id))
  return changedOrCome + shown.filter(({ id }) => !present.has(id)).length
}
