import type { Cube } from './cube'
import type { Tables } from './tables'
import type { Limits } from './unsafe'

/** Divisions in which a family's numbers are shown at all. */
export class OpenAreas {
  /** By division: bits of the families that are closed in it. */
  private readonly closed = new Map<string, number>()
  private readonly all: number

  constructor(private readonly cube: Cube) {
    this.all = 2 ** cube.families.length - 1
  }

  isOpen(family: number, division: string): boolean {
    return ((this.closed.get(division) ?? 0) & (1 << family)) === 0
  }

  /** With all below it. */
  close(family: number, division: string): void {
    this.closed.set(division, (this.closed.get(division) ?? 0) | (1 << family))
    for (const child of this.cube.childrenOf(division)) this.close(family, child)
  }

  openIn(division: string): number[] {
    return this.cube.families.flatMap((_, family) => (this.isOpen(family, division) ? [family] : []))
  }

  /** Bits of the families that are open. */
  maskOf(division: string): number {
    return this.all & ~(this.closed.get(division) ?? 0)
  }
}

/** Staff of one division know its own exact numbers, so a closed one hides among two others at least. */
const LEAST_CLOSED = 3

/**
 * The area rule, from the top down: a division where too many of a family's cells are unsafe shows none of them. Of the closed children of
 * one parent there are at least three, or all, and what they are together stays safe when one of them is known.
 */
export function closeAreas(tables: Tables, limits: Limits): OpenAreas {
  const { cube, kinds } = tables
  const areas = new OpenAreas(cube)
  cube.families.forEach((_, family) => {
    const own = [...kinds.ofFamily(family)]
    const crowded = (division: string) => unsafeShare(tables.of(division), own, limits) > limits.closedShare
    for (const level of cube.divisions.slice(0, -1))
      for (const parent of level) {
        if (!areas.isOpen(family, parent)) continue
        for (const child of cube.childrenOf(parent)) if (crowded(child)) areas.close(family, child)
        closeNeighbours(tables, areas, family, parent, limits)
      }
  })
  return areas
}

function closeNeighbours(tables: Tables, areas: OpenAreas, family: number, parent: string, limits: Limits): void {
  const children = tables.cube.childrenOf(parent)
  const total = (division: string) => tables.of(division)[0]!
  for (;;) {
    const closed = children.filter((child) => !areas.isOpen(family, child))
    const open = children.filter((child) => areas.isOpen(family, child))
    if (closed.length === 0 || open.length === 0) return
    const sum = closed.reduce((all, child) => all + total(child), 0)
    const safe = sum >= limits.k && closed.every((child) => sum - total(child) >= limits.k)
    if (closed.length >= LEAST_CLOSED && safe) return
    const smallest = open.reduce((least, child) => (total(child) < total(least) ? child : least))
    areas.close(family, smallest)
  }
}

/** Of what is not zero. */
function unsafeShare(counts: Int32Array, kinds: readonly number[], { k }: Limits): number {
  let [cells, unsafe] = [0, 0]
  for (const kind of kinds) {
    const n = counts[kind]!
    if (n > 0) cells += 1
    if (n > 0 && n < k) unsafe += 1
  }
  return cells === 0 ? 0 : unsafe / cells
}
