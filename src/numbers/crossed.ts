import type { Wanted } from '../statistics/answer'
import type { Coded } from './question'

/** A cell of an answer, before its number is looked up. */
export interface AskedCell {
  /** One for each fact that is grouped by. */
  readonly values: readonly (string | null)[]
  readonly division: string
  readonly wanted: Wanted
}

/** Every combination, in the order in which facts are grouped by. `by`: null stands for the division. */
export function crossed(
  by: readonly (readonly Coded[] | null)[],
  divisions: readonly string[],
  area: string,
  only: Wanted,
): readonly AskedCell[] {
  let cells: AskedCell[] = [{ values: [], division: area, wanted: only }]
  for (const codes of by)
    cells = cells.flatMap(({ values, division, wanted }) =>
      codes === null
        ? divisions.map((place) => ({ values: [...values, place], division: place, wanted }))
        : codes.map(({ name, place, value }) => ({
            ...{ values: [...values, value], division },
            wanted: new Map([...wanted, [name, [place]]]),
          })),
    )
  return cells
}
