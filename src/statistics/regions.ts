import type { Released } from './program'
import { belowOf, nodeOf } from './attackers'
import type { Watched } from './watched'

/** Divisions that are looked at together, and what is watched in them. */
export interface Region {
  readonly nodes: readonly number[]
  readonly watched: readonly Watched[]
}

/**
 * Watched numbers, each with divisions around it that have at most about `size` unknown cells: its division, its siblings, its parent and so
 * on, each with all that lies below it.
 */
export function regionsOf(
  { block, knowledge }: Released,
  watched: readonly Watched[],
  size: number,
  deepFirst: boolean,
): Region[] {
  const { nodes, tables: { kinds: { count } } } = block // prettier-ignore
  const unknown = new Map<number, number>()
  const unknownIn = (node: number): number => {
    let sum = unknown.get(node)
    if (sum === undefined) {
      sum = 0
      for (let cell = node * count; cell < (node + 1) * count; cell += 1) if (!knowledge.knows(cell)) sum += 1
      unknown.set(node, sum)
    }
    return sum
  }
  const below = (node: number) => belowOf(block, node)
  function* around(node: number): Generator<number> {
    yield* below(node)
    for (let at = node; nodes[at]!.parent !== -1; at = nodes[at]!.parent) {
      const siblings = nodes[nodes[at]!.parent]!.children
      const from = siblings.indexOf(at)
      for (let i = 1; i < siblings.length; i += 1) yield* below(siblings[(from + i) % siblings.length]!)
      yield nodes[at]!.parent
    }
  }
  const waiting = new Map<number, Watched[]>()
  for (const one of watched) {
    const node = nodeOf(block, one.hidden)
    const of = waiting.get(node)
    if (of) of.push(one)
    else waiting.set(node, [one])
  }
  const regions: Region[] = []
  for (const node of [...waiting.keys()].sort((a, b) => (deepFirst ? b - a : a - b))) {
    if (!waiting.has(node)) continue
    const taken = new Set<number>()
    let sum = 0
    for (const other of around(node)) {
      if (taken.has(other)) continue
      if (sum + unknownIn(other) > size && sum > 0) break
      taken.add(other)
      sum += unknownIn(other)
    }
    const own: Watched[] = []
    for (const other of taken) {
      if (nodes[other]!.level < nodes[node]!.level) continue
      own.push(...(waiting.get(other) ?? []))
      waiting.delete(other)
    }
    regions.push({ nodes: [...taken], watched: own })
  }
  return regions
}
