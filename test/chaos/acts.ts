import type { Client } from 'pg'
import { joinedDemos } from '../../src/demo'
import { allColumns } from '../../src/demo/dirty/spoil'
import { fits, kindsOf } from '../../src/demo/dirty/kinds'
import { nativeColumns, type NativeColumn } from '../../src/demo/dirty/native-column'
import { checkDigit } from '../../src/demo/id-number'
import type { Random } from '../../src/demo/random'
import { REGISTRIES } from '../../connectors/registries'
import { loadReading, type Reading } from '../registry-oracle/reading'

/** What may happen to a registry's rows, by how often it does. */
const WEIGHTS = {
  change: 40, // a value of another row: right in form, another fact
  break: 20, // a cell of some kind of badness
  number: 8, // the number or birth date of another person
  duplicate: 10, // a second record of one person
  newcomer: 8,
  delete: 8,
  'delete below': 6, // a row below a record
} as const
export type ActName = keyof typeof WEIGHTS

/** Random acts on one registry. Keys are never changed: a renamed record is a deletion and a newcomer. */
export class Acts {
  private made = 0

  private constructor(
    private readonly reading: Reading,
    private readonly columns: readonly NativeColumn[],
    private readonly random: Random,
  ) {}

  static async of(registry: string, client: Client, random: Random): Promise<Acts> {
    const tables = allColumns(joinedDemos(REGISTRIES, {})).filter(
      (table) => table.registry === registry && table.belongs !== 'none',
    )
    const columns = await nativeColumns(client, tables)
    return new Acts(
      loadReading(registry),
      columns.filter(({ inKey, meaning }) => !inKey && meaning !== 'record' && meaning !== 'changed'),
      random,
    )
  }

  /** One act, as one statement or a few, within whatever transaction the client has open. */
  async one(client: Client): Promise<ActName> {
    const name = this.draw()
    const { table: root, key, number } = this.reading.root
    switch (name) {
      case 'change':
      case 'break': {
        const column = this.random.pick(this.columns)
        const { table } = column.table
        const { rows } = await client.query<{ at: string; cell: string | null; other: string | null }>(
          `SELECT ctid::text AS at, ${column.column}::text AS cell, (SELECT ${column.column}::text FROM ${table} OFFSET $2 LIMIT 1) AS other
           FROM ${table} OFFSET $1 LIMIT 1`,
          [this.random.int(300), this.random.int(300)],
        )
        const row = rows[0]
        if (!row) return name
        const written = name === 'change' ? row.other : this.broken(column, row.cell)
        if (written === undefined || !fits(column, written)) return name
        await client.query(`UPDATE ${table} SET ${column.column} = $1 WHERE ctid = $2::tid`, [written, row.at])
        return name
      }
      case 'number': {
        const columns = this.reading.day || this.random.chance(0.5) ? [number] : [number, 'csrq']
        const setting = columns.map((column) => `${column} = o.${column}`).join(', ')
        await client.query(
          `UPDATE ${root} t SET ${setting} FROM (SELECT * FROM ${root} OFFSET $1 LIMIT 1) o
           WHERE t.${key} = (SELECT ${key} FROM ${root} OFFSET $2 LIMIT 1)`,
          [this.random.int(300), this.random.int(300)],
        )
        return name
      }
      case 'duplicate':
        await this.copy(client, root, key, {})
        return name
      case 'newcomer': {
        const born = `20${this.random.between(10, 25)}-0${this.random.between(1, 9)}-1${this.random.int(10)}`
        const body = `430421${born.replaceAll('-', '')}${this.random.between(500, 999)}`
        const birth = this.reading.day?.(born) ?? born
        await this.copy(client, root, key, { [number]: body + checkDigit(body), csrq: birth })
        return name
      }
      case 'delete':
        await client.query(`DELETE FROM ${root} WHERE ${key} = (SELECT ${key} FROM ${root} OFFSET $1 LIMIT 1)`, [
          this.random.int(300),
        ])
        return name
      case 'delete below': {
        const below = this.random.pick(this.columns.filter(({ table }) => ['rows', 'shared'].includes(table.belongs)))
        await client.query(
          `DELETE FROM ${below.table.table} WHERE ctid = (SELECT ctid FROM ${below.table.table} OFFSET $1 LIMIT 1)`,
          [this.random.int(300)],
        )
        return name
      }
    }
  }

  private broken(column: NativeColumn, truth: string | null): string | null | undefined {
    return this.random.pick(kindsOf(column)).write(column, truth)
  }

  private async copy(
    client: Client,
    root: string,
    key: string,
    changes: Readonly<Record<string, string>>,
  ): Promise<void> {
    this.made += 1
    const fresh = this.reading.freshKey?.(this.made) ?? `NEU${this.made}`
    await client.query(
      `INSERT INTO ${root} SELECT (jsonb_populate_record(t, $1::jsonb || jsonb_build_object('gxsj', clock_timestamp()))).* FROM ${root} t
       WHERE ${key} = (SELECT ${key} FROM ${root} OFFSET $2 LIMIT 1)`,
      [JSON.stringify({ ...changes, [key]: fresh }), this.random.int(300)],
    )
  }

  private draw(): ActName {
    const total = Object.values(WEIGHTS).reduce((sum, weight) => sum + weight, 0)
    let left = this.random.int(total)
    for (const [name, weight] of Object.entries(WEIGHTS)) if ((left -= weight) < 0) return name as ActName
    return 'change'
  }
}
