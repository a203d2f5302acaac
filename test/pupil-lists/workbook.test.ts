import { readWorkbook } from '../../src/pupil-lists/workbook'
import { Random } from '../../src/demo/random'
import { book, bookParts, refused, SHEET, STRINGS, textCell, zip } from './made-up'

const read = (bytes: Uint8Array, sheet: string | null = null) => readWorkbook(bytes, sheet)
const row = (n: number, cells: string) => `<row r="${n}">${cells}</row>`
const GOOD = book(row(1, '<c r="A1" t="s"><v>1</v></c><c r="C1" t="s"><v>0</v></c>') + row(4, textCell('A4', '张三')), STRINGS('学籍号', '姓名')) // prettier-ignore

test('rows with their numbers, gaps filled, texts shared or in place', async () => {
  expect(await read(GOOD)).toEqual([
    { line: 1, cells: [{ text: '姓名' }, { text: '' }, { text: '学籍号' }] },
    { line: 4, cells: [{ text: '张三' }] },
  ])
})

test('rich text is one text, its reading is none; a number and a formula say that they are', async () => {
  const strings = '<sst><si><r><t>张</t></r><r><t>三</t></r><rPh><t>zhang</t></rPh></si></sst>'
  const cells = '<c r="A1" t="s"><v>0</v></c><c r="B1"><v>4.3E+17</v></c><c r="C1" t="str"><f>A1&amp;"x"</f><v>ax</v></c><c r="D1" t="b"><v>1</v></c><c r="E1" t="e"><v>#N/A</v></c>' // prettier-ignore
  expect((await read(book(row(1, cells), strings)))[0]!.cells).toEqual([
    { text: '张三' },
    { text: '4.3E+17', numeric: true },
    { text: 'ax', formula: true },
    { text: 'TRUE' },
    { text: '#N/A' },
  ])
})

test('prefixed names and cells without places, as other programs write them', async () => {
  const text = '<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>a</x:t></x:is></x:c><x:c><x:v>2</x:v></x:c></x:row></x:sheetData></x:worksheet>' // prettier-ignore
  const parts = bookParts({ S: '' }).map((part) => (part.name.includes('sheet0') ? { ...part, text } : part))
  expect(await read(zip(parts))).toEqual([{ line: 1, cells: [{ text: 'a' }, { text: '2', numeric: true }] }])
})

test('the first sheet, or the one named', async () => {
  const bytes = zip(bookParts({ 一: row(1, textCell('A1', 'a')), 二: row(1, textCell('A1', 'b')) }))
  expect([(await read(bytes))[0]!.cells[0]!.text, (await read(bytes, '二'))[0]!.cells[0]!.text]).toEqual(['a', 'b'])
  expect(await refused(() => read(bytes, '三'))).toContain('FILE_UNREADABLE the workbook: expected a sheet of the name')
})

