import { createReadStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { DuckDBInstance, type DuckDBAppender } from '@duckdb/node-api'
import type { ColumnType, Flat } from '../saved-operations/flat'
import type { About } from './about'
import { ACCESS } from './csv-file'
import type { Cell, Row } from './rows'

const TYPES: Readonly<Record<ColumnType, string>> = { integer: 'INTEGER', number: 'DOUBLE', boolean: 'BOOLEAN', text: 'VARCHAR' } // prettier-ignore
/** Rows beyond these lie on disk. DuckDB needs some for each column of a row group while it writes. */
const MEMORY = '192MB'
const FLUSH_ROWS = 2_048

/**
 * A Parquet file, zstd, with typed columns and `about` as key-value metadata. Rows go to a temporary database in `folder`, which is
 * there while the file is read and gone afterwards, whoever ends it.
 */
export async function* parquetOf(
  flat: Flat,
  rows: AsyncIterable<Row>,
  about: About,
  folder: string,
): AsyncGenerator<Buffer, void, undefined> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  try {
    const file = path.join(folder, 'rows.parquet')
    await write(flat, rows, about, folder, file)
    for await (const chunk of createReadStream(file)) yield chunk as Buffer
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function write(flat: Flat, rows: AsyncIterable<Row>, about: About, folder: string, file: string): Promise<void> {
  const instance = await DuckDBInstance.create(path.join(folder, 'rows.duckdb'), {
    ...{ threads: '1', memory_limit: MEMORY, temp_directory: folder },
    ...{ autoinstall_known_extensions: 'false', autoload_known_extensions: 'false' },
  })
  try {
    const connection = await instance.connect()
    try {
      const columns = flat.columns.map(({ name, type }) => `${identifier(name)} ${TYPES[type]}`)
      await connection.run(`CREATE TABLE rows (${[...columns, `${identifier(ACCESS)} VARCHAR`].join(', ')})`)
      const appender = await connection.createAppender('rows')
      let pending = 0
      for await (const { cells, access } of rows) {
        cells.forEach((cell, i) => append(appender, cell, flat.columns[i]!.type))
        appender.appendVarchar(access)
        appender.endRow()
        pending += 1
        if (pending % FLUSH_ROWS === 0) appender.flushSync()
      }
      appender.closeSync()
      const told = Object.entries({ ...about.whole, withheld: JSON.stringify(about.whole.withheld), masked: JSON.stringify(about.whole.masked) }) // prettier-ignore
      const metadata = told.map(([key, value]) => `${literal(`tonglian.${key}`)}: ${literal(String(value))}`).join(', ')
      await connection.run(
        `COPY rows TO ${literal(file)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 20480, KV_METADATA {${metadata}})`,
      )
    } finally {
      connection.closeSync()
    }
  } finally {
    instance.closeSync()
  }
}

function append(appender: DuckDBAppender, cell: Cell, type: ColumnType): void {
  if (cell === null) return appender.appendNull()
  switch (type) {
    case 'integer':
      return appender.appendInteger(Number(cell))
    case 'number':
      return appender.appendDouble(Number(cell))
    case 'boolean':
      return appender.appendBoolean(Boolean(cell))
    case 'text':
      return appender.appendVarchar(String(cell))
  }
}

function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}
