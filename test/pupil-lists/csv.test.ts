import iconv from 'iconv-lite'
import { Random } from '../../src/demo/random'
import { readCsv } from '../../src/pupil-lists/csv'
import { decode, encode } from '../../src/pupil-lists/encoding'
import { MOST } from '../../src/pupil-lists/list'
import { csvOf } from '../../src/pupil-lists/write-list'
import { defused } from '../../src/sheets/defused'
import { refused } from './made-up'

const texts = (csv: string) => readCsv(csv).map(({ cells }) => cells.map(({ text }) => text))

test.each([
  [
    'a,b\nc,d\n',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  [
    'a,b\r\nc,d',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  [
    'a,b\rc,d\r',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  [
    '"a,1","b""2"\n"c\nd",',
    [
      ['a,1', 'b"2'],
      ['c\nd', ''],
    ],
  ],
  [
    'a,\n,b',
    [
      ['a', ''],
      ['', 'b'],
    ],
  ],
  ['\n\na', [[''], [''], ['a']]],
  ['""', [['']]],
  ['', []],
])('%j', (csv, rows) => {
  expect(texts(csv)).toEqual(rows)
})

test('a row says the line where it begins', () => {
  expect(readCsv('a\n"b\r\nc"\nd').map(({ line }) => line)).toEqual([1, 2, 4])
})

test.each([
  ['a\nb,"c', 'FILE_UNREADABLE line 2: expected a quote that ends'],
  ['a\n"b"c', 'FILE_UNREADABLE line 2: expected a comma'],
  ['a\nb"c', 'FILE_UNREADABLE line 2: expected a quote at the beginning'],
  [`a\n${'x'.repeat(10_000_000)}`, 'FILE_LIMIT line 2: expected at most 32767 characters'],
  [`a\n"${'x'.repeat(10_000_000)}"`, 'FILE_LIMIT line 2: expected at most 32767 characters'],
  [`a\n"${'""'.repeat(5_000_000)}"`, 'FILE_LIMIT line 2: expected at most 32767 characters'],
  [`a\n${'x'.repeat(30_000).concat(',').repeat(40)}`, 'FILE_LIMIT line 2: expected at most 1000000 characters'],
  [`a\n${','.repeat(MOST.columns)}`, 'FILE_LIMIT line 2: expected at most 500 columns'],
  ['\n'.repeat(MOST.rows + 1), `FILE_LIMIT line ${MOST.rows + 1}: expected at most`],
])('a bad file says its line (%#)', async (csv, sentence) => {
  expect(await refused(() => readCsv(csv))).toContain(sentence)
})

test('what is written is read the same: 2,000 random tables', () => {
  const chance = new Random(1)
  const letters = ['a', '姓', '"', ',', '\n', '\r\n', ' ', '1', ';']
  for (let i = 0; i < 2_000; i += 1) {
    const width = 1 + chance.int(4)
    const table = Array.from({ length: 1 + chance.int(5) }, () =>
      Array.from(
        { length: width },
        () => `x${Array.from({ length: chance.int(6) }, () => chance.pick(letters)).join('')}`,
      ),
    )
    expect(texts(csvOf(table, chance.pick(['\n', '\r\n'] as const)))).toEqual(table)
  }
})

describe('formulas', () => {
  test.each([
    '=1+1',
    '+cmd|calc',
    '-2+3',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    ' =1',
    '\u3000=1',
    '＝1+1',
    '＋1+1',
    '－1+1',
    '＠A1',
  ])('%j is made a text', (cell) => {
    expect(defused(cell)).toBe(`'${cell}`)
    expect(defused(defused(cell))).toBe(defused(cell))
  })
  test.each(['', '-', '-5', '+86.5', '张三', '43042120150512002X', "'=1", 'a=1', '2015-05-12'])('%j stays', (cell) => {
    expect(defused(cell)).toBe(cell)
  })
})

describe('encodings', () => {
  const bytes = (text: string, encoding = 'gbk') => iconv.encode(text, encoding)
  const TEXT = '姓名,学籍号\n张三,G1\n李四,G2\n'

  test('UTF-8 with and without its mark, GBK and GB 18030 as they are named', () => {
    expect(decode(Buffer.from(TEXT), null)).toEqual({ text: TEXT, encoding: 'utf-8' })
    expect(decode(Buffer.from(`\uFEFF${TEXT}`), null).text).toBe(TEXT)
    expect(decode(bytes(TEXT), 'gbk').text).toBe(TEXT)
    expect(decode(bytes('䶮𠮷', 'gb18030'), 'gb18030').text).toBe('䶮𠮷')
  })

  test('never guessed: another encoding is refused with its line', async () => {
    expect(await refused(() => decode(bytes(`a\nb\n${TEXT}`), null))).toContain('FILE_ENCODING line 3: expected utf-8')
    expect(await refused(() => decode(Buffer.concat([bytes(TEXT), Buffer.from([0xff, 0x0a])]), 'gbk'))).toContain(
      'line 4',
    )
    expect(await refused(() => decode(Buffer.from(`\uFEFF${TEXT}`), 'gbk'))).toContain('the mark of UTF-8')
    expect(await refused(() => decode(Buffer.from(`\uFEFF${TEXT}`, 'utf16le'), null))).toContain('UTF-16')
    expect(await refused(() => decode(Buffer.from(TEXT, 'utf16le'), 'gbk'))).toContain('FILE_ENCODING')
    expect(await refused(() => decode(Buffer.from('a\nb\0'), null))).toContain('line 2: expected text, got a NUL')
  })

  test('is written back in the encoding that it came in', () => {
    expect(decode(encode(TEXT, 'gbk'), 'gbk').text).toBe(TEXT)
    expect(Buffer.from(encode(TEXT, 'gbk'))).toEqual(bytes(TEXT))
    expect(decode(encode('䶮€𠮷', 'gbk'), 'gb18030').text).toBe('䶮€𠮷')
    expect([...encode(TEXT, 'utf-8').subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  })
})
