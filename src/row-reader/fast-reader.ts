import { createHash } from 'node:crypto'
import type { Knex } from 'knex'
import { PackedRows } from './packed-rows'
import { plainRows, plainText } from './plain-reader'
import type { Ask, Prepared, Question, RowReader, Values, Written } from './row-reader'
import { runPrepared } from './run-prepared'
import { StatementNames } from './statement-names'
import { ValuesInText } from './values-in-text'

/** Reads as PlainReader does, with less processor time: see docs/decisions/0014-row-reader.md. */
export class FastReader implements RowReader {
  private readonly names = new StatementNames('again')

  values(): Values {
    return new ValuesInText()
  }

  run(on: Knex, statement: Prepared): Promise<Written[][]> {
    return runPrepared(on, statement)
  }

  prepare(question: Question): Ask {
    const { rows, head, order, plan } = question
    const packed = new PackedRows(rows.cells)
    const one = `SELECT ${packed.sql(order)} FROM ${rows.from}`
    const text = head
      ? `SELECT ${head.cells.map((cell) => `(${cell})::text`).join(', ')}, (${one}) FROM ${head.from}`
      : one
    const last = head?.cells.length ?? 0
    const named = this.named(text, plan)
    return async (on, values) => {
      const [answer = []] = await this.run(on, { text, values, ...named })
      const read = packed.read(answer[last] ?? null)
      if (read) return { head: answer.slice(0, last), rows: read }
      // A word holds one of our separators: somebody guessed it. The rows themselves cannot be mistaken.
      return plainRows(question, await this.run(on, { text: plainText(question), values }))
    }
  }

  private named(text: string, plan: Question['plan']): { readonly name?: string } {
    switch (plan) {
      case 'kept': // PostgreSQL cuts names at 63 bytes
        return { name: `tl_${createHash('sha256').update(text).digest('base64url').slice(0, 20)}` }
      case 'kept if it comes again':
        return this.names.of(text)
      case 'made each time':
        return {}
    }
  }
}
