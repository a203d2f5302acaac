import type { CountedFragment, StatisticsFact } from '@generated/app/graphql'
import type { Countable } from './facts'
import { PLACE, type Measure } from './question'

export type Withheld = NonNullable<CountedFragment['withheld']>
type Cell = CountedFragment['cells'][number]

/** A number; why there is none; or null where the measure has no sense, as a share of nobody. */
export type Told = { readonly number: number } | { readonly withheld: Withheld } | null

export interface Head {
  /** Values of the facts that it stands for; empty: the total. */
  readonly values: readonly (string | null)[]
  /** One word for each value. */
  readonly words: readonly string[]
}

/** Rows by columns, with the totals of both. */
export interface Grid {
  readonly rows: readonly Head[]
  /** Without the total. Empty where nothing stands in columns. */
  readonly columns: readonly Head[]
  /** `TOTAL` as a row or a column: the total of the other. */
  cell(row: Head, column: Head, measure?: Measure): Told
}

export const TOTAL: Head = { values: [], words: [] }

export interface Counts {
  readonly all: CountedFragment
  /** Null where one of both sides is empty. */
  readonly rows: CountedFragment | null
  readonly columns: CountedFragment | null
}

export interface GridInput {
  readonly counts: Counts
  readonly by: readonly StatisticsFact[]
  readonly facts: readonly Countable[]
  readonly measure: Measure
  /** Divisions that are rows, whether a child lives there or not. */
  readonly places: readonly { readonly code: string; readonly name: string | null }[]
  readonly word: (fact: StatisticsFact, code: string | null) => string
}

export function gridOf({ counts, by, facts, measure: shown, places, word }: GridInput): Grid {
  const { all, rows, columns } = counts
  const names = new Map(places.map(({ code, name }) => [code, name ?? word(PLACE, code)]))
  const valuesAt = (at: number) => {
    const fact = by[at]!
    const found = new Set(all.cells.map(({ values }) => wholeOf(fact, values[at] ?? null)))
    const known = fact === PLACE ? [...names.keys()] : (facts.find((one) => one.fact === fact)?.codes ?? [])
    const listed = known.filter((value) => value !== null || found.has(null))
    const others = [...found].filter((value) => !listed.includes(value) && value !== null).sort()
    const chosen = all.exact ? listed : listed.filter((value) => found.has(value))
    const whole = fact === PLACE ? [...chosen, ...others].sort() : [...chosen.filter((value) => value !== null), ...others] // prettier-ignore
    return found.has(null) ? [...whole.filter((value) => value !== null), null] : whole
  }
  const wordAt = (at: number, value: string | null) =>
    by[at] === PLACE && value !== null ? (names.get(value) ?? word(PLACE, value)) : word(by[at]!, value)
  const headsAt = (places: readonly number[]): readonly Head[] =>
    places.reduce<readonly Head[]>(
      (heads, at) =>
        heads.flatMap((head) =>
          valuesAt(at).map((value) => ({
            values: [...head.values, value],
            words: [...head.words, wordAt(at, value)],
          })),
        ),
      [TOTAL],
    )
  const at = (numbers: CountedFragment | null, facts: readonly StatisticsFact[]) =>
    new Map(numbers?.cells.map((one) => [keyOf(one.values.map((value, i) => wholeOf(facts[i]!, value))), one]) ?? [])
  const cells = at(all, by)
  const ofRows = at(rows, by.slice(0, 1))
  const ofColumns = at(columns, by.slice(1))
  const columnFacts = by.slice(1)
  return {
    rows: by.length === 0 ? [] : headsAt([0]),
    columns: columnFacts.length === 0 ? [] : headsAt(columnFacts.map((_, i) => i + 1)),
    cell(row, column, measure = shown) {
      const isRow = row.values.length > 0
      const isColumn = column.values.length > 0
      if (!isRow && !isColumn) return totalOf(all, measure)
      const values = [...row.values, ...column.values]
      const whole = values.length === by.length
      const found = (whole ? cells : isRow ? ofRows : ofColumns).get(keyOf(values))
      return found ? toldOf(found, measure) : all.exact ? { number: 0 } : null
    },
  }
}

function toldOf({ count, share, change, withheld }: Cell, measure: Measure): Told {
  const number = { COUNT: count, SHARE: share, CHANGE: change }[measure]
  if (number !== null) return { number }
  return withheld && { withheld }
}

function totalOf({ total, withheld }: CountedFragment, measure: Measure): Told {
  if (total === null) return withheld && { withheld }
  if (measure === 'COUNT') return { number: total }
  return measure === 'SHARE' && total > 0 ? { number: 1 } : null
}

const keyOf = (values: readonly (string | null)[]) => JSON.stringify(values)

/** A release writes 43, the schema's divisions 430000. */
function wholeOf(fact: StatisticsFact, value: string | null): string | null {
  return fact === PLACE && value !== null ? value.padEnd(6, '0') : value
}

/** How many cells of a grid are withheld, by rule. */
export function withheldIn(grid: Grid): ReadonlyMap<Withheld['rule'], number> {
  const counts = new Map<Withheld['rule'], number>([
    ['PROTECTED', 0],
    ['AREA_CLOSED', 0],
  ])
  for (const row of [...grid.rows, TOTAL])
    for (const column of [...grid.columns, TOTAL]) {
      const told = grid.cell(row, column)
      if (told && 'withheld' in told) counts.set(told.withheld.rule, counts.get(told.withheld.rule)! + 1)
    }
  return counts
}
