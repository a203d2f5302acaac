import iconv from 'iconv-lite'
import { SHOWCASE } from '../../src/demo/showcase'
import { checkCharacter } from '../../src/linkage/id-number'
import { readCsv } from '../../src/pupil-lists/csv'
import { inWords } from '../../src/pupil-lists/state-words'
import { readWorkbook } from '../../src/pupil-lists/workbook'
import { trail } from '../grants/support/counter'
import { book, textCell } from '../pupil-lists/made-up'
import { startTestHub, type TestHub } from '../support/hub'
import { eventsOf, sendFile, XLSX } from './support/send-file'

const ID = SHOWCASE.idNumber
const UNKNOWN = `43042120150512009${checkCharacter('43042120150512009')}`
const LIST = ['某校学生名单', '姓名,身份证号,备注', `甲,${ID},"=1+1"`, `乙,4.3042120150512E+17,-5`, `丙,${UNKNOWN},＠x`] // prettier-ignore
const FIELDS = 'rollState since attendanceBand dropoutState status statusSince rule rulesVersion confidence'.split(' ')
const NOTHING = FIELDS.map(() => '')
let hub: TestHub
beforeAll(async () => {
  hub = await startTestHub({ children: 60 })
}, 120_000)
afterAll(() => hub?.stop())

const zh = { 'accept-language': 'zh-CN' }
const cellsOf = (bytes: Uint8Array, encoding = 'utf-8') =>
  readCsv(new TextDecoder(encoding).decode(bytes)).map(({ cells }) => cells.map(({ text }) => text))

test('a list in UTF-8 comes back whole, each row with its answer or its error; nothing in it runs', async () => {
  const { status, headers, bytes } = await sendFile(hub, 'school', LIST.join('\n'), zh)
  expect([status, headers.get('content-type'), headers.get('cache-control'), headers.get('content-disposition')]).toEqual([200, 'text/csv; charset=utf-8', 'no-store', 'attachment']) // prettier-ignore
  expect([headers.get('x-tonglian-rows'), headers.get('x-tonglian-asked'), headers.get('x-tonglian-errors')]).toEqual(['5', '2', '1 NOT_FOUND, 1 NUMBER_DAMAGED']) // prettier-ignore
  expect(bytes.subarray(0, 3).toString('hex')).toBe('efbbbf')
  const rows = cellsOf(bytes)
  expect(rows[1]?.slice(3, 4)).toEqual(['学籍状态'])
  expect(rows[2]?.slice(0, 4)).toEqual(['甲', ID, "'=1+1", 'ENROLLED 在籍'])
  expect(rows[3]?.slice(2)).toEqual(['-5', ...NOTHING, expect.stringMatching(/^NUMBER_DAMAGED 该号码/)])
  expect(rows[4]?.slice(2)).toEqual(["'＠x", ...NOTHING, expect.stringMatching(/^NOT_FOUND .*\p{Script=Han}/u)])
})

test('the answers are those that the hub gives the same account', async () => {
  const students = [ID, `G${ID}`, UNKNOWN]
  const { data } = await hub.ask('school', 'query ($s: [String!]!) { enrolmentStatus(students: $s) { ' + FIELDS.join(' ') + ' error { code message } } }', { s: students }) // prettier-ignore
  type Status = Record<string, string | null> & { error: { code: string; message: string } | null }
  const told = (data.enrolmentStatus as Status[]).map(({ error, ...one }) => [...FIELDS.map((field) => inWords(field as 'rule', one[field as 'rule'] ?? null, 'en')), error && `${error.code} ${error.message}`].map((cell) => cell ?? '')) // prettier-ignore
  const { bytes } = await sendFile(hub, 'school', students.join('\n'))
  expect(cellsOf(bytes)).toEqual(students.map((one, i) => [one, ...told[i]!]))
})

test('a list in GBK comes back in GBK, by its charset; unnamed it is refused, never guessed', async () => {
  const body = iconv.encode(LIST.join('\r\n'), 'gbk')
  expect((await sendFile(hub, 'school', body)).code).toBe('FILE_ENCODING')
  expect((await sendFile(hub, 'school', body, { 'content-type': 'text/csv; charset=latin1' })).code).toBe('FILE_ENCODING') // prettier-ignore
  const { status, headers, bytes } = await sendFile(hub, 'school', body, { ...zh, 'content-type': 'text/csv; charset=GB2312' }) // prettier-ignore
  expect([status, headers.get('content-type')]).toEqual([200, 'text/csv; charset=gbk'])
  expect(cellsOf(bytes, 'gbk')[1]).toEqual(expect.arrayContaining(['姓名', '学籍状态', '核查错误']))
})

