import { selectionsOf, type Cube } from './cube'
import { isSmall, numberOf, type Limits, type Unsafe } from './unsafe'

/** Divisions in which a family's numbers are shown at all. */
export class OpenAreas {
  private readonly closed = new Set<string>()

  constructor(private readonly cube: Cube) {}

  isOpen(family: number, division: string): boolean {
    return !this.closed.has(`${family} ${division}`)
  }

  /** With all below it. */
  close(family: number, division: string): void {
    this.closed.add(`${family} ${division}`)
    for (const child of this.cube.childrenOf(division)) this.close(family, child)
  }

  openIn(division: string): number[] {
    return this.cube.families.flatMap((_, family) => (this.isOpen(family, division) ? [family] : []))
  }
}

/** Staff of one division know its own exact numbers, so a closed one hides among two others at least. */
const LEAST_CLOSED = 3

/**
 * The area rule, from the top down: a division where too many of a family's cells are unsafe shows none of them. Of the closed children of
 * one parent there are at least three, or all, and what they are together stays safe when one of them is known.
 */
export function closeAreas(cube: Cube, limits: Limits): OpenAreas {
  const areas = new OpenAreas(cube)
  cube.families.forEach((_, family) => {
    const crowded = (division: string) => unsafeShare(cube, family, division, limits) > limits.closedShare
    for (const level of cube.divisions.slice(0, -1))
      for (const parent of level) {
        if (!areas.isOpen(family, parent)) continue
        for (const child of cube.childrenOf(parent)) if (crowded(child)) areas.close(family, child)
        closeNeighbours(cube, areas, family, parent, limits)
      }
  })
  return areas
}

function closeNeighbours(cube: Cube, areas: OpenAreas, family: number, parent: string, limits: Limits): void {
  const children = cube.childrenOf(parent)
  const total = (division: string) => numberOf(cube, { family, division, selection: cube.families[family]!.sizes.map(() => null) }) // prettier-ignore
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
function unsafeShare(cube: Cube, family: number, division: string, limits: Limits): number {
  let [cells, unsafe] = [0, 0]
  for (const selection of selectionsOf(cube.families[family]!.sizes)) {
    const n = numberOf(cube, { family, division, selection })
    if (n > 0) cells += 1
    if (isSmall(n, limits)) unsafe += 1
  }
  return cells === 0 ? 0 : unsafe / cells
}

/** What the closed children of a parent are together, cell by cell, where that is unsafe: alone, or for whoever knows one of them. */
export function unsafeSums(cube: Cube, areas: OpenAreas, family: number, parent: string, limits: Limits): Unsafe[] {
  const closed = cube.childrenOf(parent).filter((child) => !areas.isOpen(family, child))
  if (closed.length === 0 || closed.length === cube.childrenOf(parent).length) return []
  const found: Unsafe[] = []
  for (const selection of selectionsOf(cube.families[family]!.sizes)) {
    const cells = closed.map((division) => ({ family, division, selection }))
    const sum = cells.reduce((all, cell) => all + numberOf(cube, cell), 0)
    if (isSmall(sum, limits)) found.push({ rule: 'CLOSED_SUM', plus: cells, minus: [], n: sum })
    for (const own of cells) {
      const rest = sum - numberOf(cube, own)
      if (isSmall(rest, limits))
        found.push({ rule: 'CLOSED_SUM', plus: cells.filter((cell) => cell !== own), minus: [], n: rest })
    }
  }
  return found
}
