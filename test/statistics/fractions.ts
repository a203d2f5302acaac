import type { Column } from '../../src/statistics/span'

type Fraction = readonly [bigint, bigint]

/** The hand-written twin of Span: exact fractions, dense rows, no tricks. */
export class Fractions {
  private readonly basis = new Map<number, Map<number, Fraction>>()

  constructor(columns: readonly Column[]) {
    for (const column of columns) this.add(column)
  }

  add(column: Column): void {
    const rest = this.rest(column)
    const [pivot] = [...rest.keys()].sort((a, b) => a - b)
    if (pivot !== undefined) this.basis.set(pivot, rest)
  }

  holds(column: Column): boolean {
    return this.rest(column).size === 0
  }

  private rest({ rows, values }: Column): Map<number, Fraction> {
    const rest = new Map<number, Fraction>(rows.map((row, i) => [row, [BigInt(values[i]!), 1n]]))
    for (;;) {
      const row = [...rest.keys()].filter((one) => this.basis.has(one)).sort((a, b) => a - b)[0]
      if (row === undefined) return rest
      const by = this.basis.get(row)!
      const factor = divide(rest.get(row)!, by.get(row)!)
      for (const [at, value] of by) {
        const left = subtract(rest.get(at) ?? [0n, 1n], multiply(factor, value))
        if (left[0] === 0n) rest.delete(at)
        else rest.set(at, left)
      }
    }
  }
}

const reduced = (top: bigint, bottom: bigint): Fraction => {
  let [a, b] = [top < 0n ? -top : top, bottom]
  while (b) [a, b] = [b, a % b]
  return a === 0n ? [0n, 1n] : [top / a, bottom / a]
}
const multiply = (a: Fraction, b: Fraction) => reduced(a[0] * b[0], a[1] * b[1])
const subtract = (a: Fraction, b: Fraction) => reduced(a[0] * b[1] - b[0] * a[1], a[1] * b[1])
const divide = (a: Fraction, b: Fraction) => reduced(b[0] < 0n ? -a[0] * b[1] : a[0] * b[1], b[0] < 0n ? -a[1] * b[0] : a[1] * b[0]) // prettier-ignore
