import type { Readable } from 'node:stream'
import type { Flat } from '../saved-operations/flat'
import { writeWorkbook, type SheetCell } from '../sheets/write-workbook'
import type { About } from './about'
import { ACCESS } from './csv-file'
import type { Row } from './rows'

/** A workbook of two sheets: `data`, and `about`, which is written after the last row is known. */
export function xlsxOf(flat: Flat, rows: AsyncIterable<Row>, about: About): Readable {
  return writeWorkbook([
    { name: 'data', heads: 1, rows: lines(flat, rows) },
    { name: 'about', rows: linesAbout(about), widths: [16, 60, 30, 20] },
  ])
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
