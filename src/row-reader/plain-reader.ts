import type { Knex } from 'knex'
import { asWritten } from './as-written'
import type { Ask, Prepared, Question, RowReader, RowsRead, Selected, Values, Written } from './row-reader'

/**
 * The readable way: rows come as rows, every value is a parameter, and knex is used as its manual says. It is what FastReader is
 * tested against.
 */
export class PlainReader implements RowReader {
  values(): Values {
    return new PlainValues()
  }

  async run(on: Knex, { text, values }: Prepared): Promise<Written[][]> {
    const result: { rows: Written[][] } = await on
      .raw(text.replaceAll('?', '\\?')) // to knex a question mark is the place of a value
      .options({ values, rowMode: 'array', types: asWritten })
    return result.rows
  }

  prepare(question: Question): Ask {
    const text = plainText(question)
    return async (on, values) => plainRows(question, await this.run(on, { text, values }))
  }
}

/** One row of the answer is one row. With a head each row has it in front, and stands there once if there are no rows. */
export function plainText({ rows, order, head }: Question): string {
  if (!head) return `SELECT ${written(rows)} FROM ${rows.from}${order ? ` ORDER BY ${order}` : ''}`
  const place = `row_number() OVER (${order ? `ORDER BY ${order}` : ''}) AS place`
  return `SELECT head.*, below.* FROM (SELECT ${written(head)} FROM ${head.from}) head
    LEFT JOIN (SELECT ${written(rows)}, ${place} FROM ${rows.from}) below ON true ORDER BY below.place`
}

export function plainRows({ rows, head }: Question, answer: readonly Written[][]): RowsRead {
  if (!head) return { head: [], rows: answer }
  const [from, place] = [head.cells.length, head.cells.length + rows.cells.length]
  const below = answer.filter((row) => row[place] !== null)
  return { head: answer[0]?.slice(0, from) ?? [], rows: below.map((row) => row.slice(from, place)) }
}

// Named, or ORDER BY would take `id` for the text and no longer for the number.
function written({ cells }: Selected): string {
  return cells.map((cell, i) => `(${cell})::text AS cell_${i}`).join(', ')
}

export class PlainValues implements Values {
  readonly all: unknown[] = []
  readonly onePlanDoes = false

  put(value: unknown): string {
    this.all.push(value)
    return `$${this.all.length}`
  }

  even(value: unknown): string {
    return this.put(value)
  }

  word(value: unknown): string {
    return this.put(value)
  }

  words(value: unknown): string {
    return `${this.put(value)}::text[]`
  }
}
