import type { Readable } from 'node:stream'
import type { Flat } from '../saved-operations/flat'
import { WorkbookDigest } from '../sheets/workbook-digest'
import { sheetPart, writeWorkbook, type SheetCell } from '../sheets/write-workbook'
import type { About } from './about'
import { ACCESS } from './csv-file'
import type { FileKey } from './file-key'
import type { Row } from './rows'

/** Name of the sheet that signs the others. */
export const SIGNATURE = 'signature'
export const SIGNATURE_PART = sheetPart(2)

/**
 * A workbook of three sheets: `data`; `about`, which is written after the last row is known; and `signature`, ed25519 over the SHA-256 of all
 * parts but its own.
 */
export function xlsxOf(flat: Flat, rows: AsyncIterable<Row>, about: About, key: FileKey): Readable {
  const digest = new WorkbookDigest()
  const sheets = [
    { name: 'data', heads: 1, rows: lines(flat, rows) },
    { name: 'about', rows: linesAbout(about), widths: [16, 60, 30, 20] },
    { name: SIGNATURE, rows: linesOfSignature(digest, key), widths: [16, 100] },
  ]
  return writeWorkbook(sheets, digest)
}

function* linesOfSignature(digest: WorkbookDigest, key: FileKey): Generator<readonly SheetCell[]> {
  yield [{ text: SIGNATURE }, { text: key.sign(digest.lines(SIGNATURE_PART)) }]
}

async function* lines(flat: Flat, rows: AsyncIterable<Row>): AsyncGenerator<readonly SheetCell[]> {
  yield [...flat.columns.map(({ name }) => ({ text: name })), { text: ACCESS }]
  for await (const { cells, access } of rows)
    yield [...cells.map((cell) => ({ text: cell === null ? '' : String(cell), numeric: typeof cell === 'number' })), { text: access }] // prettier-ignore
}

function* linesAbout(about: About): Generator<readonly SheetCell[]> {
  const { withheld, masked, rows, version, ...texts } = about.whole
  for (const [name, text] of Object.entries(texts)) yield [{ text: name }, { text }]
  yield [{ text: 'version' }, { text: String(version), numeric: true }]
  yield [{ text: 'rows' }, { text: String(rows), numeric: true }]
  for (const { field, rule } of withheld) yield [{ text: 'withheld' }, { text: field }, { text: rule }]
  for (const { field, rule, mask } of masked)
    yield [{ text: 'masked' }, { text: field }, { text: rule }, { text: mask ?? '' }]
}
