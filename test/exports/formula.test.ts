import { csvOf } from '../../src/exports/csv-file'
import { FileKey } from '../../src/exports/file-key'
import { xlsxOf } from '../../src/exports/xlsx-file'
import type { About } from '../../src/exports/about'
import type { Flat } from '../../src/saved-operations/flat'
import { csvTable, xlsxTable } from './support/read-files'

const FLAT: Flat = {
  ...{ list: ['a'], isList: true, node: null, page: null },
  columns: [
    { path: ['text'], name: 'text', type: 'text' },
    { path: ['number'], name: 'number', type: 'number' },
  ],
}
const ABOUT = {
  begun: { requestId: 'request-1' },
  watermark: '=who | when',
  whole: { operation: '=a', version: 1, rows: 1, withheld: [], masked: [] },
} as unknown as About

async function* rowsOf(text: string | null, number: number | null) {
  yield { cells: [text, number], access: '' }
}

async function csv(text: string | null, number: number | null): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of csvOf(FLAT, rowsOf(text, number), ABOUT, { bom: false })) parts.push(part)
  return Buffer.concat(parts).toString('utf8')
}
async function cellsOf(text: string) {
  const parts: Buffer[] = []
  for await (const part of xlsxOf(FLAT, rowsOf(text, -1), ABOUT, new FileKey('of a test'))) parts.push(part as Buffer)
  const bytes = Buffer.concat(parts)
  const about = await xlsxTable(bytes, 'about')
  return { csv: csvTable(Buffer.from(await csv(text, -1))).rows[0]![0], xlsx: (await xlsxTable(bytes, 'data')).rows[0]![0], about: about.head[1] } // prettier-ignore
}

const FORMULAS = [
  '=1+1',
  '+1+1',
  '-1+1',
  '@SUM(1)',
  '＝1+1',
  '＋1+1',
  '－1+1',
  '＠SUM(1)',
  '\t=1+1',
  '\rx',
  '\nx',
  '\tx',
  ' =1+1',
  '\u00a0=1+1',
  '\u3000＝1+1',
  '\u200b=1+1',
  '\ufeff=1+1',
  "=cmd|' /C calc'!A0",
  '=HYPERLINK("http://a.example","b")',
  '-cmd',
]
test.each(FORMULAS)('%j is no formula in CSV and XLSX', async (text) => {
  const cells = await cellsOf(text)
  for (const cell of [cells.csv, cells.xlsx]) expect(cell!.replace(/\r\n?/g, '\n')).toBe(`'${text}`.replace(/\r\n?/g, '\n')) // prettier-ignore
})

test.each(['-5', '+5', '3.5', '-1,200', '1e5', '-', '周小桐', 'a=b', "O'Neil", '2026-01-01', '＃1'])(
  '%j stays as it is',
  async (text) => expect(await cellsOf(text)).toMatchObject({ csv: text, xlsx: text }),
)

test('numbers stay numbers, and an empty text is told apart from no value', async () => {
  expect(await csv('a', -1.5)).toContain('\r\na,-1.5,')
  expect(await csv('', null)).toContain('\r\n"",,')
  expect(await csv(null, 0)).toContain('\r\n,0,')
})

test('the watermark and the sheet about are no formulas either', async () => {
  expect(await csv('a', 1)).toContain(",'=who | when\r\n")
  expect((await cellsOf('a')).about).toBe("'=a")
})

test('quotes, commas and line ends are kept, sign for sign', async () => {
  for (const text of ['a,b', 'a"b', 'a\r\nb', ' a ', '"'])
    expect(csvTable(Buffer.from(await csv(text, 1))).rows[0]![0]).toBe(text)
})
