import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import iconv from 'iconv-lite'
import { SHOWCASE } from '../../src/demo/showcase'
import { checkCharacter } from '../../src/linkage/id-number'
import { readCsv } from '../../src/pupil-lists/csv'
import { inWords } from '../../src/pupil-lists/state-words'
import { readWorkbook } from '../../src/pupil-lists/workbook'
import { runCli } from '../cli/support/run-cli'
import { startTestHub, type TestHub } from '../support/hub'
import { book, textCell } from './made-up'

const ID = SHOWCASE.idNumber
const UNKNOWN = `43042120150512009${checkCharacter('43042120150512009')}`
const folder = mkdtempSync(path.join(tmpdir(), 'tonglian-lists-'))
let hub: TestHub
beforeAll(async () => {
  hub = await startTestHub({ children: 60 })
}, 120_000)
afterAll(async () => {
  await hub?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const inFolder = (name: string, content?: string | Uint8Array) => {
  const file = path.join(folder, name)
  if (content !== undefined) writeFileSync(file, content)
  return file
}
const secretOf = (client: string) => inFolder(`${client}.secret`, `${client}-demo\n`)
const check = (file: string, args: readonly string[] = [], client = 'school-system') =>
  runCli(['dropout', 'check', file, '--client', client, '--secret-file', secretOf(client), '--hub', hub.url, ...args], { TONGLIAN_DATA_DIR: path.join(folder, 'none') }) // prettier-ignore
const cellsOf = (file: string, encoding = 'utf-8') =>
  readCsv(new TextDecoder(encoding).decode(readFileSync(file))).map(({ cells }) => cells.map(({ text }) => text))

const FIELDS = 'rollState since attendanceBand dropoutState status statusSince rule rulesVersion confidence'
const HEADINGS = [
  '学籍状态',
  '状态起始日期',
  '出勤等级',
  '控辍状态',
  '研判等级',
  '研判等级起始日期',
  '规则',
  '规则版本',
  '可信度',
  '核查错误',
]
const NAMELESS = FIELDS.split(' ').map(() => '')
const LIST = ['某校学生名单', '姓名,身份证号,备注', `甲,${ID},"=1+1"`, `乙,4.3042120150512E+17,`, `丙,${UNKNOWN},a`, `丁,${ID.slice(0, 17)}1,`, '', `戊,Ｇ${ID},`] // prettier-ignore

test('a list in UTF-8 comes back whole, each row with its answer or its error', async () => {
  const file = inFolder('pupils.csv', LIST.join('\n'))
  const { code, out, err } = await check(file)
  expect([code, err]).toEqual([0, ''])
  expect(out).toBe(`8 rows, 3 numbers asked; errors: 1 BAD_ID_NUMBER, 1 NOT_FOUND, 1 NUMBER_DAMAGED\nwritten to ${inFolder('pupils.checked.csv')}\n`) // prettier-ignore
  const rows = cellsOf(inFolder('pupils.checked.csv'))
  expect(rows[0]).toEqual(['某校学生名单', '', '', ...NAMELESS, ''])
  expect(rows[1]).toEqual(['姓名', '身份证号', '备注', ...HEADINGS])
  expect(rows[2]?.slice(0, 5)).toEqual(['甲', ID, "'=1+1", 'ENROLLED 在籍', expect.stringMatching(/^\d{4}-\d\d-\d\d$/)])
  expect([rows[2]?.length, rows[2]?.at(-1)]).toEqual([3 + HEADINGS.length, ''])
  expect(rows[3]).toEqual([
    '乙',
    '4.3042120150512E+17',
    '',
    ...NAMELESS,
    expect.stringMatching(/^NUMBER_DAMAGED 该号码/),
  ])
  expect(rows[4]).toEqual(['丙', UNKNOWN, 'a', ...NAMELESS, expect.stringMatching(/^NOT_FOUND .*\p{Script=Han}/u)])
  expect(rows[5]?.at(-1)).toMatch(/^BAD_ID_NUMBER .*\p{Script=Han}/u)
  expect(rows[6]?.join('')).toBe('')
  expect(rows[7]?.slice(1, 4)).toEqual([`Ｇ${ID}`, '', 'ENROLLED 在籍'])
  expect(statSync(inFolder('pupils.checked.csv')).mode & 0o777).toBe(0o600)
})

test('the answers are those that the hub gives the same account', async () => {
  const students = [ID, `G${ID}`]
  const { data } = await hub.ask('school', 'query ($s: [String!]!) { enrolmentStatus(students: $s) { ' + FIELDS + ' } }', { s: students }) // prettier-ignore
  await check(inFolder('two.csv', students.join('\r\n')), ['--language', 'en'])
  const told = (data.enrolmentStatus as Record<string, string>[]).map((one) => [...FIELDS.split(' ').map((field) => inWords(field as 'rule', one[field] ?? null, 'en')), '']) // prettier-ignore
  expect(cellsOf(inFolder('two.checked.csv'))).toEqual(students.map((one, i) => [one, ...told[i]!]))
})

test('the same list twice: answers are replaced, not added', async () => {
  const file = inFolder('again.csv', LIST.join('\n'))
  await check(file)
  const first = readFileSync(inFolder('again.checked.csv'))
  await check(inFolder('again.checked.csv'), ['--out', inFolder('twice.csv')])
  expect(readFileSync(inFolder('twice.csv'))).toEqual(first)
})

test('a list in GBK comes back in GBK', async () => {
  const file = inFolder('gbk.csv', iconv.encode(LIST.join('\r\n'), 'gbk'))
  const unnamed = await check(file)
  expect([unnamed.code, unnamed.err]).toEqual([1, expect.stringContaining('--encoding gbk')])
  expect(existsSync(inFolder('gbk.checked.csv'))).toBe(false)
  expect((await check(file, ['--encoding', 'gbk'])).code).toBe(0)
  expect(cellsOf(inFolder('gbk.checked.csv'), 'gbk')[1]?.slice(-HEADINGS.length)).toEqual(HEADINGS)
})

test('a workbook comes back as a workbook, or as CSV where the name says so; number cells are damaged, 15 digits find the birth date', async () => {
  const rows = `<row r="1">${textCell('A1', '出生日期')}${textCell('B1', '证件号码')}</row><row r="2">${textCell('A2', '2015/5/12')}<c r="B2"><v>430421150512002</v></c></row><row r="3"><c r="B3"><v>4.3042120150512003E+17</v></c></row>` // prettier-ignore
  const { code, out } = await check(inFolder('book.xlsx', book(rows)))
  expect([code, out]).toEqual([0, expect.stringContaining('3 rows, 1 numbers asked; errors: 1 NUMBER_DAMAGED')])
  const back = await readWorkbook(readFileSync(inFolder('book.checked.xlsx')), null)
  expect(back.map(({ cells }) => cells[2]?.text)).toEqual(['学籍状态', 'ENROLLED 在籍', ''])
  expect(back[2]?.cells[1]).toEqual({ text: '4.3042120150512003E+17', numeric: true })
  await check(inFolder('book.xlsx'), ['--out', inFolder('other.csv')])
  expect(cellsOf(inFolder('other.csv')).map((row) => row[2])).toEqual(['学籍状态', 'ENROLLED 在籍', ''])
})

test('more numbers than one call takes are asked in batches, in their order', async () => {
  const numbers = Array.from({ length: 1_203 }, (_, i) => (i % 400 === 7 ? ID : UNKNOWN))
  const { code, out } = await check(inFolder('many.csv', ['学籍号', ...numbers].join('\n')))
  expect([code, out]).toEqual([0, expect.stringContaining('1203 numbers asked')])
  const answered = cellsOf(inFolder('many.checked.csv')).slice(1).flatMap((row, i) => (row[1] === 'ENROLLED 在籍' ? [i] : [])) // prettier-ignore
  expect(answered).toEqual([7, 407, 807])
})

describe('what the account may not do', () => {
  test.each(['dashboard', 'analyst-client'])(
    '%s may look nobody up by number: refused whole, nothing written',
    async (client) => {
      const { code, err } = await check(inFolder(`${client}.csv`, ID), [], client)
      expect([code, err]).toEqual([1, expect.stringMatching(/ACCESS_FILTER|may not ask/)])
      expect(err).not.toContain(ID)
      expect(existsSync(inFolder(`${client}.checked.csv`))).toBe(false)
    },
  )

  test('a child of another school answers like one that does not exist', async () => {
    const { data } = await hub.ask(
      'education',
      '{ children(first: 60) { edges { node { idNumber education { rollNumber } } } } }',
    )
    const rolls = (data.children.edges as { node: { education: { rollNumber: string } | null } }[]).flatMap(({ node }) => node.education?.rollNumber ?? []) // prettier-ignore
    const own = (await hub.ask('school', '{ children(first: 60) { edges { node { education { rollNumber } } } } }')).data.children.edges as typeof data.children.edges // prettier-ignore
    const mine = new Set((own as { node: { education: { rollNumber: string } | null } }[]).map(({ node }) => node.education?.rollNumber)) // prettier-ignore
    const others = rolls.filter((roll) => !mine.has(roll))
    expect(others.length).toBeGreaterThan(5)
    await check(inFolder('others.csv', ['学籍号', ...others, `G${UNKNOWN}`].join('\n')))
    const told = new Set(cellsOf(inFolder('others.checked.csv')).slice(1).map((row) => row.slice(1).join('|'))) // prettier-ignore
    expect([...told]).toEqual([expect.stringMatching(/^\|{9}NOT_FOUND /)])
  })

  test('a wrong secret is refused, without its words', async () => {
    const file = inFolder('secret.csv', ID)
    const args = ['--client', 'school-system', '--secret-file', inFolder('wrong', 'not-the-secret'), '--hub', hub.url]
    const { code, err } = await runCli(['dropout', 'check', file, ...args], {})
    expect([code, err]).toEqual([1, expect.stringContaining('refused the client school-system')])
    expect(err).not.toContain('not-the-secret')
  })

  test('a purpose that the account has not is refused by its code', async () => {
    expect((await check(inFolder('p.csv', ID), ['--purpose', 'emergency'])).err).toContain('PURPOSE_UNKNOWN')
  })

  test('no secret goes to another machine without TLS', async () => {
    const args = ['--client', 'a', '--secret-file', secretOf('a'), '--hub', 'http://hub.example.cn']
    expect((await runCli(['dropout', 'check', inFolder('t.csv', ID), ...args], {})).err).toContain('Expected https://')
  })
})

describe('a file that cannot be checked', () => {
  test.each([
    ['no-quote.csv', `学籍号\n"${ID}`, 'line 2: expected a quote that ends'],
    ['no-column.csv', '姓名,班级\n张三,1\n', 'expected a heading such as'],
    ['two-columns.csv', `学籍号,学籍号\n${ID},${ID}\n`, 'got two of one heading'],
    ['empty.csv', '', 'expected a row'],
    ['broken.xlsx', 'PK', 'expected a whole workbook'],
    ['list.txt', ID, 'Expected a file .csv or .xlsx'],
  ])('%s says why, and writes nothing', async (name, content, sentence) => {
    const { code, err } = await check(inFolder(name, content))
    expect([code, err]).toEqual([1, expect.stringContaining(sentence)])
    expect(readdirSync(folder).filter((one) => one.startsWith(`${path.parse(name).name}.checked`))).toEqual([])
  })

  test('without a hub nothing is written', async () => {
    const args = ['--client', 'a', '--secret-file', secretOf('a'), '--hub', 'http://127.0.0.1:9']
    const { code, err } = await runCli(['dropout', 'check', inFolder('down.csv', ID), ...args], {})
    expect([code, err]).toEqual([1, expect.stringContaining('cannot be reached')])
    expect(existsSync(inFolder('down.checked.csv'))).toBe(false)
  })

  test('a place that cannot be written leaves no part of a file', async () => {
    const { code, err } = await check(inFolder('place.csv', ID), ['--out', path.join(folder, 'no-folder', 'a.csv')])
    expect([code, err]).toEqual([1, expect.stringContaining('cannot be written (ENOENT)')])
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([])
  })
})
