import type { Cube } from './cube'
import type { Release } from './release'

/** How much of the numbers of one family a release shows at one level. */
export interface Usefulness {
  /** Index of the level, the widest first. */
  readonly level: number
  readonly family: number
  /** Divisions with a child, and those among them that are closed for the family. */
  readonly divisions: number
  readonly closed: number
  /** Cells of the open divisions. A part that several families share counts for the first of them that is open. */
  readonly cells: number
  readonly withheld: number
}

/** Share of cells withheld by level and family; published with each release. */
export function usefulnessOf(cube: Cube, release: Pick<Release, 'published' | 'withheld' | 'areas'>): Usefulness[] {
  const levels = new Map(cube.design.levels.map((digits, level) => [digits, level]))
  const made = cube.divisions.map((divisions, level) =>
    cube.families.map((_, family) => ({
      ...{ level, family, divisions: divisions.length, cells: 0, withheld: 0 },
      closed: divisions.filter((division) => !release.areas.isOpen(family, division)).length,
    })),
  )
  const of = ({ family, division }: Release['published'][number]) => made[levels.get(division.length)!]![family]!
  for (const cell of release.published) of(cell).cells += 1
  for (const cell of release.withheld) {
    of(cell).cells += 1
    of(cell).withheld += 1
  }
  return made.flat()
}