describe('bad workbooks say where, and never crash', () => {
  const withSheet = (text: string) => zip(bookParts({ S: '' }).map((part) => (part.name.includes('sheet0') ? { ...part, text } : part))) // prettier-ignore
  const with1 = (part: { name: string; text: string; declared?: number }) => zip([...bookParts({ S: '' }), part])
  const bomb = '\u0020'.repeat(4 * 2 ** 20)

  test.each([
    [
      'a bomb',
      () => withSheet(SHEET(bomb)),
      'FILE_LIMIT xl/worksheets/sheet0.xml: expected at most 200 bytes unfolded from one',
    ],
    ['a bomb that lies about its size', () => zip(bookParts({ S: '' }).map((part) => (part.name.includes('sheet0') ? { ...part, text: SHEET(bomb), declared: 100 } : part))), 'FILE_UNREADABLE xl/worksheets/sheet0.xml'], // prettier-ignore
    ['too large a part', () => zip(bookParts({ S: '' }).map((part) => (part.name.includes('sheet0') ? { ...part, declared: 2 ** 31 } : part))), 'FILE_LIMIT'], // prettier-ignore
    ['a name that leads out', () => with1({ name: '../../etc/passwd', text: 'x' }), 'FILE_UNREADABLE the file'],
    ['an absolute name', () => with1({ name: '/etc/passwd', text: 'x' }), 'FILE_UNREADABLE the file'],
    [
      'a part twice',
      () => with1({ name: 'xl/workbook.xml', text: 'x' }),
      'FILE_UNREADABLE the file: expected each part once',
    ],
    ['a thousand parts', () => zip(Array.from({ length: 1_001 }, (_, i) => ({ name: `p${i}`, text: '' }))), 'FILE_LIMIT the file: expected at most 1000 parts'], // prettier-ignore
    [
      'a document type',
      () => withSheet(`<!DOCTYPE worksheet [<!ENTITY a "aaaa">]>${SHEET('')}`),
      'expected no document type',
    ],
    ['an outer entity', () => withSheet(`<!DOCTYPE a SYSTEM "file:///etc/passwd"><worksheet>&a;</worksheet>`), 'expected no document type'], // prettier-ignore
    ['an entity that nobody declared', () => withSheet('<worksheet><sheetData>&lol;</sheetData></worksheet>'), 'expected well-formed XML'], // prettier-ignore
    ['XML that ends early', () => withSheet('<worksheet><sheetData><row r="1">'), 'expected well-formed XML'],
    ['XML that is too deep', () => withSheet(`${'<a>'.repeat(40)}${'</a>'.repeat(40)}`), 'FILE_LIMIT'],
    ['XML in UTF-16', () => zip(bookParts({ S: '' }).map((part) => (part.name.includes('sheet0') ? { ...part, text: Buffer.from(SHEET(''), 'utf16le') } : part))), 'FILE_UNREADABLE'], // prettier-ignore
    ['rows out of order', () => book(row(2, '') + row(1, '')), 'row 3: expected rows in their order'],
    ['a row far away', () => book(row(1_048_576, '')), 'FILE_LIMIT row 1: expected at most 200000 rows'],
    [
      'cells out of order',
      () => book(row(1, textCell('B1', 'a') + textCell('A1', 'b'))),
      'cell A1: expected cells in their order',
    ],
    ['a cell of another row', () => book(row(1, textCell('A2', 'a'))), 'row 1: expected cells named'],
    [
      'a column far away',
      () => book(row(1, textCell('XFD1', 'a'))),
      'FILE_LIMIT cell XFD1: expected at most 500 columns',
    ],
    ['a text that is not there', () => book(row(3, '<c r="B3" t="s"><v>7</v></c>')), 'cell B3: expected a text that the workbook has'], // prettier-ignore
    ['a strange type', () => book(row(1, '<c r="A1" t="q"><v>7</v></c>')), 'cell A1: expected a known type'],
    ['a cell too long', () => book(row(1, textCell('A1', 'ab'.repeat(20_000)))), 'FILE_LIMIT cell A1'],
    ['a shared text too long', () => book('', STRINGS('ok', 'ab'.repeat(20_000))), 'FILE_LIMIT text 2'],
    ['no workbook', () => zip([{ name: 'a', text: 'b' }]), 'expected the part xl/workbook.xml'],
    ['an old workbook', () => Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), 'not .xls'],
    ['no ZIP file', () => Buffer.from('学籍号'), 'expected a whole workbook'],
    ['nothing', () => Buffer.alloc(0), 'expected a whole workbook'],
  ])('%s', async (_what, make, sentence) => {
    expect(await refused(() => read(make()))).toContain(sentence)
  })

  test('a sheet that lies outside the file is not fetched', async () => {
    const parts = bookParts({ S: '' }).map((part) => ({ ...part, text: String(part.text).replace('Target="worksheets', 'TargetMode="External" Target="http://127.0.0.1:1/worksheets') })) // prettier-ignore
    expect(await refused(() => read(zip(parts)))).toContain('expected a sheet of cells within the file')
  })

  test('cut at any place, it is refused', async () => {
    for (let length = 0; length < GOOD.length; length += 7)
      expect(await refused(() => read(GOOD.subarray(0, length)))).toMatch(/^FILE_/)
  })

  test('with any byte changed it is read or refused, and nothing else is thrown', async () => {
    const chance = new Random(2)
    let refusals = 0
    for (let i = 0; i < 1_500; i += 1) {
      const bytes = Buffer.from(GOOD)
      for (let n = 0; n <= chance.int(3); n += 1) bytes[chance.int(bytes.length)] = chance.int(256)
      await read(bytes).catch((fault: { code?: string }) => {
        if (!/^FILE_/.test(fault.code ?? '')) throw fault
        refusals += 1
      })
    }
    expect(refusals).toBeGreaterThan(300)
  })
})
