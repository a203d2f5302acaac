import type { ReleasedRow } from '../statistics/answer'
import type { HubStore } from '../store/hub-store'
import type { Release } from './release'
import type { ReleaseDesign } from '../statistics/published'

export interface PopulationRow {
  readonly division: string
  /** One code for each of the table's own dimensions; none of a whole division. */
  readonly codes: Readonly<Record<string, string>>
  readonly number: number
}

/** How much of a family is withheld at a level. */
export interface Usefulness {
  readonly family: number
  readonly digits: number
  readonly cells: number
  readonly withheld: number
}

const MOST_KEPT = 120

/** Reads what was published. A release never changes, so that its design is read once. */
export class ReleaseStore {
  private readonly designs = new Map<string, ReleaseDesign>()
  private readonly useful = new Map<string, readonly Usefulness[]>()

  constructor(private readonly store: HubStore) {}

  /** Without designs, the newest month first, and its newest correction first. */
  async published(): Promise<readonly Omit<Release, 'design'>[]> {
    const rows = await this.store.run({
      text: `SELECT id, month, correction, extract(epoch FROM published_at) * 1000 FROM statistics_release
        WHERE published_at IS NOT NULL ORDER BY month DESC, correction DESC`,
      values: [],
    })
    return rows.map(([id, month, correction, millis]) => ({
      ...{ id: id!, month: month!, correction: Number(correction) },
      publishedAt: new Date(Math.floor(Number(millis))).toISOString(),
    }))
  }

  async designOf(release: string): Promise<ReleaseDesign> {
    return kept(this.designs, release, async () => {
      const [row] = await this.store.run({
        text: 'SELECT design::text FROM statistics_release WHERE id = $1::uuid',
        values: [release],
      })
      return JSON.parse(row![0]!) as ReleaseDesign
    })
  }

  /** Rows of a division and of all below it down to a level, and of those above it. */
  async rows(release: string, families: readonly number[], under: string, digits: number): Promise<ReleasedRow[]> {
    const above = Array.from({ length: under.length }, (_, i) => under.slice(0, i))
    const rows = await this.store.run({
      text: `SELECT family, division, open, array_to_json(numbers)::text FROM statistics_cell
        WHERE release = $1::uuid AND family = ANY($2::smallint[])
          AND (division = ANY($3::text[]) OR (starts_with(division, $4) AND length(division) <= $5::int))`,
      values: [release, families, above, under, digits],
    })
    return rows.map(([family, division, open, numbers]) => ({
      ...{ family: Number(family), division: division!, open: open === 't' || open === 'true' },
      numbers: numbers === null ? null : (JSON.parse(numbers!) as (number | null)[]),
    }))
  }

  /** Of divisions with a child. `sizes`: cells of each family in one division. */
  async usefulness(release: string, sizes: readonly number[]): Promise<readonly Usefulness[]> {
    return kept(this.useful, release, async () => {
      const rows = await this.store.run({
        text: `SELECT family, length(division), count(*), count(*) FILTER (WHERE NOT open),
            coalesce(sum(cardinality(array_positions(numbers, NULL))) FILTER (WHERE open), 0)
          FROM statistics_cell WHERE release = $1::uuid GROUP BY 1, 2 ORDER BY 1, 2`,
        values: [release],
      })
      return rows.map((row) => {
        const [family, digits, divisions, closed, hidden] = row.map(Number) as [number, number, number, number, number]
        const size = sizes[family]!
        return { family, digits, cells: divisions * size, withheld: (closed * size + hidden) / (divisions * size) }
      })
    })
  }

  /** Of the newest state of a table that is not newer than a month. Null: there is none. */
  async population(name: string, month: string, under: string, digits: number): Promise<PopulationRow[] | null> {
    const rows = await this.store.run({
      text: `SELECT division, codes::text, number FROM (SELECT max(month) AS newest FROM statistics_population
          WHERE name = $1 AND month <= $2) state
        LEFT JOIN statistics_population ON name = $1 AND month = newest AND starts_with(division, $3)
          AND length(division) <= greatest($4::int, 6)
        WHERE newest IS NOT NULL`,
      values: [name, month, under, digits],
    })
    if (rows.length === 0) return null
    return rows.flatMap(([division, codes, number]) =>
      division === null
        ? []
        : [{ division: division!, codes: JSON.parse(codes!) as Record<string, string>, number: Number(number) }],
    )
  }

  async populations(): Promise<readonly string[]> {
    const rows = await this.store.run({
      text: 'SELECT DISTINCT name FROM statistics_population ORDER BY 1',
      values: [],
    })
    return rows.map(([name]) => name!)
  }
}

async function kept<T>(all: Map<string, T>, key: string, make: () => Promise<T>): Promise<T> {
  let one = all.get(key)
  if (one === undefined) {
    one = await make()
    if (all.size >= MOST_KEPT) all.clear()
    all.set(key, one)
  }
  return one
}
