import { PassThrough, pipeline, Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import { HubError } from '../errors/hub-error'
import { defused } from './defused'
import type { WorkbookDigest } from './workbook-digest'
import { fixedParts, SHEET_BEGIN, STYLE } from './workbook-parts'

export interface SheetCell {
  readonly text: string
  /** A number: right-aligned, and counted with. What is no number is written as a text all the same. */
  readonly numeric?: boolean
}

export interface Sheet {
  /** At most 31 characters, without []:*?/\ */
  readonly name: string
  readonly rows: Iterable<readonly SheetCell[]> | AsyncIterable<readonly SheetCell[]>
  /** Rows at the top that are headings: bold, and always seen. */
  readonly heads?: number
  /** Of the columns, in characters; Excel's own when left out. */
  readonly widths?: readonly number[]
}

/** Excel takes no more. */
const MOST = { rows: 1_048_576, columns: 16_384, cell: 32_767 } as const
/** The same rows give the same bytes: ZIP has no earlier day. */
const DAY = { mtime: new Date(1980, 0, 1), forceDosTimestamp: true }
const CHUNK = 64 * 1024

/**
 * A workbook .xlsx, written while it is read: rows are taken as they are needed, so memory holds one chunk. Texts are inline and never
 * formulas. Sheets are written in order; `digest` takes each part as it is written, so the rows
 * of a sheet may tell of those before. The stream fails with HubError FILE_LIMIT for more than a sheet holds.
 */
export function writeWorkbook(sheets: readonly Sheet[], digest?: WorkbookDigest): Readable {
  const zip = new ZipFile()
  for (const [name, text] of fixedParts(sheets.map(({ name }) => escaped(name)))) {
    digest?.add(name, text)
    zip.addBuffer(Buffer.from(text), name, DAY)
  }
  const out = new PassThrough()
  pipeline(zip.outputStream, out, () => undefined) // its fault is the stream's
  sheets.forEach((sheet, i) => {
    const name = sheetPart(i)
    const part = Readable.from(taken(chunks(sheet), (chunk) => digest?.add(name, chunk)))
    part.on('error', (fault) => out.destroy(fault))
    out.on('close', () => part.destroy()) // a reader that leaves ends what rows are made of
    zip.addReadStream(part, name, DAY)
  })
  zip.end()
  return out
}

/** The part of a sheet, from 0. */
export const sheetPart = (place: number): string => `xl/worksheets/sheet${place + 1}.xml`

async function* taken(chunks: AsyncIterable<Buffer>, take: (chunk: Buffer) => void): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    take(chunk)
    yield chunk
  }
}

async function* chunks({ rows, heads = 0, widths = [] }: Sheet): AsyncGenerator<Buffer> {
  const pane = heads > 0 ? `<sheetViews><sheetView workbookViewId="0"><pane ySplit="${heads}" topLeftCell="A${heads + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>` : '' // prettier-ignore
  const columns = widths.map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`).join('') // prettier-ignore
  let text = `${SHEET_BEGIN}${pane}${columns && `<cols>${columns}</cols>`}<sheetData>`
  let line = 0
  for await (const row of rows) {
    line += 1
    if (line > MOST.rows || row.length > MOST.columns) throw new HubError('FILE_LIMIT', `row ${line}: expected at most ${MOST.rows} rows of ${MOST.columns} cells`) // prettier-ignore
    text += `<row r="${line}">`
    row.forEach((cell, i) => (text += cell.text === '' ? '' : written(cell, `${letters(i)}${line}`, line <= heads)))
    text += '</row>'
    if (text.length < CHUNK) continue
    yield Buffer.from(text)
    text = ''
  }
  yield Buffer.from(`${text}</sheetData></worksheet>`)
}

function written({ text, numeric = false }: SheetCell, at: string, isHead: boolean): string {
  if (numeric && /^-?\d+(?:\.\d+)?(?:E[+-]?\d{1,3})?$/i.test(text)) return `<c r="${at}"><v>${text}</v></c>`
  const safe = defused(text)
  if (safe.length > MOST.cell) throw new HubError('FILE_LIMIT', `cell ${at}: expected at most ${MOST.cell} characters`)
  return `<c r="${at}" s="${isHead ? STYLE.head : STYLE.text}" t="inlineStr"><is><t xml:space="preserve">${escaped(safe)}</t></is></c>`
}

/** A, B, … Z, AA. */
function letters(place: number): string {
  const last = String.fromCharCode(65 + (place % 26))
  return place < 26 ? last : letters(Math.floor(place / 26) - 1) + last
}

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;' }

/** What XML cannot hold becomes U+FFFD; Excel would read _x0041_ as a letter. */
function escaped(text: string): string {
  return text
    .replace(/[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]|\p{Surrogate}/gu, '\uFFFD')
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[&<>"\r]/g, (sign: string) => SIGNS[sign]!)
}
