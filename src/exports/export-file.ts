import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { Readable } from 'node:stream'
import { HubError } from '../errors/hub-error'
import { instant, type Clock } from '../kit/clock'
import type { Flat } from '../saved-operations/flat'
import type { Format } from '../saved-operations/formats'
import { About } from './about'
import type { FileKey } from './file-key'
import { csvOf } from './csv-file'
import { jsonOf } from './json-file'
import type { Page } from './page'
import { pagesOf, type Run, type RunParts } from './pages'
import { parquetOf } from './parquet-file'
import { rowsOf, type Row } from './rows'
import { xlsxOf } from './xlsx-file'

export interface ExportParts extends RunParts {
  readonly clock: Clock
  /** A folder of this process, for what is too large for memory. */
  readonly folder: string
  readonly fileKey: FileKey
}

export interface FileOptions {
  /** CSV with a byte order mark. */
  readonly bom: boolean
}

export const TYPE_OF: Readonly<Record<Format, string>> = {
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8; header=present',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  parquet: 'application/vnd.apache.parquet',
}

/**
 * Begins a file: its first page is answered when this resolves, so that a refusal has its status. The stream asks for another page when
 * its reader wants more, and fails with HubError where the run does. Throws HubError SAVED_OPERATION_FORMAT, and what pages throw.
 */
export async function beginFile(run: Run, parts: ExportParts, { bom }: FileOptions): Promise<Readable> {
  const { read, format } = run
  const { flat } = read
  if (format !== 'json' && 'reason' in flat) throw new HubError('SAVED_OPERATION_FORMAT', flat.reason)
  const about = new About(run, instant(parts.clock.now()))
  const pages = await begun(pagesOf(run, parts))
  const rows = 'list' in flat ? rowsIn(flat, pages, about) : null
  switch (format) {
    case 'json':
      return stream(jsonOf(read, pages, about))
    case 'csv':
      return stream(csvOf(flat as Flat, rows!, about, { bom }))
    case 'xlsx':
      return xlsxOf(flat as Flat, rows!, about, parts.fileKey)
    case 'parquet':
      return stream(parquetOf(flat as Flat, rows!, about, path.join(parts.folder, randomUUID())))
  }
}

function stream(chunks: AsyncIterable<Buffer>): Readable {
  return Readable.from(chunks, { objectMode: false, highWaterMark: 64 * 1024 })
}

/** The same pages, the first of them read. */
async function begun(pages: AsyncGenerator<Page, void, undefined>): Promise<AsyncIterable<Page>> {
  const first = await pages.next()
  return (async function* () {
    if (first.done) return
    yield first.value
    yield* pages
  })()
}

async function* rowsIn(flat: Flat, pages: AsyncIterable<Page>, about: About): AsyncGenerator<Row, void, undefined> {
  for await (const page of pages) {
    about.take(page)
    for (const row of rowsOf(flat, page)) {
      about.rows += 1
      yield row
    }
  }
}
