import type { Highs, Model } from 'highs'
import type { Block } from './block'
import type { Knowledge, Sums } from './knowledge'
import { strangersTo } from './strangers'
import type { Limits } from './unsafe'
import type { Watched } from './watched'

/** How far it is looked above a number: what is possible only beyond it counts as impossible. */
const FAR = 1000

/** How often many numbers are tried together. */
const MOST_TRIES = 40

/** A release as somebody sees it. */
export interface Released {
  readonly block: Block
  readonly sums: Sums
  readonly states: Uint8Array
  readonly knowledge: Knowledge
  /** They are so many children who work together, each of whom knows that a number they stand in is no less. */
  readonly children: number
}

/**
 * What is possible of the unknown cells of some divisions while all others are as they are (a linear program, HiGHS): whoever has what was
 * published and knows that no number is below zero cannot exclude it, whatever else of the release they see.
 */
export class Program {
  private readonly model: Model
  /** By cell: its column. */
  private readonly places = new Map<number, number>()
  private readonly cells: readonly number[]
  private readonly equations: readonly number[]

  constructor(
    private readonly of: Released,
    nodes: readonly number[],
    private readonly solver: Highs,
  ) {
    const { block, sums, knowledge } = of
    const { count } = block.tables.kinds
    const equations = new Set<number>()
    for (const node of nodes)
      for (let cell = node * count; cell < (node + 1) * count; cell += 1) {
        if (knowledge.knows(cell)) continue
        this.places.set(cell, this.places.size)
        for (let i = sums.sumStarts[cell]!; i < sums.sumStarts[cell + 1]!; i += 1) equations.add(sums.inSums[i]!)
      }
    this.cells = [...this.places.keys()]
    this.equations = [...equations]
    const starts = [0]
    const indices: number[] = []
    const values: number[] = []
    const rights = this.equations.map((sum) => {
      let right = 0
      for (let i = sums.starts[sum]!; i < sums.starts[sum + 1]!; i += 1) {
        const cell = sums.cells[i]!
        const sign = i === sums.starts[sum] ? -1 : 1
        const place = this.places.get(cell)
        if (place === undefined) right -= sign * block.numberOf(cell)
        else {
          indices.push(place)
          values.push(sign)
        }
      }
      starts.push(indices.length)
      return right
    })
    const size = { numRows: rights.length, numCols: this.cells.length }
    this.model = solver.createModel({
      ...size,
      colCost: new Float64Array(size.numCols),
      colLower: new Float64Array(size.numCols),
      colUpper: Float64Array.from(this.cells, (cell) => block.numberOf(cell) + FAR),
      rowLower: Float64Array.from(rights),
      rowUpper: Float64Array.from(rights),
      matrix: { format: 'csr', ...size, starts, indices, values },
    })
    this.model.options.set({ output_flag: false })
    this.model.changeObjectiveSense(solver.constants.objectiveSense.maximize)
  }

  close(): void {
    this.model.dispose()
  }

  holds(cell: number): boolean {
    return this.places.has(cell)
  }

  /** Tries to see each of these take all it must; many at once, some up and some down. Those that are left. */
  tryTogether(watched: readonly Watched[], limits: Limits): Watched[] {
    if (this.cells.length === 0) return [...watched]
    let open = watched.filter((one) => !one.isHidden(limits))
    for (let tries = 0, poor = 0; open.length > 1 && tries < MOST_TRIES && poor < 2; tries += 1) {
      const directions = open.map((one, i) => {
        const lacks = one.lacks(limits)
        const chance = mixed(i, tries)
        return lacks === 0 ? (chance < 0.5 ? 1 : -1) : chance < 0.75 ? lacks : -lacks
      })
      this.push(open, directions, watched, { most: limits.k - 1 })
      const left = open.filter((one) => !one.isHidden(limits))
      poor = left.length > open.length * 0.95 ? poor + 1 : 0
      open = left
    }
    return open
  }

  /** Tries to see one take all it must. */
  tryOne(one: Watched, all: readonly Watched[], limits: Limits): void {
    if (this.cells.length === 0) return
    const strangers = this.of.children > 0 ? strangersTo(this.of, one) : []
    for (const direction of [1, -1]) {
      this.push([one], [direction], this.of.children > 0 ? [one] : all, { strangers })
      if (one.isHidden(limits)) return
    }
  }

  /**
   * `most`: together, no number takes more than it must (up to `most`, down to 1), so that there is more for the others. `strangers`: the
   * children that some cells are known to hold, where that is less than elsewhere.
   */
  private push(
    together: readonly Watched[],
    directions: readonly number[],
    all: readonly Watched[],
    { most, strangers = [] }: { readonly most?: number; readonly strangers?: readonly (readonly [number, number])[] },
  ): void {
    const { block, children } = this.of
    const costs = new Float64Array(this.cells.length)
    const lower = Float64Array.from(this.cells, (cell) => Math.min(block.numberOf(cell), children))
    for (const [cell, known] of strangers) {
      const place = this.places.get(cell)
      if (place !== undefined) lower[place] = known
    }
    const upper = Float64Array.from(this.cells, (cell) => block.numberOf(cell) + FAR)
    together.forEach(({ hidden: { rule, plus, minus, n } }, i) => {
      for (const [cell, sign] of [...plus.map((of) => [of, 1] as const), ...minus.map((of) => [of, -1] as const)]) {
        const place = this.places.get(cell)
        if (place === undefined) continue
        costs[place]! += sign * directions[i]!
        if (most === undefined || rule !== 'SMALL') continue
        if (directions[i]! > 0) upper[place] = Math.max(most, n)
        else lower[place] = Math.max(lower[place]!, Math.min(1, n))
      }
    })
    const range = { kind: 'range', from: 0, to: costs.length - 1 } as const
    this.model.changeColsCost(range, costs)
    this.model.changeColsBounds(range, lower, upper)
    const { modelStatus } = this.model.run()
    if (modelStatus !== this.solver.constants.modelStatus.optimal)
      throw new RangeError(`expected an optimal solution, got model status ${modelStatus}`)
    const { colValue } = this.model.getSolution()
    for (const one of all) {
      let value = one.hidden.n
      for (const [cells, sign] of [
        [one.hidden.plus, 1],
        [one.hidden.minus, -1],
      ] as const)
        // prettier-ignore
        for (const cell of cells) {
          const place = this.places.get(cell)
          if (place !== undefined) value += sign * (colValue[place]! - block.numberOf(cell))
        }
      one.see(value)
    }
  }
}

/** Between 0 and 1, in no order that the data has. */
function mixed(i: number, round: number): number {
  let x = Math.imul(i + 1, 0x9e3779b1) ^ Math.imul(round + 1, 0x85ebca6b)
  x = Math.imul(x ^ (x >>> 15), 0x2c1b3c6d)
  x = Math.imul(x ^ (x >>> 12), 0x297a2d39)
  return ((x ^ (x >>> 15)) >>> 0) / 4294967296
}
