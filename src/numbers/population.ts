import { subtreePrefix } from '../divisions'
import type { Wanted } from '../statistics/answer'
import { valueOf } from './question'
import type { ReleaseDesign } from '../statistics/published'
import type { PopulationRow } from './release-store'

/** A table of population, by division: of those codes of a question that it has. */
export class Population {
  private readonly rows = new Map<string, PopulationRow[]>()
  private readonly names: ReadonlySet<string>

  constructor(
    private readonly design: ReleaseDesign,
    rows: readonly PopulationRow[],
  ) {
    this.names = new Set(rows.flatMap(({ codes }) => Object.keys(codes)))
    for (const row of rows) {
      const division = subtreePrefix(row.division)
      this.rows.set(division, [...(this.rows.get(division) ?? []), row])
    }
  }

  /** Null where the table does not know the division, or not all of the codes. */
  of(division: string, wanted: Wanted): number | null {
    const asked = [...wanted].filter(([name]) => this.names.has(name))
    const codes = new Map(asked.map(([name, places]) => [name, places.map((place) => this.codeOf(name, place))]))
    const fitting = (this.rows.get(division) ?? []).filter((row) => {
      const names = Object.keys(row.codes)
      return names.length === codes.size && names.every((name) => codes.get(name)?.includes(row.codes[name]!) ?? false)
    })
    const expected = [...codes.values()].reduce((all, some) => all * some.length, 1)
    return fitting.length === expected && expected > 0 ? fitting.reduce((sum, { number }) => sum + number, 0) : null
  }

  private codeOf(name: string, place: number): string {
    return valueOf(this.design.dimensions.find((one) => one.name === name)!.codes[place]!) ?? ''
  }
}
