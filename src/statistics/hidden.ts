import type { Block } from './block'
import type { Changes } from './earlier'
import type { Sum } from './kinds'
import { isSmall, type Limits, type Unsafe, type UnsafeRule } from './unsafe'

/** Cells of a block, added and subtracted, whose number must not be learnt. */
export interface Hidden {
  readonly rule: UnsafeRule
  readonly plus: readonly number[]
  readonly minus: readonly number[]
  readonly n: number
}

/**
 * What is unsafe of a block: small numbers, what a parent less one child leaves, groups that are (nearly) all alike, what the divisions that
 * are closed for a family are together, numbers that an earlier release shows and few children changed since, and small numbers less a child that stands in them alone and knows itself.
 */
export function hiddenIn(block: Block, limits: Limits, changes: Changes | null = null): Hidden[] {
  const { count, sums } = block.tables.kinds
  const telling = sums.filter(({ sensitive }) => sensitive)
  const found: Hidden[] = []
  block.nodes.forEach(({ divisions, counts, parent }, node) => {
    const at = node * count
    for (let kind = 0; kind < count; kind += 1) {
      const n = counts[kind]!
      if (isSmall(n, limits)) found.push({ rule: 'SMALL', plus: [at + kind], minus: [], n })
      if (changes?.isShown(divisions[0]!, kind) && changes.flowsOf(divisions[0]!, kind).some((flow) => isSmall(flow, limits))) found.push({ rule: 'FLOW', plus: [at + kind], minus: [], n }) // prettier-ignore
      if (parent === -1) continue
      const rest = block.nodes[parent]!.counts[kind]! - n
      if (isSmall(rest, limits)) found.push({ rule: 'DIFFERENCE', plus: [parent * count + kind], minus: [at + kind], n: rest }) // prettier-ignore
    }
    for (const sum of telling) {
      const others = allButOneCode(counts, sum, limits)
      if (others) found.push({ rule: 'ONE_CODE', plus: others.parts.map((kind) => at + kind), minus: [], n: others.n })
    }
    found.push(...closedSums(block, node, limits))
  })
  return [...found, ...found.flatMap((one) => withoutOne(block, one))]
}

/** Of a group that is, or nearly is, all of one code that says something: the others, whose number tells it. */
function allButOneCode(counts: Int32Array, { whole, parts, silent }: Sum, limits: Limits) {
  const n = counts[whole]!
  if (n === 0) return null
  const most = parts.reduce((best, kind) => (counts[kind]! > counts[best]! ? kind : best))
  if (most === silent) return null
  const others = n - counts[most]!
  const nearly = n < limits.oneCodeBelow && n - others > limits.oneCodeShare * n
  return others > 0 && !nearly ? null : { n: others, parts: parts.filter((kind) => kind !== most) }
}

/**
 * What divisions that are closed for a family are together, cell by cell, where that is unsafe: alone, or less one of them, whose staff know
 * its numbers. Where all children of a parent are closed it is the parent's own number.
 */
function closedSums(block: Block, node: number, limits: Limits): Hidden[] {
  const { tables, nodes } = block
  const { children, divisions } = nodes[node]!
  const { count } = tables.kinds
  const sums = new Map<string, Hidden>()
  const look = (kind: number, cells: readonly number[], closed: readonly string[], alone: boolean) => {
    const numbers = closed.map((division) => tables.of(division)[kind]!)
    const n = numbers.reduce((all, one) => all + one, 0)
    for (const rest of new Set([...(alone ? [n] : []), ...(numbers.length > 1 ? numbers.map((own) => n - own) : [])]))
      if (isSmall(rest, limits)) sums.set(`${cells.join()} ${rest}`, { rule: 'CLOSED_SUM', plus: cells, minus: [], n: rest }) // prettier-ignore
  }
  const below = divisions.flatMap((division) => tables.cube.childrenOf(division))
  const hiding = divisions.length > 1 ? divisions : below.every((child) => block.areas.maskOf(child) === 0) ? below : []
  if (children.length === 0) for (let kind = 0; kind < count; kind += 1) look(kind, [node * count + kind], hiding, false) // prettier-ignore
  tables.cube.families.forEach((_, family) => {
    const closed = children.filter((child) => (nodes[child]!.open & (1 << family)) === 0)
    if (closed.length === 0 || closed.length === children.length) return
    const names = closed.flatMap((child) => nodes[child]!.divisions)
    for (const kind of tables.kinds.ofFamily(family)) look(kind, closed.map((child) => child * count + kind), names, true) // prettier-ignore
  })
  return [...sums.values()]
}

/** Of a small number: the same less each single child in it, who knows itself. */
function withoutOne(block: Block, one: Hidden): Hidden[] {
  if (one.rule !== 'SMALL' || one.n < 2) return []
  const { count } = block.tables.kinds
  const singles = new Set<number>()
  const seek = (cell: number): void => {
    const n = block.numberOf(cell)
    if (n === 0) return
    const [node, kind] = [Math.floor(cell / count), cell % count]
    const ways = [block.nodes[node]!.children.map((child) => child * count + kind), ...block.tables.kinds.waysOf(kind).map((parts) => parts.map((part) => node * count + part))] // prettier-ignore
    if (ways.some((parts) => parts.length > 0)) for (const parts of ways) parts.forEach(seek)
    else if (n === 1) singles.add(cell)
  }
  seek(one.plus[0]!)
  return [...singles].map((cell) => ({ rule: 'SINGLETON', plus: one.plus, minus: [cell], n: one.n - 1 }))
}

/** For the outside. */
export function unsafeOf(block: Block, { plus, minus, rule, n }: Hidden): Unsafe {
  const cells = (of: readonly number[]) => of.flatMap((cell) => block.cellsOf(cell))
  return { rule, plus: cells(plus), minus: cells(minus), n }
}
