import { selectionsOf, sumOf, type Cube, type Selection } from './cube'

/** Thresholds of a release. */
export interface Limits {
  /** A number below it is unsafe, unless it is zero. */
  readonly k: number
  /** Below this many children, one code of more than `oneCodeShare` tells of them. */
  readonly oneCodeBelow: number
  readonly oneCodeShare: number
  /** A division in which a larger share of a family's cells (zeros left out) is unsafe is closed for it. */
  readonly closedShare: number
}

export const LIMITS: Limits = { k: 5, oneCodeBelow: 20, oneCodeShare: 0.9, closedShare: 0.3 }

export type UnsafeRule = 'SMALL' | 'DIFFERENCE' | 'ONE_CODE' | 'CLOSED_SUM' | 'SINGLETON' | 'PARENT'

/** A cell: one family's selection in one division. */
export interface Cell {
  readonly family: number
  readonly division: string
  readonly selection: Selection
}

/** Cells added and subtracted whose number must not be learnt. */
export interface Unsafe {
  readonly rule: UnsafeRule
  readonly plus: readonly Cell[]
  readonly minus: readonly Cell[]
  /** What it is. */
  readonly n: number
  /** Of PARENT: how small and how large it must be able to be; else the rule says it. */
  readonly room?: { readonly least: number; readonly most: number }
}

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

/** The number of a cell. */
export function numberOf(cube: Cube, { family, division, selection }: Cell): number {
  const of = cube.families[family]!
  return sumOf(of.counts(division), of.innerOf(selection))
}

/** Whether a number alone is unsafe. */
export function isSmall(n: number, { k }: Limits): boolean {
  return n > 0 && n < k
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
