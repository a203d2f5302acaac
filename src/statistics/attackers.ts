import type { Block } from './block'
import type { Hidden } from './hidden'

/** Somebody who tries what can be learnt. */
export interface Attacker {
  /** Cells that they know beside the release. */
  readonly own: readonly number[]
  /** They are so many children who work together: of each number they may know that it is at least this, for they stand in it. */
  readonly children: number
  /** What they must not learn. */
  readonly hidden: readonly Hidden[]
}

/** Two children who work together, wherever they are counted. */
export const TWO = 2

/**
 * Staff of each division, who know its own numbers and all below it. They are judged by the numbers of divisions beside it: what holds
 * theirs is no secret to them. `isNear`: that a number was seen to be hidden by its neighbours of the same parent alone, so that whoever
 * knows a division elsewhere is no danger to it.
 */
export function* insidersOf(
  block: Block,
  hidden: readonly Hidden[],
  known: readonly number[],
  isNear: (one: Hidden) => boolean,
): Generator<Attacker> {
  const { nodes, tables: { kinds: { count } } } = block // prettier-ignore
  const of = new Map<number, Hidden[]>()
  for (const one of hidden) {
    const node = nodeOf(block, one)
    const { parent } = nodes[node]!
    for (let at = parent; at !== -1; at = nodes[at]!.parent) {
      if (at !== parent && isNear(one)) break
      const own = of.get(at)
      if (own) own.push(one)
      else of.set(at, [one])
    }
  }
  for (const [node, { divisions, parent }] of nodes.entries()) {
    if (parent === -1 || divisions.length > 1) continue
    const below = new Set(belowOf(block, node))
    const holds = (cell: number) => below.has(Math.floor(cell / count))
    const others = (of.get(parent) ?? []).filter(
      ({ rule, plus, minus }) =>
        ![...plus, ...minus].some(holds) && (rule !== 'DIFFERENCE' || Math.floor(plus[0]! / count) !== parent),
    )
    if (others.length === 0) continue
    const own = [...below].flatMap((each) => Array.from({ length: count }, (_, kind) => each * count + kind))
    yield { own: [...known, ...own], children: 0, hidden: others }
  }
}

/** The narrowest division of a number. */
export function nodeOf({ tables }: Block, { plus, minus }: Hidden): number {
  return Math.floor(Math.max(...plus, ...minus) / tables.kinds.count)
}

/** A division and all below it. */
export function* belowOf(block: Block, node: number): Generator<number> {
  yield node
  for (const child of block.nodes[node]!.children) yield* belowOf(block, child)
}
