import type { HubStore } from '../store/hub-store'
import type { PopulationRow } from './read-population'

const AT_ONCE = 5_000

/** Puts rows in place of what stood of the same tables and months: all, or none. Gives these tables, as `name month`. */
export async function loadPopulation(store: HubStore, rows: readonly PopulationRow[]): Promise<string[]> {
  const tables = [...new Set(rows.map(({ name, month }) => `${name} ${month}`))].sort()
  await store.transaction(async (tx) => {
    await tx.run('LOCK TABLE statistics_population IN SHARE ROW EXCLUSIVE MODE', []) // two loads of one table would mix
    for (const table of tables)
      await tx.run('DELETE FROM statistics_population WHERE name = $1 AND month = $2', table.split(' '))
    for (let from = 0; from < rows.length; from += AT_ONCE)
      await tx.run(
        `INSERT INTO statistics_population (name, month, division, codes, number)
         SELECT name, month, division, codes, number
         FROM json_to_recordset($1::json) AS p(name text, month text, division text, codes jsonb, number bigint)`,
        [JSON.stringify(rows.slice(from, from + AT_ONCE))],
      )
  })
  return tables
}