test('a workbook comes back as a workbook, its numbers as they were', async () => {
  const rows = `<row r="1">${textCell('A1', '姓名')}${textCell('B1', '证件号码')}</row><row r="2">${textCell('A2', '+x')}${textCell('B2', ID)}<c r="C2"><f>1+1</f><v>2</v></c></row>` // prettier-ignore
  const { status, headers, bytes } = await sendFile(hub, 'school', book(rows), { 'content-type': XLSX })
  expect([status, headers.get('content-type')]).toEqual([200, XLSX])
  const [head, first] = await readWorkbook(bytes, null)
  expect(head?.cells.map(({ text }) => text)).toEqual(['姓名', '证件号码', '', ...FIELDS, 'error']) // prettier-ignore
  expect(first?.cells.slice(0, 4)).toEqual([{ text: "'+x" }, { text: ID }, { text: '2', numeric: true }, { text: 'ENROLLED enrolled' }]) // prettier-ignore
})

test('column and sheet are named in headers, percent-encoded', async () => {
  const body = `甲号码,备注\n${ID},${UNKNOWN}`
  expect((await sendFile(hub, 'school', body)).code).toBeNull() // the list then begins with a number
  const { bytes } = await sendFile(hub, 'school', body, { 'x-file-column': encodeURIComponent('备注') })
  expect(cellsOf(bytes)[1]?.at(-1)).toContain('NOT_FOUND')
  expect((await sendFile(hub, 'school', body, { 'x-file-column': 'Z' })).code).toBe('FILE_COLUMN')
  expect((await sendFile(hub, 'school', body, { 'x-file-column': '%E0%A4%A' })).code).toBe('BAD_REQUEST')
})

test('each batch is one operation of the audit trail, under the account’s purpose, below the request’s id', async () => {
  const requestId = 'file-check-audited'
  const numbers = Array.from({ length: 1_203 }, (_, i) => (i % 400 === 7 ? ID : UNKNOWN))
  const { bytes } = await sendFile(hub, 'school', ['学籍号', ...numbers].join('\n'), { 'x-request-id': requestId })
  expect(cellsOf(bytes).slice(1).flatMap((row, i) => (row[1] === 'ENROLLED enrolled' ? [i] : []))).toEqual([7, 407, 807]) // prettier-ignore
  const looks = (await trail(hub, 'look')).filter((one) => String(one['requestId']).startsWith(requestId))
  expect(
    looks.map((one) => [one['requestId'], one['operation'], one['purpose'], (one['children'] as string[]).length]),
  ).toEqual([
    // prettier-ignore
    [`${requestId}/1`, 'FileCheckLimit', 'dropout-control', 0],
    [`${requestId}/2`, 'FileCheck', 'dropout-control', 1],
    [`${requestId}/3`, 'FileCheck', 'dropout-control', 0],
  ])
})

test('a stream tells of progress, then counts and rows with errors, then the file', async () => {
  const numbers = Array.from({ length: 2_100 }, (_, i) => (i === 7 ? '4.3042120150512E+17' : i % 2 ? ID : UNKNOWN))
  const answer = await sendFile(hub, 'school', ['学籍号', ...numbers].join('\n'), { accept: 'text/event-stream' })
  const events = eventsOf(answer)
  expect(events.flatMap(({ progress }) => (progress ? [progress] : []))).toEqual([1000, 2000, 2099].map((answered) => ({ answered, of: 2_099 }))) // prettier-ignore
  const checked = events.find((one) => 'checked' in one)!['checked'] as { faults: { line: number; code: string }[] }
  expect(checked).toMatchObject({ rows: 2_101, asked: 2_099, errors: { NOT_FOUND: 1_050, NUMBER_DAMAGED: 1 } })
  expect(checked.faults).toHaveLength(1_000)
  expect(checked.faults.find(({ code }) => code === 'NUMBER_DAMAGED')?.line).toBe(9)
  const file = Buffer.concat(events.flatMap((one) => ('file' in one ? [Buffer.from(one['file'] as string, 'base64')] : []))) // prettier-ignore
  expect(file).toEqual((await sendFile(hub, 'school', ['学籍号', ...numbers].join('\n'))).bytes)
  expect(answer.bytes.toString('utf8')).toMatch(/event: complete\ndata: \n\n$/)
})

test('numbers and names stand neither in the log nor in a refusal', async () => {
  const { bytes } = await sendFile(hub, 'school', `姓名,身份证号\n张三,${ID}\n"李四`)
  expect(bytes.toString('utf8')).toMatch(/FILE_UNREADABLE/)
  for (const secret of [ID, UNKNOWN, '张三', '李四', '甲']) {
    expect(bytes.toString('utf8')).not.toContain(secret)
    expect(hub.log.join('\n')).not.toContain(secret)
  }
})
