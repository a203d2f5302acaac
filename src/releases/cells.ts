import { selectionsOf, type Cube, type Selection } from '../statistics/cube'
import type { Release } from '../statistics/release'
import { numberOf, type Cell } from '../statistics/unsafe'

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

export interface Usefulness {
  /** Name of the level; digits of its divisions' codes. */
  readonly level: string
  readonly digits: number
  readonly family: readonly string[]
  readonly divisions: number
  readonly closed: number
  /** Of the numbers of open divisions. */
  readonly cells: number
  readonly withheld: number
}

/** How much is withheld, for each level and family. */
export class UsefulnessCount {
  private readonly rows: Usefulness[]

  constructor(
    { design }: Pick<Cube, 'design'>,
    private readonly names: readonly string[],
  ) {
    this.rows = design.levels.flatMap((digits, level) =>
      design.families.map((family) => ({
        ...{ level: this.names[level]!, digits, family },
        ...{ divisions: 0, closed: 0, cells: 0, withheld: 0 },
      })),
    )
    this.families = design.families.length
    this.levels = design.levels
  }

  private readonly families: number
  private readonly levels: readonly number[]

  add({ family, division, numbers }: CellRow): void {
    const at = this.levels.indexOf(division.length) * this.families + family
    const row = this.rows[at]!
    this.rows[at] = {
      ...row,
      divisions: row.divisions + 1,
      closed: row.closed + (numbers ? 0 : 1),
      cells: row.cells + (numbers?.length ?? 0),
      withheld: row.withheld + (numbers?.filter((one) => one === null).length ?? 0),
    }
  }

  get all(): readonly Usefulness[] {
    return this.rows
  }
}
