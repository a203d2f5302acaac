import { sumOf, type Cube, type Selection } from './cube'

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

export type UnsafeRule = 'SMALL' | 'DIFFERENCE' | 'ONE_CODE' | 'CLOSED_SUM' | 'SINGLETON' | 'WITHHELD' | 'FLOW'

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
}

export function keyOf({ family, division, selection }: Cell): string {
  return `${division} ${family} ${selection.join()}`
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
