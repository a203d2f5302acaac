import type { Figures } from './figures'

interface Rule {
  readonly left: readonly number[]
  readonly is: '=' | '≤'
  readonly right: readonly number[]
}

/** Within one return, by the numbers of its figures: 1=2+3+4+5+6. */
const RULES: readonly Rule[] = [
  { left: [1], is: '=', right: [2, 3, 4, 5, 6] },
  { left: [7], is: '=', right: [4, 5] },
  { left: [8], is: '≤', right: [7] },
  { left: [9], is: '≤', right: [7] },
  { left: [14, 13], is: '=', right: [10, 11, 12] },
  { left: [13], is: '=', right: [15, 16, 17] },
  { left: [14], is: '=', right: [18, 19, 20] },
]

/** A named cross-foot check (表内、表间核对): it holds, or both sides say by how much it does not. */
export interface Check {
  /** The rule in the numbers of the figures, such as 14+13=10+11+12; of a roll-up Σ1=1. */
  readonly name: string
  readonly kind: 'WITHIN' | 'ROLL_UP'
  readonly holds: boolean
  readonly left: number
  readonly right: number
}

const of = (figures: Figures, numbers: readonly number[]) =>
  numbers.reduce((total, number) => total + figures[number - 1]!, 0)

/** Each check within the return: what does not hold must not be filed. */
export function checksWithin(figures: Figures): readonly Check[] {
  return RULES.map(({ left, is, right }) => {
    const [a, b] = [of(figures, left), of(figures, right)]
    const name = `${left.join('+')}${is}${right.join('+')}`
    return { name, kind: 'WITHIN', holds: is === '=' ? a === b : a <= b, left: a, right: b }
  })
}

/** Of the figures that the hub can count for the whole division: the children, and the items at the end. */
const ROLLED = [1, 7, 14] as const

/**
 * A division's return against the hub's own count of the division. They differ while a unit below has not signed, or children moved
 * meanwhile: that is told, and is no fault of the return.
 */
export function checksOfRollUp(figures: Figures, counted: Figures): readonly Check[] {
  return ROLLED.map((number) => {
    const [left, right] = [figures[number - 1]!, counted[number - 1]!]
    return { name: `Σ${number}=${number}`, kind: 'ROLL_UP', holds: left === right, left, right }
  })
}
