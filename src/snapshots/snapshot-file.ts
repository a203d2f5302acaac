import type { DuckDBConnection } from '@duckdb/node-api'
import { createHash } from 'node:crypto'
import { chmodSync, closeSync, createReadStream, fsyncSync, openSync } from 'node:fs'
import { HubError } from '../errors/hub-error'
import type { Written } from '../row-reader/row-reader'
import { BETWEEN, SNAPSHOT_COLUMNS, type SnapshotColumn } from './columns'
import { named, quoted } from './duck'

/** Rows that DuckDB takes at a time. */
const CHUNK = 2_048

/** Takes rows of a snapshot (the id, then SNAPSHOT_COLUMNS, as PostgreSQL writes them) and writes them as one Parquet file. */
export class SnapshotFile {
  private constructor(private readonly duck: DuckDBConnection) {}

  static async begin(duck: DuckDBConnection): Promise<SnapshotFile> {
    const columns = ['id', ...SNAPSHOT_COLUMNS.map(({ name }) => name)]
    await duck.run(`CREATE TABLE rows (${columns.map((name) => `${named(name)} VARCHAR`).join(', ')})`)
    return new SnapshotFile(duck)
  }

  async add(rows: readonly (readonly Written[])[]): Promise<void> {
    const { DuckDBDataChunk, VARCHAR } = await import('@duckdb/node-api')
    const types = Array.from({ length: SNAPSHOT_COLUMNS.length + 1 }, () => VARCHAR)
    const appender = await this.duck.createAppender('rows')
    for (let from = 0; from < rows.length; from += CHUNK) {
      const some = rows.slice(from, from + CHUNK)
      const chunk = DuckDBDataChunk.create(types, some.length)
      chunk.setColumns(types.map((_, i) => some.map((row) => row[i] ?? null)))
      appender.appendDataChunk(chunk)
    }
    appender.closeSync()
  }

  /** Writes the file, so that it is on the disk when this returns. */
  async write(file: string): Promise<void> {
    const columns = SNAPSHOT_COLUMNS.map((column) => `${castOf(column)} AS ${named(column.name)}`)
    await this.duck.run(
      `COPY (SELECT CAST(id AS UUID) AS id, ${columns.join(', ')} FROM rows) TO ${quoted(file)} (FORMAT parquet, COMPRESSION zstd)`,
    )
    chmodSync(file, 0o600)
    sync(file)
  }
}

function castOf({ name, type }: SnapshotColumn): string {
  if (type === 'VARCHAR[]') return `string_split(${named(name)}, ${quoted(BETWEEN)})`
  return `CAST(${named(name)} AS ${type})`
}

/** Hexadecimal. */
export async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const part of createReadStream(file)) hash.update(part as Buffer)
  return hash.digest('hex')
}

/** Brings a file, or the names in a folder, to the disk. */
export function sync(file: string): void {
  const open = openSync(file, 'r')
  try {
    fsyncSync(open)
  } finally {
    closeSync(open)
  }
}

/** What a file system or DuckDB refused, without its words: they quote paths. */
export function writeFault(cause: unknown): HubError {
  if (cause instanceof HubError) return cause
  const { code, message = '' } = cause as { code?: string; message?: string }
  const full = code === 'ENOSPC' || /no space left|file too large/i.test(message)
  const why = full ? 'the disk is full 磁盘已满' : `the disk or DuckDB refused (${code ?? 'no code'})`
  return new HubError(
    'SNAPSHOT_FAILED',
    `The snapshot could not be written: ${why}. Nothing half is left.`,
    {},
    { cause },
  )
}
