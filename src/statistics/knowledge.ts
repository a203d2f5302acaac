import type { Block } from './block'
import { PUBLISHED } from './suppress'

/**
 * The sums that bind the cells of a block, whatever is published: all of one fact's codes, and all children of a division. Of sum r:
 * cells[starts[r]] is the whole, what follows up to starts[r + 1] its parts.
 */
export interface Sums {
  readonly starts: Int32Array
  readonly cells: Int32Array
  /** Of cell c: the sums in which it stands, inSums[sumStarts[c]] up to sumStarts[c + 1]. */
  readonly sumStarts: Int32Array
  readonly inSums: Int32Array
}

export function sumsOf(block: Block): Sums {
  const { count, sums } = block.tables.kinds
  const inNode = sums.reduce((all, { parts }) => all + parts.length + 1, 0)
  const parents = block.nodes.filter(({ children }) => children.length > 0)
  const starts = new Int32Array(block.nodes.length * sums.length + parents.length * count + 1)
  const cells = new Int32Array(block.nodes.length * inNode + parents.reduce((all, { children }) => all + (children.length + 1) * count, 0)) // prettier-ignore
  let [sum, end] = [0, 0]
  block.nodes.forEach(({ children }, node) => {
    for (const { whole, parts } of sums) {
      cells[end++] = node * count + whole
      for (const part of parts) cells[end++] = node * count + part
      starts[++sum] = end
    }
    if (children.length === 0) return
    for (let kind = 0; kind < count; kind += 1) {
      cells[end++] = node * count + kind
      for (const child of children) cells[end++] = child * count + kind
      starts[++sum] = end
    }
  })
  const sumStarts = new Int32Array(block.nodes.length * count + 1)
  for (const cell of cells) sumStarts[cell + 1]! += 1
  for (let i = 1; i < sumStarts.length; i += 1) sumStarts[i]! += sumStarts[i - 1]!
  const inSums = new Int32Array(cells.length)
  const filled = sumStarts.slice()
  for (let sum = 0; sum + 1 < starts.length; sum += 1)
    for (let i = starts[sum]!; i < starts[sum + 1]!; i += 1) inSums[filled[cells[i]!]!++] = sum
  return { starts, cells, sumStarts, inSums }
}

/** Published, or known beside the release. */
const TOLD = -1
const UNKNOWN = -2

/** What somebody knows at once who has the published cells: no number is below zero, and a sum with one unknown part tells it. */
export class Knowledge {
  /** `by`: by cell: TOLD, UNKNOWN, or the sum that tells it. */
  private constructor(
    private readonly block: Block,
    private readonly sums: Sums,
    private readonly states: Uint8Array,
    private readonly by: Int32Array,
  ) {}

  /** Of somebody who has the release alone. */
  static of(block: Block, sums: Sums, states: Uint8Array): Knowledge {
    const by = Int32Array.from(states, (state) => (state === PUBLISHED ? TOLD : UNKNOWN))
    const knowledge = new Knowledge(block, sums, states, by)
    knowledge.follow(Array.from({ length: sums.starts.length - 1 }, (_, sum) => sum))
    return knowledge
  }

  /** Of somebody who knows these cells too. */
  with(own: Iterable<number>): Knowledge {
    const { block, sums, states } = this
    const knowledge = new Knowledge(block, sums, states, this.by.slice())
    const waiting: number[] = []
    for (const cell of own) {
      if (knowledge.knows(cell)) continue
      knowledge.by[cell] = TOLD
      for (let i = sums.sumStarts[cell]!; i < sums.sumStarts[cell + 1]!; i += 1) waiting.push(sums.inSums[i]!)
    }
    knowledge.follow(waiting)
    return knowledge
  }

  private follow(waiting: number[]): void {
    const { sums } = this
    for (let sum = waiting.pop(); sum !== undefined; sum = waiting.pop())
      for (const cell of this.toldBy(sum)) {
        this.by[cell] = sum
        for (let i = sums.sumStarts[cell]!; i < sums.sumStarts[cell + 1]!; i += 1) waiting.push(sums.inSums[i]!)
      }
  }

  /** How many cells are unknown. */
  get unknown(): number {
    return this.by.reduce((all, by) => (by === UNKNOWN ? all + 1 : all), 0)
  }

  knows(cell: number): boolean {
    return this.by[cell] !== UNKNOWN
  }

  /** The published cells from which a known one follows. */
  sourcesOf(cell: number, found = new Set<number>(), seen = new Set<number>()): Set<number> {
    if (seen.has(cell) || !this.knows(cell)) return found
    seen.add(cell)
    const sum = this.by[cell]!
    if (sum === TOLD) {
      if (this.states[cell] === PUBLISHED) found.add(cell)
      return found
    }
    const { starts, cells } = this.sums
    for (let i = starts[sum]!; i < starts[sum + 1]!; i += 1) this.sourcesOf(cells[i]!, found, seen)
    return found
  }

  private toldBy(sum: number): number[] {
    const { starts, cells } = this.sums
    const whole = cells[starts[sum]!]!
    const unknown: number[] = []
    let rest = this.block.numberOf(whole)
    for (let i = starts[sum]! + 1; i < starts[sum + 1]!; i += 1)
      if (this.knows(cells[i]!)) rest -= this.block.numberOf(cells[i]!)
      else unknown.push(cells[i]!)
    if (!this.knows(whole)) return unknown.length === 0 ? [whole] : []
    return unknown.length === 1 || rest === 0 ? unknown : []
  }
}
