import { randomInt } from 'node:crypto'
import type { Written } from './prepared'

/** Control characters that end no line: one byte in every encoding of a server, and in no word that people write. */
const CHARACTERS = [...Array(32).keys()].slice(2).filter((code) => ![9, 10, 13].includes(code))
const LENGTH = 6

/** What stands for null where null and empty are told apart: a character that no separator has. */
const NULL = { text: '\u0001', sql: `E'\\x01'` }

/** Nobody outside this process knows it, so that no word in a registry can pose as the end of a cell: one in 380 million a guess. */
function separator(): readonly number[] {
  return Array.from({ length: LENGTH }, () => CHARACTERS[randomInt(CHARACTERS.length)]!)
}
interface Separators {
  readonly cell: Separator
  readonly row: Separator
}

interface Separator {
  readonly text: string
  readonly sql: string
}

function separators(): Separators {
  const [cell, row] = [separator(), separator()].map((codes) => ({
    text: String.fromCharCode(...codes),
    sql: literal(codes),
  }))
  return { cell: cell!, row: row! }
}
const [INNER, OUTER] = [separators(), separators()]

/**
 * Many rows as one text. Of 500 rows the driver makes thousands of small strings, one call each, and JSON is dearer to write
 * and to read. What is null and what is empty are one, null, unless the rows are exact.
 */
export class PackedRows {
  private readonly columns: string[] = []

  private constructor(
    private readonly between: Separators,
    private readonly absent: typeof NULL = { text: '', sql: `''` },
  ) {}

  static plain(): PackedRows {
    return new PackedRows(INNER)
  }

  /** An empty text stays an empty text. */
  static exact(): PackedRows {
    return new PackedRows(INNER, NULL)
  }

  /** Rows that may hold packed rows in a cell. */
  static around(): PackedRows {
    return new PackedRows(OUTER)
  }

  /** Adds an expression; gives the number of its cell. */
  add(sql: string): number {
    return this.columns.push(`coalesce((${sql})::text, ${this.absent.sql})`) - 1
  }

  /** An aggregate over the rows, null where there is none. */
  sql(order?: string): string {
    return `string_agg(${this.row()}, ${this.between.row.sql}${order ? ` ORDER BY ${order}` : ''})`
  }

  /** One row by itself. */
  row(): string {
    return this.columns.join(` || ${this.between.cell.sql} || `)
  }

  /** The cells of each row. Throws TypeError when a row has not as many as were asked. */
  read(written: Written): Written[][] {
    if (written === null) return []
    const absent = this.absent.text
    return written.split(this.between.row.text).map((row) => {
      const cells: Written[] = row.split(this.between.cell.text)
      if (cells.length !== this.columns.length)
        throw new TypeError(`expected ${this.columns.length} cells, got ${cells.length}`)
      for (let i = 0; i < cells.length; i += 1) if (cells[i] === absent) cells[i] = null
      return cells
    })
  }
}

function literal(codes: readonly number[]): string {
  return `E'${codes.map((code) => `\\x${code.toString(16).padStart(2, '0')}`).join('')}'`
}
