import type { OpenAreas } from '../../../src/statistics/areas'
import { added } from '../../../src/statistics/block'
import { selectionsOf, type Cube } from '../../../src/statistics/cube'
import type { Column } from '../../../src/statistics/span'
import { numberOf, type Cell, type Limits, type Unsafe } from '../../../src/statistics/unsafe'
import { cellsOf, unsafeAmong, unsafeSums } from './unsafe'

/**
 * A division with what lies below it, judged as a whole: what an attacker does not know (`unknowns`: the inner cells of each family in the
 * lowest open divisions), what is published, and what must stay hidden.
 */
export interface Block {
  readonly root: string
  /** From the widest to the narrowest. */
  readonly divisions: readonly string[]
  readonly leaves: readonly string[]
  readonly unknowns: number
  /** What every reader knows without being told: two families that share a part agree on it. Each sums to zero. */
  readonly links: readonly Column[]
  /** Cells that may be published, in the order in which they are tried: the widest division first, then the larger number. */
  readonly candidates: readonly Cell[]
  readonly unsafe: readonly Unsafe[]
  columnOf(cell: Cell): Column
  columnOfUnsafe(one: Unsafe): Column
  /** The true value of an unknown. */
  valueOf(unknown: number): number
  /** All unknowns of a division and what lies below it. */
  columnsWithin(division: string): Iterable<number>
  /** The unknowns of the lowest divisions whose cell is such. */
  unknownsOf(is: (cell: Cell) => boolean): readonly number[]
}

/** `depth`: how many levels below the root it holds. */
export function blockOf(cube: Cube, areas: OpenAreas, root: string, depth: number, limits: Limits): Block {
  const { divisions, leaves } = divisionsBelow(cube, areas, root, depth)
  const leafIndex = new Map(leaves.map((leaf, i) => [leaf, i]))
  const leavesUnder = new Map<string, readonly number[]>()
  for (const division of divisions)
    leavesUnder.set(
      division,
      leaves.filter((leaf) => leaf.startsWith(division)).map((leaf) => leafIndex.get(leaf)!),
    )
  const inner = cube.families.map((family) => family.inner)
  const start = inner.map((_, family) => inner.slice(0, family).reduce((sum, size) => sum + size, 0) * leaves.length)
  const unknowns = inner.reduce((sum, size) => sum + size, 0) * leaves.length

  const columnOf = ({ family, division, selection }: Cell): Column => {
    const cells = cube.families[family]!.innerOf(selection)
    const rows = (leavesUnder.get(division) ?? []).flatMap((leaf) =>
      cells.map((cell) => start[family]! + leaf * inner[family]! + cell),
    )
    return { rows, values: rows.map(() => 1) }
  }
  const columnOfUnsafe = ({ plus, minus }: Unsafe): Column =>
    added([...plus.map((cell) => [columnOf(cell), 1] as const), ...minus.map((cell) => [columnOf(cell), -1] as const)])

  const candidates: Cell[] = []
  const unsafe: Unsafe[] = []
  const everything = cube.families.map((_, family) => family)
  for (const division of divisions) {
    candidates.push(...cellsOf(cube, areas.openIn(division), division).sort((a, b) => numberOf(cube, b) - numberOf(cube, a))) // prettier-ignore
    const parent = division === root ? null : divisions.find((one) => division !== one && division.startsWith(one) && cube.childrenOf(one).includes(division))! // prettier-ignore
    unsafe.push(...unsafeAmong(cube, cellsOf(cube, everything, division), parent, limits))
    if (!leafIndex.has(division)) for (const family of everything) unsafe.push(...unsafeSums(cube, areas, family, division, limits)) // prettier-ignore
  }
  return {
    ...{ root, divisions, leaves, unknowns, candidates, unsafe, columnOf, columnOfUnsafe },
    links: links(cube, leaves, columnOf),
    columnsWithin: (division) =>
      new Set(cube.families.flatMap(({ sizes }, family) => columnOf({ family, division, selection: sizes.map(() => null) }).rows)), // prettier-ignore
    unknownsOf: (is) =>
      cube.families.flatMap(({ sizes }, family) =>
        selectionsOf(sizes)
          .filter((selection) => !selection.includes(null))
          .flatMap((selection) => leaves.map((division) => ({ family, division, selection })).filter(is))
          .flatMap((cell) => columnOf(cell).rows),
      ),
    valueOf(unknown) {
      const family = start.findLastIndex((begin) => begin <= unknown)
      const place = unknown - start[family]!
      return cube.families[family]!.counts(leaves[Math.floor(place / inner[family]!)]!)[place % inner[family]!]!
    },
  }
}

/** Widest first. A division that shows nothing at all is a leaf, for nothing below it is shown either. */
function divisionsBelow(cube: Cube, areas: OpenAreas, root: string, depth: number) {
  const divisions = [root]
  const leaves: string[] = []
  let level = [root]
  for (let below = 0; level.length > 0; below += 1) {
    const next: string[] = []
    for (const division of level) {
      const children = below < depth && areas.openIn(division).length > 0 ? cube.childrenOf(division) : []
      if (children.length === 0) leaves.push(division)
      next.push(...children)
    }
    divisions.push(...next)
    level = next
  }
  return { divisions, leaves: leaves.sort() }
}

/** For each two families, their largest common part, in each leaf: what one says of it, less what the other says. */
function links(cube: Cube, leaves: readonly string[], columnOf: (cell: Cell) => Column): Column[] {
  const found: Column[] = []
  cube.families.forEach((one, i) =>
    cube.families.slice(i + 1).forEach((other, j) => {
      const common = one.family.filter((name) => other.family.includes(name))
      const sizes = common.map((name) => one.sizes[one.family.indexOf(name)]!)
      for (const codes of selectionsOf(sizes).filter((selection) => !selection.includes(null))) {
        const inFamily = (facts: readonly string[]) => facts.map((name) => codes[common.indexOf(name)] ?? null)
        for (const division of leaves)
          found.push(
            added([
              [columnOf({ family: i, division, selection: inFamily(one.family) }), 1],
              [columnOf({ family: i + 1 + j, division, selection: inFamily(other.family) }), -1],
            ]),
          )
      }
    }),
  )
  return found
}
