import { SHOWCASE } from '../../src/demo/showcase'
import { WorkCalendar } from '../../src/ledgers/calendar'
import { dueAfter } from '../../src/ledgers/clocks'
import { sendFile } from '../http/support/send-file'
import { rosterAsker } from '../oneroster/support'
import { startTestHub, type TestHub } from '../support/hub'

/** Reports of others on lists of pupils, rosters and working days: docs/KNOWN-REPORTS.md. */
let hub: TestHub
beforeAll(async () => {
  hub = await startTestHub({ children: 60 })
}, 120_000)
afterAll(() => hub?.stop())

test('columns beside the number come back as they were: leading zeros, long numbers, quoted or not', async () => {
  const cells = ['0010', '00042', '2143042101', '12345678901234567890', '4e872096', '2026-11-01']
  const list = `学籍号,班号,座号,学校,编号,代码,日期\n${SHOWCASE.idNumber},${cells.join(',')}\n${SHOWCASE.idNumber},${cells.map((one) => `"${one}"`).join(',')}\n`
  const { status, bytes } = await sendFile(hub, 'school', list)
  expect(status).toBe(200)
  const lines = bytes
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
  for (const line of lines.slice(1, 3)) expect(line.replaceAll('"', '')).toContain(`${SHOWCASE.idNumber},${cells.join(',')},ENROLLED`) // prettier-ignore
})

test('a page as large as the list is the last one, and a pupil is in the list once', async () => {
  const ask = await rosterAsker(hub, 'school')
  const all = await ask('students?limit=100')
  const pupils = (all.body.users as { sourcedId: string }[]).map(({ sourcedId }) => sourcedId)
  expect(pupils.length).toBeGreaterThan(3)
  expect(new Set(pupils).size).toBe(pupils.length)
  const exact = await ask(`students?limit=${pupils.length}`)
  expect(exact.headers.get('x-total-count')).toBe(String(pupils.length))
  expect(exact.headers.get('link') ?? '').not.toContain('rel="next"')
  const less = await ask(`students?limit=${pupils.length - 1}`)
  expect(less.headers.get('link')).toContain('rel="next"')
})

test('a term over days that are all free ends, and a free day within a term is not counted', () => {
  const day = (at: number) => new Date(at).toISOString().slice(0, 10)
  const year = Array.from({ length: 365 }, (_, i) => day(Date.UTC(2026, 0, 1 + i)))
  const free = new WorkCalendar([{ holidays: year, workdays: [] }])
  const begin = Date.parse('2026-01-01T09:00:00+08:00')
  expect(new Date(dueAfter(free, begin, 1, 'working-days')).toISOString()).toBe('2027-01-01T16:00:00.000Z') // after Friday
  const one = new WorkCalendar([{ holidays: ['2015-05-14', '2015-05-25'], workdays: [] }])
  const after = (from: string) => day(dueAfter(one, Date.parse(`${from}T09:00:00+08:00`), 4, 'working-days') - 1)
  expect(['2015-04-13', '2015-05-11', '2015-05-22'].map(after)).toEqual(['2015-04-17', '2015-05-18', '2015-05-29'])
})
