/** A column of whole numbers, sparse: rows in ascending order with their values. */
export interface Column {
  readonly rows: readonly number[]
  readonly values: readonly number[]
}

/** Products of two numbers below it stay exact in a double. A combination that is zero only modulo it withholds too much, never too little. */
const PRIME = 67_108_859

/**
 * What follows from published columns by addition and subtraction (Gaussian elimination modulo a large prime, after Langsrud's
 * GaussSuppression), and columns that must never follow from them.
 */
export class Span {
  /** By pivot row: a column whose first row is the pivot, with value 1. */
  private readonly basis = new Map<number, Column>()
  private readonly guarded: Column[] = []
  /** Guarded columns that have an entry in a row. */
  private readonly guardedIn = new Map<number, Set<number>>()
  private readonly work: Float64Array
  private readonly marked: Uint8Array

  constructor(rows: number) {
    this.work = new Float64Array(rows)
    this.marked = new Uint8Array(rows)
  }

  get rank(): number {
    return this.basis.size
  }

  /** Whether a column follows from what is published. */
  holds(column: Column): boolean {
    return this.reduce(column).rows.length === 0
  }

  /** A column that must never follow. False, and not guarded: it follows already. */
  guard(column: Column): boolean {
    const reduced = this.reduce(column)
    if (reduced.rows.length === 0) return false
    this.note(this.guarded.push(reduced) - 1)
    return true
  }

  /** Publishes a column, unless a guarded one would then follow: false. */
  publish(column: Column): boolean {
    const reduced = this.reduce(column)
    if (reduced.rows.length === 0) return true
    const pivot = reduced.rows[0]!
    const inverse = inverseOf(reduced.values[0]!)
    const unit = { rows: reduced.rows, values: reduced.values.map((value) => (value * inverse) % PRIME) }
    this.basis.set(pivot, unit)
    const changed = new Map<number, Column>()
    for (const index of this.guardedIn.get(pivot) ?? []) {
      const rest = this.reduce(this.guarded[index]!)
      if (rest.rows.length === 0) {
        this.basis.delete(pivot)
        return false
      }
      changed.set(index, rest)
    }
    for (const [index, rest] of changed) {
      for (const row of this.guarded[index]!.rows) this.guardedIn.get(row)!.delete(index)
      this.guarded[index] = rest
      this.note(index)
    }
    return true
  }

  private note(index: number): void {
    for (const row of this.guarded[index]!.rows) {
      const known = this.guardedIn.get(row)
      if (known) known.add(index)
      else this.guardedIn.set(row, new Set([index]))
    }
  }

  /** The column less what the basis says of it: no row of it is a pivot. */
  private reduce({ rows, values }: Column): Column {
    const { work, marked, basis } = this
    const ahead = new Heap()
    rows.forEach((row, i) => {
      work[row] = ((values[i]! % PRIME) + PRIME) % PRIME
      marked[row] = 1
      ahead.push(row)
    })
    const left: number[] = []
    const values_: number[] = []
    for (let row = ahead.pop(); row !== -1; row = ahead.pop()) {
      const value = work[row]!
      work[row] = 0
      marked[row] = 0
      if (value === 0) continue
      const by = basis.get(row)
      if (!by) {
        left.push(row)
        values_.push(value)
        continue
      }
      for (let i = 1; i < by.rows.length; i += 1) {
        const at = by.rows[i]!
        if (!marked[at]) {
          marked[at] = 1
          ahead.push(at)
        }
        work[at] = (work[at]! + (PRIME - ((value * by.values[i]!) % PRIME))) % PRIME
      }
    }
    return { rows: left, values: values_ }
  }
}

function inverseOf(value: number): number {
  let [a, b, x, y] = [value, PRIME, 1, 0]
  while (a !== 1) {
    const q = Math.floor(b / a)
    ;[a, b] = [b - q * a, a]
    ;[x, y] = [y - q * x, x]
  }
  return ((x % PRIME) + PRIME) % PRIME
}

/** Rows to come, the smallest first; -1 when there is none. */
class Heap {
  private readonly rows: number[] = []

  push(row: number): void {
    const { rows } = this
    let at = rows.push(row) - 1
    while (at > 0) {
      const up = (at - 1) >> 1
      if (rows[up]! <= row) break
      rows[at] = rows[up]!
      at = up
    }
    rows[at] = row
  }

  pop(): number {
    const { rows } = this
    if (rows.length === 0) return -1
    const first = rows[0]!
    const last = rows.pop()!
    if (rows.length === 0) return first
    let at = 0
    for (;;) {
      let down = 2 * at + 1
      if (down >= rows.length) break
      if (down + 1 < rows.length && rows[down + 1]! < rows[down]!) down += 1
      if (rows[down]! >= last) break
      rows[at] = rows[down]!
      at = down
    }
    rows[at] = last
    return first
  }
}
