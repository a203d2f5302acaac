import type { Highs } from 'highs'
import type { Block } from './block'
import type { Sums } from './knowledge'
import { strangersTo } from './strangers'
import { PUBLISHED } from './suppress'
import type { Limits } from './unsafe'
import { TOLERANCE, type Watched } from './watched'

/** How far it is looked above a number. */
const FAR = 1000
/** What it costs to change a cell that is withheld already: nearly nothing, but the smaller change is better. */
const FREE = 0.001
/** A zero tells more than its neighbours, and leaves no room below. */
const ZERO = 3
/** A number of a wider division is dearer than so many of a narrower one. */
const PER_LEVEL = 20

export interface Sought {
  readonly block: Block
  readonly sums: Sums
  readonly states: Uint8Array
  /** Cells that somebody knows beside the release. */
  readonly own: ReadonlySet<number>
  /** They are so many children who work together. */
  readonly children: number
}

/**
 * The published cells that must be withheld so that a number can be otherwise, as few as may be: another table that agrees with all sums, in
 * which every published cell that changes costs (a linear program; Fischetti and Salazar 2000, "Models and algorithms for optimizing cell
 * suppression"). It is a witness too: with these cells withheld, nobody can exclude it. Null: no table of these divisions is such.
 */
export function remedyFor(
  of: Sought,
  watched: Watched,
  direction: 1 | -1,
  nodes: readonly number[],
  limits: Limits,
  solver: Highs,
): readonly number[] | null {
  const { block, sums, states, own } = of
  const { count } = block.tables.kinds
  const places = new Map<number, number>()
  const equations = new Set<number>()
  for (const node of nodes)
    for (let cell = node * count; cell < (node + 1) * count; cell += 1) {
      if (own.has(cell)) continue
      places.set(cell, places.size)
      for (let i = sums.sumStarts[cell]!; i < sums.sumStarts[cell + 1]!; i += 1) equations.add(sums.inSums[i]!)
    }
  const cells = [...places.keys()]
  // Of each cell two columns: how much more it is, and how much less.
  const size = { numRows: equations.size + 1, numCols: 2 * cells.length }
  const starts = [0]
  const indices: number[] = []
  const values: number[] = []
  const add = (cell: number, sign: number) => {
    const place = places.get(cell)
    if (place === undefined) return
    indices.push(2 * place, 2 * place + 1)
    values.push(sign, -sign)
  }
  for (const sum of equations) {
    for (let i = sums.starts[sum]!; i < sums.starts[sum + 1]!; i += 1)
      add(sums.cells[i]!, i === sums.starts[sum] ? -1 : 1)
    starts.push(indices.length)
  }
  for (const cell of watched.hidden.plus) add(cell, 1)
  for (const cell of watched.hidden.minus) add(cell, -1)
  starts.push(indices.length)
  const change = watched.goal(direction, limits) - watched.hidden.n
  const costs = new Float64Array(size.numCols)
  const upper = new Float64Array(size.numCols)
  const known = new Map(of.children > 0 ? strangersTo(of, watched) : [])
  cells.forEach((cell, place) => {
    const n = block.numberOf(cell)
    const { level } = block.nodes[Math.floor(cell / count)]!
    const cost = states[cell] === PUBLISHED ? (n === 0 ? ZERO : 1) * PER_LEVEL ** (block.depth - level) : FREE
    costs[2 * place] = costs[2 * place + 1] = cost
    upper[2 * place] = FAR
    upper[2 * place + 1] = n - (known.get(cell) ?? Math.min(n, of.children))
  })
  const same = new Float64Array(size.numRows)
  const [lower, most] = [same.slice(), same]
  lower[size.numRows - 1] = direction > 0 ? change : -Infinity
  most[size.numRows - 1] = direction > 0 ? Infinity : change
  const model = solver.createModel({
    ...size,
    colCost: costs,
    ...{ colLower: new Float64Array(size.numCols), colUpper: upper, rowLower: lower, rowUpper: most },
    matrix: { format: 'csr', ...size, starts, indices, values },
  })
  try {
    model.options.set({ output_flag: false })
    const { modelStatus } = model.run()
    const { optimal, infeasible, unboundedOrInfeasible } = solver.constants.modelStatus
    if (modelStatus === infeasible || modelStatus === unboundedOrInfeasible) return null
    if (modelStatus !== optimal) throw new RangeError(`expected an optimal solution, got model status ${modelStatus}`)
    const { colValue } = model.getSolution()
    return cells.filter(
      (cell, place) =>
        states[cell] === PUBLISHED && Math.abs(colValue[2 * place]! - colValue[2 * place + 1]!) > TOLERANCE,
    )
  } finally {
    model.dispose()
  }
}
