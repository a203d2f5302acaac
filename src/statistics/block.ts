import type { OpenAreas } from './areas'
import type { Column } from './span'
import type { Tables } from './tables'
import type { Cell } from './unsafe'

/** A division of a block, or what several of them are together because none shows anything. */
export interface Node {
  /** One, or the divisions that show nothing. */
  readonly divisions: readonly string[]
  /** -1: the root. */
  readonly parent: number
  /** 0: the root. */
  readonly level: number
  readonly children: readonly number[]
  /** By kind. */
  readonly counts: Int32Array
  /** Bits of the families that are open. */
  readonly open: number
}

/**
 * A division with what lies below it, judged as a whole. A cell is a number: its node times the number of kinds, plus its kind. What an
 * attacker does not know is written in as few unknowns as there are: the base kinds of all nodes, but of the largest child of each parent,
 * which is the parent less the others. Parts that families share are one cell, so the families are linked by themselves.
 */
export class Block {
  readonly nodes: readonly Node[]
  private readonly places: readonly { readonly slots: readonly number[]; readonly signs: readonly number[] }[]
  private readonly slots: number

  /** `depth`: how many levels below the root it holds. */
  constructor(
    readonly tables: Tables,
    readonly areas: OpenAreas,
    readonly root: string,
    depth: number,
  ) {
    this.nodes = nodesBelow(tables, areas, root, depth)
    const places: { slots: number[]; signs: number[] }[] = [{ slots: [0], signs: [1] }]
    let next = 1
    for (const [at, { children }] of this.nodes.entries()) {
      const largest = children.reduce((best, child) => (best === -1 || this.nodes[child]!.counts[0]! > this.nodes[best]!.counts[0]! ? child : best), -1) // prettier-ignore
      const others = children.filter((child) => child !== largest)
      for (const child of others) places[child] = { slots: [next++], signs: [1] }
      if (largest === -1) continue
      const own = others.map((child) => places[child]!.slots[0]!)
      places[largest] = {
        slots: [...places[at]!.slots, ...own],
        signs: [...places[at]!.signs, ...own.map(() => -1)],
      }
    }
    this.places = places
    this.slots = next
  }

  /** A part of it, judged by itself. */
  within(root: string, depth: number): Block {
    return new Block(this.tables, this.areas, root, depth)
  }

  /** Levels below the root. */
  get depth(): number {
    return this.nodes.at(-1)!.level
  }

  get unknowns(): number {
    return this.slots * this.tables.kinds.bases
  }

  numberOf(cell: number): number {
    const kinds = this.tables.kinds.count
    return this.nodes[Math.floor(cell / kinds)]!.counts[cell % kinds]!
  }

  columnOf(cell: number): Column {
    const { count, bases, expansions } = this.tables.kinds
    const { slots, signs } = this.places[Math.floor(cell / count)]!
    const { base, factor } = expansions[cell % count]!
    const rows: number[] = []
    const values: number[] = []
    for (let i = 0; i < slots.length; i += 1)
      for (let j = 0; j < base.length; j += 1) {
        rows.push(slots[i]! * bases + base[j]!)
        values.push(signs[i]! * factor[j]!)
      }
    return { rows, values }
  }

  /** Cells of the outside: one, or one for each division that shows nothing. It bears the name of the first open family that holds it. */
  cellsOf(cell: number): Cell[] {
    const { count, names } = this.tables.kinds
    const { divisions, open } = this.nodes[Math.floor(cell / count)]!
    const of = names[cell % count]!
    const { family, selection } = of.find((name) => (open & (1 << name.family)) !== 0) ?? of[0]!
    return divisions.map((division) => ({ family, division, selection }))
  }

  /** The kinds that a node shows. */
  shows(node: number, kind: number): boolean {
    return (this.nodes[node]!.open & this.tables.kinds.holders[kind]!) !== 0
  }
}

/** Columns added with a sign. */
export function added(parts: readonly (readonly [Column, number])[]): Column {
  const sum = new Map<number, number>()
  for (const [{ rows, values }, sign] of parts)
    rows.forEach((row, i) => sum.set(row, (sum.get(row) ?? 0) + sign * values[i]!))
  const entries = [...sum].filter(([, value]) => value !== 0)
  return { rows: entries.map(([row]) => row), values: entries.map(([, value]) => value) }
}

/**
 * Widest first. Children that show nothing at all are one node: whatever they are together can be any one of them, so they hide each other as
 * well as their sum is hidden. Where no child shows anything there is none.
 */
function nodesBelow(tables: Tables, areas: OpenAreas, root: string, depth: number): Node[] {
  interface Growing extends Node {
    readonly children: number[]
  }
  const open = areas.maskOf(root)
  const nodes: Growing[] = [{ divisions: [root], parent: -1, level: 0, children: [], counts: tables.of(root), open }]
  let level = [0]
  for (let below = 0; below < depth && level.length > 0; below += 1) {
    const next: number[] = []
    for (const parent of level) {
      const children = tables.cube.childrenOf(nodes[parent]!.divisions[0]!)
      const shown = children.filter((child) => areas.maskOf(child) !== 0)
      const hidden = children.filter((child) => areas.maskOf(child) === 0)
      if (shown.length === 0) continue
      const add = (divisions: readonly string[], counts: Int32Array, mask: number) => {
        const at = nodes.push({ divisions, parent, level: below + 1, children: [], counts, open: mask }) - 1
        nodes[parent]!.children.push(at)
        return at
      }
      for (const child of shown) next.push(add([child], tables.of(child), areas.maskOf(child)))
      if (hidden.length > 0) add(hidden, summed(hidden.map((child) => tables.of(child))), 0)
    }
    level = next
  }
  return nodes
}

function summed(tables: readonly Int32Array[]): Int32Array {
  const sum = new Int32Array(tables[0]!.length)
  for (const counts of tables) for (let i = 0; i < sum.length; i += 1) sum[i]! += counts[i]!
  return sum
}
