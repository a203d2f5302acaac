import type { Highs, Model } from 'highs'
import type { Block } from './block'
import type { Column } from '../../../src/statistics/span'
import type { Cube } from '../../../src/statistics/cube'
import { numberOf, type Cell, type Limits, type Unsafe } from '../../../src/statistics/unsafe'

export interface Range {
  readonly least: number
  readonly most: number
}

/** What somebody knows beside the release: the least and the most that some unknowns can be. */
export type Known = ReadonlyMap<number, Range>

const NOTHING: Known = new Map()
const TOLERANCE = 1e-6

/**
 * Somebody who has all that was published of a block, knows that no number is below zero, and computes how small and how large any sum can be
 * (linear programs, HiGHS). Stronger than any sequence of questions: their answers are what was published, or sums of it.
 */
export class Attacker {
  private readonly model: Model
  /** By unknown: its column of the model; -1: it is known to be zero. */
  private readonly place: Int32Array
  private readonly columns: number
  /** By row of the model; a link has none. */
  private readonly cells: readonly (Cell | null)[]
  private asked: readonly number[] = []
  private readonly telling = new Set<Cell>()

  constructor(
    private readonly highs: Highs,
    block: Block,
    published: readonly Cell[],
    cube: Cube,
    known: Known = NOTHING,
  ) {
    const rows = published.map((cell) => ({ ...block.columnOf(cell), cell, sum: numberOf(cube, cell) }))
    this.place = placesOf(block.unknowns, rows)
    this.columns = this.place.reduce((most, place) => Math.max(most, place + 1), 0)
    const equations = [...rows, ...block.links.map((link) => ({ ...link, cell: null, sum: 0 }))].filter(({ sum, rows: of }) => sum !== 0 || of.some((row) => this.place[row] !== -1)) // prettier-ignore
    this.cells = equations.map(({ cell }) => cell)
    const starts = [0]
    const indices: number[] = []
    const values: number[] = []
    for (const equation of equations) {
      equation.rows.forEach((row, i) => {
        if (this.place[row] === -1) return
        indices.push(this.place[row]!)
        values.push(equation.values[i]!)
      })
      starts.push(indices.length)
    }
    const lower = new Float64Array(this.columns)
    const upper = new Float64Array(this.columns).fill(highs.infinity)
    for (const [unknown, { least, most }] of known) {
      if (this.place[unknown] === -1) continue
      lower[this.place[unknown]!] = least
      upper[this.place[unknown]!] = most
    }
    const sums = Float64Array.from(equations, ({ sum }) => sum)
    const size = { numRows: equations.length, numCols: this.columns }
    this.model = highs.createModel({
      ...size,
      colCost: new Float64Array(this.columns),
      ...{ colLower: lower, colUpper: upper, rowLower: sums, rowUpper: sums },
      matrix: { format: 'csr', ...size, starts, indices, values },
    })
    this.model.options.set({ output_flag: false })
  }

  /** The least and the most that this sum can be. */
  range({ rows, values }: Column): Range {
    for (const place of this.asked) this.model.changeColCost(place, 0)
    this.asked = rows.flatMap((row, i) => {
      const place = this.place[row]!
      if (place !== -1) this.model.changeColCost(place, values[i]!)
      return place === -1 ? [] : [place]
    })
    this.telling.clear()
    if (this.asked.length === 0) return { least: 0, most: 0 }
    const { minimize, maximize } = this.highs.constants.objectiveSense
    return { least: this.solve(minimize), most: this.solve(maximize) }
  }

  close(): void {
    this.model.dispose()
  }

  /** Null: every value that an unsafe sum could have is still possible. Else the published cells that bound it, if one alone does not. */
  learns(unsafe: Unsafe, column: Column, limits: Limits): readonly Cell[] | null {
    return isHidden(unsafe, this.range(column), limits) ? null : [...this.telling]
  }

  private solve(sense: ReturnType<Model['getObjectiveSense']>): number {
    this.model.changeObjectiveSense(sense)
    const { modelStatus } = this.model.run()
    const { optimal, unbounded, unboundedOrInfeasible } = this.highs.constants.modelStatus
    if (modelStatus === unbounded || modelStatus === unboundedOrInfeasible) return Infinity
    if (modelStatus !== optimal) throw new RangeError(`expected an optimal solution, got model status ${modelStatus}`)
    this.model.getSolution().rowDual?.forEach((dual, row) => {
      const cell = this.cells[row]
      if (cell && Math.abs(dual) > TOLERANCE) this.telling.add(cell)
    })
    return this.model.info.get('objective_function_value') as number
  }
}

function isHidden({ rule }: Unsafe, { least, most }: Range, { k }: Limits): boolean {
  const small = least <= 1 + TOLERANCE && most >= k - 1 - TOLERANCE
  switch (rule) {
    case 'SMALL':
    case 'CLOSED_SUM':
      return small
    case 'FLOW':
      return most - least >= k - TOLERANCE
    case 'DIFFERENCE':
      return small || most - least >= k - TOLERANCE
    case 'ONE_CODE':
    case 'SINGLETON':
    case 'WITHHELD':
      return most - least >= 1 - TOLERANCE
  }
}

/** Unknowns that a published zero makes zero have no place. */
function placesOf(unknowns: number, rows: readonly (Column & { readonly sum: number })[]): Int32Array {
  const place = new Int32Array(unknowns)
  for (const { rows: of, sum } of rows) if (sum === 0) for (const row of of) place[row] = -1
  let next = 0
  return place.map((known) => (known === -1 ? -1 : next++))
}

export interface Learnt {
  readonly unsafe: Unsafe
  /** The published cells that bound it; none where zeros do. */
  readonly by: readonly Cell[]
}

/** What an attacker learns of numbers that must stay hidden. */
export function learntFrom(
  cube: Cube,
  block: Block,
  hidden: readonly Unsafe[],
  { published }: { readonly published: readonly Cell[] },
  limits: Limits,
  solver: Highs,
  known: Known = NOTHING,
): Learnt[] {
  const attacker = new Attacker(solver, block, published, cube, known)
  try {
    return hidden.flatMap((unsafe) => {
      const column = block.columnOfUnsafe(unsafe)
      const by = column.rows.length === 0 ? null : attacker.learns(unsafe, column, limits)
      return by ? [{ unsafe, by }] : []
    })
  } finally {
    attacker.close()
  }
}
