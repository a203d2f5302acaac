import type { Block } from './block'
import type { Sums } from './knowledge'
import type { Watched } from './watched'

/**
 * How many children who work together, and are strangers to a number, each cell is known to hold, where that is less than elsewhere: children
 * of the number itself and of its parts are none, and of what it is part of only the others are.
 */
export function strangersTo(
  { block, sums, children }: { readonly block: Block; readonly sums: Sums; readonly children: number },
  { hidden }: Watched,
): [cell: number, children: number][] {
  const wholeOf = (sum: number) => sums.cells[sums.starts[sum]!]!
  const wholes = new Set([...hidden.plus, ...hidden.minus])
  for (const cell of wholes)
    for (let i = sums.sumStarts[cell]!; i < sums.sumStarts[cell + 1]!; i += 1) wholes.add(wholeOf(sums.inSums[i]!))
  // What it is part of and holds no other child is the same children.
  const parts = new Set([
    ...hidden.plus,
    ...hidden.minus,
    ...[...wholes].filter((cell) => block.numberOf(cell) === hidden.n),
  ])
  for (const cell of parts)
    for (let i = sums.sumStarts[cell]!; i < sums.sumStarts[cell + 1]!; i += 1) {
      const sum = sums.inSums[i]!
      if (wholeOf(sum) !== cell) continue
      for (let at = sums.starts[sum]! + 1; at < sums.starts[sum + 1]!; at += 1) parts.add(sums.cells[at]!)
    }
  return [
    ...[...wholes].map((cell): [number, number] => [
      cell,
      Math.max(0, Math.min(block.numberOf(cell) - hidden.n, children)),
    ]),
    ...[...parts].map((cell): [number, number] => [cell, 0]),
  ]
}
