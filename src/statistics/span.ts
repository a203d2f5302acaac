/** A column of whole numbers, sparse: rows, each once, with their values. */
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
  /** In the order in which they came; none has a pivot of an earlier one. Its first row is its pivot, with value 1. */
  private readonly basis: Column[] = []
  /** By row: which of the basis has it as its pivot; -1: none. */
  private readonly pivotOf: Int32Array
  private readonly guarded: Column[] = []
  /** By row: the guarded columns that have an entry in it, and some that had. */
  private readonly guardedIn: (number[] | undefined)[]
  private readonly work: Float64Array
  private readonly marked: Uint8Array
  private readonly ahead = new Heap()

  constructor(rows: number) {
    this.pivotOf = new Int32Array(rows).fill(-1)
    this.guardedIn = new Array<number[] | undefined>(rows)
    this.work = new Float64Array(rows)
    this.marked = new Uint8Array(rows)
  }

  get rank(): number {
    return this.basis.length
  }

  /** Whether a column follows from what is published. */
  holds(column: Column): boolean {
    return this.reduce(column).rows.length === 0
  }

  /** A column that must never follow. False, and not guarded: it follows already. */
  guard(column: Column): boolean {
    const reduced = this.reduce(column)
    if (reduced.rows.length === 0) return false
    const index = this.guarded.push(reduced) - 1
    for (const row of reduced.rows) (this.guardedIn[row] ??= []).push(index)
    return true
  }

  /** Publishes a column, unless a guarded one would then follow: false. */
  publish(column: Column): boolean {
    const reduced = this.reduce(column)
    if (reduced.rows.length === 0) return true
    const at = this.pivotAmong(reduced.rows)
    const pivot = reduced.rows[at]!
    const inverse = inverseOf(reduced.values[at]!)
    const rows = [pivot]
    const values = [1]
    reduced.rows.forEach((row, i) => {
      if (i === at) return
      rows.push(row)
      values.push((reduced.values[i]! * inverse) % PRIME)
    })
    this.pivotOf[pivot] = this.basis.push({ rows, values }) - 1
    const touched = this.guardedIn[pivot]
    if (touched === undefined) return true
    const changed: [number, Column][] = []
    for (const index of touched) {
      if (!this.guarded[index]!.rows.includes(pivot)) continue
      const rest = this.reduce(this.guarded[index]!)
      if (rest.rows.length === 0) {
        this.basis.pop()
        this.pivotOf[pivot] = -1
        return false
      }
      changed.push([index, rest])
    }
    this.guardedIn[pivot] = undefined
    for (const [index, rest] of changed) this.change(index, rest)
    return true
  }

  /** The row in which the fewest guarded columns have an entry: with none, nothing guarded changes. */
  private pivotAmong(rows: readonly number[]): number {
    let [best, fewest] = [0, Infinity]
    for (let i = 0; i < rows.length && fewest > 0; i += 1) {
      const size = this.guardedIn[rows[i]!]?.length ?? 0
      if (size < fewest) [best, fewest] = [i, size]
    }
    return best
  }

  private change(index: number, rest: Column): void {
    const { marked, guarded, guardedIn } = this
    for (const row of guarded[index]!.rows) marked[row] = 1
    for (const row of rest.rows) if (marked[row] === 0) (guardedIn[row] ??= []).push(index)
    for (const row of guarded[index]!.rows) marked[row] = 0
    guarded[index] = rest
  }

  /** The column less what the basis says of it: no row of it is a pivot. */
  private reduce({ rows, values }: Column): Column {
    const { work, marked, basis, pivotOf, ahead } = this
    const touched: number[] = []
    for (let i = 0; i < rows.length; i += 1) {
      const row = rows[i]!
      work[row] = values[i]! < 0 ? PRIME + (values[i]! % PRIME) : values[i]!
      marked[row] = 1
      touched.push(row)
      if (pivotOf[row] !== -1) ahead.push(pivotOf[row]!)
    }
    for (let index = ahead.pop(); index !== -1; index = ahead.pop()) {
      const by = basis[index]!
      const value = work[by.rows[0]!]!
      if (value === 0) continue
      for (let i = 0; i < by.rows.length; i += 1) {
        const at = by.rows[i]!
        if (marked[at] === 0) {
          marked[at] = 1
          touched.push(at)
          if (pivotOf[at] !== -1) ahead.push(pivotOf[at]!)
        }
        work[at] = (work[at]! + (PRIME - ((value * by.values[i]!) % PRIME))) % PRIME
      }
    }
    const left: number[] = []
    const values_: number[] = []
    for (const row of touched) {
      if (work[row] !== 0) {
        left.push(row)
        values_.push(work[row]!)
      }
      work[row] = 0
      marked[row] = 0
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

/** Numbers to come, the smallest first; -1 when there is none. */
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
