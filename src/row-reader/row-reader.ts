import type { Knex } from 'knex'

/** A value as PostgreSQL writes it, or null. Whoever asked knows what it means. */
export type Written = string | null

/** One statement with $1, $2, … */
export interface Prepared {
  readonly text: string
  readonly values: readonly unknown[]
  /** With a name the server keeps the plan for the connection's life. One name, one text. */
  readonly name?: string
}

/** Expressions, and what stands behind FROM. */
export interface Selected {
  readonly cells: readonly string[]
  readonly from: string
}

/** Rows to read. Its author writes no trick: cells, where they are from, and their order. */
export interface Question {
  readonly rows: Selected
  /** Expressions over `rows.from`. */
  readonly order?: string
  /** Read from a table of one row in the same snapshot, also when there are no rows. */
  readonly head?: Selected
  /** Whether the server may keep the plan: of each text, of a text that comes again, or of none. */
  readonly plan: 'kept' | 'kept if it comes again' | 'made each time'
}

/** Each cell as its text (`::text`): null is null, and an empty text is an empty text. */
export interface RowsRead {
  /** Empty without `head`. */
  readonly head: readonly Written[]
  readonly rows: readonly (readonly Written[])[]
}

/** A question that may be asked many times. Rejects with what the driver throws, or NoConnection. */
export type Ask = (on: Knex, values: readonly unknown[]) => Promise<RowsRead>

/** Values of one statement, in the order of their places. Each method gives the SQL that stands for the value. */
export interface Values {
  readonly all: readonly unknown[]
  /** False once a value was put that some plans are bad for. */
  readonly onePlanDoes: boolean
  /** The place of a value: '$3'. */
  put(value: unknown): string
  /** The same for a value that finds about as many rows as any other of its kind: a school, a cursor. */
  even(value: unknown): string
  /** A member of an enumeration, a division or the beginning of one, a truth value. Anything else is put. */
  word(value: unknown): string
  /** The same for a list, as text[]. */
  words(value: unknown): string
}

/**
 * Reads rows of PostgreSQL. FastReader and PlainReader answer the same, cell by cell (docs/decisions/0014-row-reader.md):
 * `test/row-reader` compares them.
 */
export interface RowReader {
  values(): Values
  /** Any statement; rows as arrays. A truth value is 't' or 'f' here. */
  run(on: Knex, statement: Prepared): Promise<Written[][]>
  /** Only what reads may be asked: a question may run twice. */
  prepare(question: Question): Ask
}
