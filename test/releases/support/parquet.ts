import { tmpdir } from 'node:os'
import { quoted, withDuck } from '../../../src/snapshots/duck'

/** Rows of a Parquet file by a query over `rows`, as text. */
export function readParquet(file: string, query: string): Promise<(string | null)[][]> {
  return withDuck({ spill: tmpdir() }, async (duck) => {
    await duck.run(`CREATE VIEW rows AS SELECT * FROM read_parquet(${quoted(file)})`)
    return (await duck.runAndReadAll(query)).getRowsJson() as (string | null)[][]
  })
}
