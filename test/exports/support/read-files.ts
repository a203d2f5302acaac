import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { readCsv } from '../../../src/pupil-lists/csv'
import { readWorkbook } from '../../../src/pupil-lists/workbook'

/** A file as texts: headings, and rows of cells. */
export interface Table {
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

export function csvTable(bytes: Buffer): Table {
  const [head, ...rows] = readCsv(bytes.toString('utf8').replace(/^\uFEFF/, '')).map(({ cells }) => cells.map((one) => one.text)) // prettier-ignore
  return { head: head!, rows }
}

export async function xlsxTable(
  bytes: Buffer,
  sheet: string,
): Promise<Table & { readonly numeric: readonly boolean[] }> {
  const [head, ...rows] = (await readWorkbook(bytes, sheet)).map(({ cells }) => cells)
  const width = head!.length
  const numeric = head!.map((_, i) => rows.some((row) => row[i]?.numeric === true))
  const texts = (row: readonly { text: string }[]) => Array.from({ length: width }, (_, i) => row[i]?.text ?? '')
  return { head: texts(head!), rows: rows.map(texts), numeric }
}

/** Cells are null where the column is; types as DuckDB names them. */
export async function parquetTable(bytes: Buffer) {
  const folder = await mkdtemp(path.join(tmpdir(), 'tonglian-parquet-'))
  const file = path.join(folder, 'a.parquet')
  await writeFile(file, bytes)
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  try {
    const result = await connection.runAndReadAll(`SELECT * FROM read_parquet('${file}')`)
    const told = await connection.runAndReadAll(`SELECT decode(key), decode(value) FROM parquet_kv_metadata('${file}')`)
    return {
      head: result.columnNames(),
      types: result.columnTypes().map(String),
      rows: result.getRows(),
      metadata: Object.fromEntries(told.getRows() as [string, string][]),
    }
  } finally {
    connection.closeSync()
    instance.closeSync()
    await rm(folder, { recursive: true })
  }
}
