import type { Client } from 'pg'
import { fateOf } from './fate'
import { fits, kindsOf } from './kinds'
import type { NativeColumn } from './native-column'
import type { PoolChild } from './pool'
import type { Spoilt } from './sheet'

/** A school of its own for each kind of badness in one of its columns, with one pupil: of a real school hundreds would be touched. */
export async function makeSchools(
  client: Client,
  pool: readonly PoolChild[],
  column: NativeColumn,
  today: string,
): Promise<Spoilt[]> {
  const { table, column: name } = column
  const spoilt: Spoilt[] = []
  for (const kind of kindsOf(column)) {
    const child = pool.find(
      (each) => !each.closed && each.spoilt.size === 0 && each.truth.records.education.length === 1,
    )
    if (!child) throw new RangeError('too few children for the schools of a dirty demo')
    const record = child.truth.records.education[0]!
    const school = await schoolOf(client, record)
    const truth = school[name] ?? null
    const written = kind.write(column, truth)
    if (written === undefined || written === truth || !fits(column, written)) continue
    const code = name === 'xxbsm' ? written : `99${record.slice(-8)}`
    const row = { ...school, [name]: written, xxbsm: code }
    const columns = Object.keys(row)
    await client.query(
      `INSERT INTO ${table.table} (${columns.join(', ')}) VALUES (${columns.map((_, at) => `$${at + 1}`).join(', ')}) ON CONFLICT DO NOTHING`,
      Object.values(row),
    )
    await client.query('UPDATE xs_jbxx SET xxbsm = $1 WHERE xsid = $2', [code, record])
    child.closed = true
    const { shown, concluded } = column
    const fate = name === 'xxbsm' ? ({ is: 'renamed' } as const) : fateOf(column, written, today)
    const place = { registry: table.registry, table: table.table, column: name, kind: kind.name }
    spoilt.push({ sort: 'cell', ...place, child: child.truth.child, record, truth, written, shown, fate, concluded })
  }
  return spoilt
}

async function schoolOf(client: Client, pupil: string): Promise<Record<string, string | null>> {
  const { rows } = await client.query<Record<string, string | null>>(
    'SELECT x.* FROM xx_jbxx x JOIN xs_jbxx t USING (xxbsm) WHERE t.xsid = $1',
    [pupil],
  )
  return rows[0]!
}
