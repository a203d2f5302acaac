import type { OpenAreas } from '../../../src/statistics/areas'
import { selectionsOf, type Cube } from '../../../src/statistics/cube'
import { isSmall, numberOf, type Cell, type Limits, type Unsafe } from '../../../src/statistics/unsafe'

/**
 * Each cell of these families in one division, once: a part that several families share (all the boys, say) is a cell of the first.
 * Linked in `links` (block.ts), the others are equal to it.
 */
export function cellsOf(cube: Cube, families: readonly number[], division: string): Cell[] {
  const taken = new Set<string>()
  return families.flatMap((family) => {
    const { family: facts, sizes } = cube.families[family]!
    const fresh = new Set<string>()
    const cells = selectionsOf(sizes).flatMap((selection) => {
      const key = facts.filter((_, i) => selection[i] !== null).sort().join() // prettier-ignore
      if (taken.has(key)) return []
      fresh.add(key)
      return [{ family, division, selection }]
    })
    for (const key of fresh) taken.add(key)
    return cells
  })
}

/** What is unsafe of these cells of one division: small ones, groups that are all alike, and what a parent less this division leaves. */
export function unsafeAmong(cube: Cube, cells: readonly Cell[], parent: string | null, limits: Limits): Unsafe[] {
  const found: Unsafe[] = []
  for (const cell of cells) {
    const { selection } = cell
    const n = numberOf(cube, cell)
    if (isSmall(n, limits)) found.push({ rule: 'SMALL', plus: [cell], minus: [], n })
    if (parent !== null) {
      const whole = { ...cell, division: parent }
      const rest = numberOf(cube, whole) - n
      if (isSmall(rest, limits)) found.push({ rule: 'DIFFERENCE', plus: [whole], minus: [cell], n: rest })
    }
    if (n === 0) continue
    cube.families[cell.family]!.family.forEach((name, i) => {
      if (selection[i] !== null || !cube.design.dimensions.find((one) => one.name === name)!.sensitive) return
      const others = onlyOne(cube, cell, i, n, limits)
      if (others) found.push(others)
    })
  }
  return found
}

/** Of a group that is, or nearly is, all of one code: the others, whose number tells it. */
function onlyOne(cube: Cube, group: Cell, fact: number, n: number, limits: Limits): Unsafe | null {
  const { codes } = cube.design.dimensions.find(({ name }) => name === cube.families[group.family]!.family[fact])!
  const parts = codes.map((_, code) => ({ ...group, selection: group.selection.with(fact, code) }))
  const most = parts.map((cell) => numberOf(cube, cell)).reduce((best, count, code, all) => (count > all[best]! ? code : best), 0) // prettier-ignore
  const largest = parts[most]!
  const others = n - numberOf(cube, largest)
  const nearly = n < limits.oneCodeBelow && n - others > limits.oneCodeShare * n
  if (others > 0 && !nearly) return null
  return { rule: 'ONE_CODE', plus: parts.filter((cell) => cell !== largest), minus: [], n: others }
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
