import type { About } from '../../src/exports/about'
import { csvOf } from '../../src/exports/csv-file'
import type { Cell } from '../../src/exports/rows'
import { FileKey } from '../../src/exports/file-key'
import { xlsxOf } from '../../src/exports/xlsx-file'
import type { Flat } from '../../src/saved-operations/flat'
import { writeWorkbook } from '../../src/sheets/write-workbook'
import { xlsxTable } from '../exports/support/read-files'

/** Reports of others on results taken away as files: docs/KNOWN-REPORTS.md. */
const FLAT: Flat = {
  ...{ list: ['a'], isList: true, node: null, page: null },
  columns: [
    { path: ['text'], name: 'text', type: 'text' },
    { path: ['number'], name: 'number', type: 'number' },
  ],
}
const ABOUT = {
  begun: { requestId: 'request-1' },
  watermark: 'who | when',
  whole: { operation: 'a', version: 1, rows: 1, withheld: [], masked: [] },
} as unknown as About

async function* rows(cells: readonly (readonly Cell[])[]) {
  for (const row of cells) yield { cells: row, access: '' }
}

/** The file's lines after its headings, without `_access` and `_watermark`. */
async function csvLines(...cells: readonly (readonly Cell[])[]): Promise<string[]> {
  const parts: Buffer[] = []
  for await (const part of csvOf(FLAT, rows(cells), ABOUT, { bom: false })) parts.push(part)
  const lines = Buffer.concat(parts).toString('utf8').split('\r\n').slice(1, -1)
  return lines.map((line) => line.replace(/,"",(who \| when|request-1)$/, ''))
}

async function xlsxRows(...cells: readonly (readonly Cell[])[]) {
  const parts: Buffer[] = []
  for await (const part of xlsxOf(FLAT, rows(cells), ABOUT, new FileKey('of a test'))) parts.push(part as Buffer)
  return xlsxTable(Buffer.concat(parts), 'data')
}

test('a number below zero, and one of many decimals, is the number that it was', async () => {
  const cells: Cell[][] = [['x', -0.02], ['x', -17], ['x', 0.001], ['x', 0.0123456789], ['x', 1e-7]] // prettier-ignore
  expect(await csvLines(...cells)).toEqual(['x,-0.02', 'x,-17', 'x,0.001', 'x,0.0123456789', 'x,1e-7'])
  const { rows: lines, numeric } = await xlsxRows(...cells)
  expect(lines.map((line) => Number(line[1]))).toEqual(cells.map(([, number]) => number))
  expect(numeric[1]).toBe(true)
})

test('a formula with a separator or a quotation mark in it is defused as well as quoted', async () => {
  expect(await csvLines(['=1,2', null], ['=HYPERLINK("x")', null], ['@a\r\nb', null])).toEqual([
    `"'=1,2",`,
    `"'=HYPERLINK(""x"")",`,
    `"'@a`,
    `b",`,
  ])
})

test('no value, an empty text, zero and the word NULL are four things', async () => {
  const lines = await csvLines(['x', null], ['', null], ['NULL', 0], [null, 0])
  expect(lines).toEqual(['x,', '"",', 'NULL,0', ',0'])
})

test('a text longer than a cell takes fails the file: it is not cut, and no broken workbook ends well', async () => {
  const { rows: lines } = await xlsxRows(['字'.repeat(32_767), 1])
  expect(lines[0]![0]).toHaveLength(32_767)
  await expect(xlsxRows(['字'.repeat(32_768), 1])).rejects.toMatchObject({ code: 'FILE_LIMIT' })
})

test('the heading counts as a row of the sheet: one row too many fails the file, none is lost', async () => {
  const written = async (count: number) => {
    const empty = function* () {
      for (let i = 0; i < count; i += 1) yield []
    }
    for await (const chunk of writeWorkbook([{ name: 'a', heads: 1, rows: empty() }])) void chunk
  }
  await expect(written(1_048_576)).resolves.toBeUndefined()
  await expect(written(1_048_577)).rejects.toMatchObject({ code: 'FILE_LIMIT' })
}, 60_000)
