import { randomInt } from 'node:crypto'
import type { Written } from './row-reader'

/** Control characters that end no line: one byte in every encoding of a server, and in no word that people write. */
const CHARACTERS = [...Array(32).keys()].slice(1).filter((code) => ![9, 10, 13].includes(code))
const LENGTH = 6

interface Sign {
  readonly text: string
  readonly sql: string
}

/**
 * Drawn by each process: one in 200 million a guess. No character twice, in one sign or in two of them, so that the end of a word
 * and the beginning of a sign never make another sign.
 */
const [CELL, ROW, NULL] = drawSigns()

function drawSigns(): readonly [cell: Sign, row: Sign, absent: Sign] {
  const left = [...CHARACTERS]
  const draw = (): Sign => {
    const codes = Array.from({ length: LENGTH }, () => left.splice(randomInt(left.length), 1)[0]!)
    const escapes = codes.map((code) => `\\x${code.toString(16).padStart(2, '0')}`)
    return { text: String.fromCharCode(...codes), sql: `E'${escapes.join('')}'` }
  }
  return [draw(), draw(), draw()]
}

/**
 * Many rows as one text: how many they are, then each after the sign ROW, its cells divided by CELL, null as NULL. Of 500 rows the
 * driver makes thousands of small strings, one call each; JSON costs more to write and to read.
 */
export class PackedRows {
  constructor(private readonly cells: readonly string[]) {}

  /** An aggregate over the rows, null where there is none. */
  sql(order?: string): string {
    const row = this.cells.map((cell) => `coalesce((${cell})::text, ${NULL.sql})`).join(` || ${CELL.sql} || `)
    return `count(*) || ${ROW.sql} || string_agg(${row}, ${ROW.sql}${order ? ` ORDER BY ${order}` : ''})`
  }

  /**
   * The cells of each row; null if a word holds a sign, which the numbers of rows and cells tell for certain. A word that is NULL as a
   * whole is read as null: whoever guesses it could have left the cell empty.
   */
  read(written: Written): Written[][] | null {
    if (written === null) return []
    const [count, ...rows] = written.split(ROW.text)
    if (rows.length !== Number(count)) return null
    const read: Written[][] = []
    for (const row of rows) {
      const cells: Written[] = row.split(CELL.text)
      if (cells.length !== this.cells.length) return null
      for (let i = 0; i < cells.length; i += 1) if (cells[i] === NULL.text) cells[i] = null
      read.push(cells)
    }
    return read
  }
}
