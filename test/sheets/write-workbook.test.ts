import { crc32 } from 'node:zlib'
import { readWorkbook } from '../../src/pupil-lists/workbook'
import { writeWorkbook, type Sheet } from '../../src/sheets/write-workbook'
import { refused } from '../pupil-lists/made-up'

async function bytesOf(sheets: readonly Sheet[]): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of writeWorkbook(sheets)) parts.push(part as Buffer)
  return Buffer.concat(parts)
}
const text = (...cells: string[]) => cells.map((one) => ({ text: one }))
const read = async (rows: Sheet['rows'], heads = 0) => (await readWorkbook(await bytesOf([{ name: '表', rows, heads }]), '表')).map(({ cells }) => cells) // prettier-ignore

test('rows come back from the reader as they went in: texts as texts, numbers as numbers, blanks as blanks', async () => {
  const number = { text: '42136', numeric: true }
  expect(await read([text('姓名', '出生日期'), [{ text: '甲' }, number], text('', '', 'c')], 1)).toEqual([
    text('姓名', '出生日期'),
    [{ text: '甲' }, number],
    text('', '', 'c'),
  ])
})

test.each([
  '<&>"\'',
  ' two  blanks ',
  'line\nbreak',
  'a\rb',
  '_x0041_',
  '𠮷野',
  '1e5',
  '430421201505120023',
  "'quoted",
])('the text %j is kept, sign for sign', async (one) => expect(await read([text(one)])).toEqual([[{ text: one }]]))

test.each(['=1+1', '+cmd|x', '-2+3', '@sum', '＝1', '\t=1', ' =1', '\u200B=1', '=HYPERLINK("http://a","b")'])(
  'the text %j becomes none that a spreadsheet would run',
  async (one) => expect(await read([text(one)])).toEqual([[{ text: `'${one}` }]]),
)

test('a number cell that is no number is a text: nothing gets into the XML by it', async () => {
  expect(await read([[{ text: '1</v><f>1+1</f>', numeric: true }]])).toEqual([[{ text: '1</v><f>1+1</f>' }]])
  expect(await read([[{ text: '=1', numeric: true }]])).toEqual([[{ text: "'=1" }]])
})

test('signs that XML cannot hold are replaced', async () => {
  expect(await read([text('a\u0001b\uFFFFc\uD800d')])).toEqual([[{ text: 'a\uFFFDb\uFFFDc\uFFFDd' }]])
})

test('the same rows give the same bytes, whenever they are written', async () => {
  const sums = [await bytesOf([{ name: 'a', rows: [text('1')] }]), await bytesOf([{ name: 'a', rows: [text('1')] }])].map((bytes) => crc32(bytes)) // prettier-ignore
  expect(sums[0]).toBe(sums[1])
})

test('columns past Z have their letters', async () => {
  const wide = Array.from({ length: 60 }, (_, i) => `c${i}`)
  expect(await read([text(...wide)])).toEqual([text(...wide)])
})

test('several sheets, each by its name', async () => {
  const bytes = await bytesOf([{ name: '月报', rows: [text('a')] }, { name: 'A&B', rows: [text('b')] }]) // prettier-ignore
  expect((await readWorkbook(bytes, 'A&B'))[0]?.cells).toEqual(text('b'))
})

test('a text longer than a cell holds refuses the workbook', async () => {
  expect(await refused(() => bytesOf([{ name: 'a', rows: [text('x'.repeat(32_768))] }]))).toMatch(/^FILE_LIMIT cell A1/)
})

test('rows are taken as they are read: a long list does not lie in memory', async () => {
  let taken = 0
  const rows = (function* () {
    for (; taken < 200_000; taken += 1) yield text('某校学生', String(taken), 'x'.repeat(50))
  })()
  const stream = writeWorkbook([{ name: 'a', rows }])
  await new Promise((resolve) => stream.once('readable', resolve))
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(taken).toBeLessThan(60_000)
  stream.destroy()
})
