import { selectionsOf, type Cube, type Design, type Selection } from '../statistics/cube'
import type { Release } from '../statistics/release'
import { numberOf, type Cell } from '../statistics/unsafe'
import { levelOf, type LevelName } from './design'

/** A row of `statistics_cell`: what one family tells of one division. */
export interface CellRow {
  /** Its place in the design. */
  readonly family: number
  readonly division: string
  /** One for each selection, in the order of `selectionsOf`; null is withheld. Null: the division is closed for the family. */
  readonly numbers: readonly (number | null)[] | null
}

/**
 * What is published of each family and division, by family and division. A part that several families share is a cell of the first that is
 * open there; its number, or its mark, stands in each of them.
 */
export function* cellRows(cube: Cube, { published, areas }: Pick<Release, 'published' | 'areas'>): Iterable<CellRow> {
  const shown = new Map<string, Set<string>>()
  for (const cell of published) {
    const parts = shown.get(cell.division) ?? new Set()
    shown.set(cell.division, parts.add(partOf(cube, cell)))
  }
  const divisions = cube.divisions.flat().sort()
  for (const [family, { sizes }] of cube.families.entries()) {
    const selections = selectionsOf(sizes)
    const parts = selections.map((selection) => partOf(cube, { family, selection }))
    for (const division of divisions) {
      if (!areas.isOpen(family, division)) {
        yield { family, division, numbers: null }
        continue
      }
      const known = shown.get(division)
      const numbers = selections.map((selection, i) => known?.has(parts[i]!) ? numberOf(cube, { family, division, selection }) : null) // prettier-ignore
      yield { family, division, numbers }
    }
  }
}

/** One text for the same part of whatever family: the codes by the names of their dimensions. */
function partOf(cube: Cube, { family, selection }: Pick<Cell, 'family'> & { readonly selection: Selection }): string {
  const names = cube.families[family]!.family
  return names.flatMap((name, i) => (selection[i] === null ? [] : [`${name}=${selection[i]}`])).sort().join() // prettier-ignore
}

/** How much of the numbers of one family a release shows at one level, as whoever asks meets them. */
export interface ShownShare {
  readonly level: LevelName
  readonly family: readonly string[]
  readonly divisions: number
  readonly closed: number
  /** Numbers of open divisions; a part that several families share counts in each. */
  readonly numbers: number
  readonly withheld: number
}

/** Counts what is shown of rows, by level and family. */
export class ShownCount {
  private readonly shares: ShownShare[]

  constructor(private readonly design: Pick<Design, 'levels' | 'families'>) {
    const nothing = { divisions: 0, closed: 0, numbers: 0, withheld: 0 }
    this.shares = design.levels.flatMap((digits) =>
      design.families.map((family) => ({ level: levelOf('0'.repeat(digits)), family, ...nothing })),
    )
  }

  add({ family, division, numbers }: CellRow): void {
    const at = this.design.levels.indexOf(division.length) * this.design.families.length + family
    const share = this.shares[at]!
    this.shares[at] = {
      ...share,
      divisions: share.divisions + 1,
      closed: share.closed + (numbers ? 0 : 1),
      numbers: share.numbers + (numbers?.length ?? 0),
      withheld: share.withheld + (numbers?.filter((one) => one === null).length ?? 0),
    }
  }

  get all(): readonly ShownShare[] {
    return this.shares
  }
}
