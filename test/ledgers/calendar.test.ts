import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { isWorkday } from 'chinese-days'
import { ledgerTiming } from '../../src/app-ledgers'
import { dayAt, dayOf, endOf, WorkCalendar, writtenDay } from '../../src/ledgers/calendar'
import { dueAfter, dueAgain, remainingAt, type Unit } from '../../src/ledgers/clocks'
import { readLimits, readSpecialDays } from '../../src/ledgers/read-limits'
import { TIMING } from './support/histories'

const { calendar } = TIMING
const at = (text: string) => Date.parse(`${text}+08:00`)
const due = (from: string, amount: number, unit: Unit) => new Date(dueAfter(calendar, at(from), amount, unit) + 8 * 3_600_000).toISOString() // prettier-ignore

test('each day from 2010 to 2026 is worked or free as the package says', () => {
  let different = 0
  for (let day = dayOf('2010-01-01'); day <= dayOf('2026-12-31'); day += 1)
    if (calendar.isWorked(day) !== isWorkday(writtenDay(day))) different += 1
  expect(different).toBe(0)
  expect(calendar.until).toBe(2026)
})

test.each<[string, string, number, Unit, string]>([
  ['the day it begins on does not count', '2026-11-02T23:59:59', 1, 'working-days', '2026-11-04T00:00:00.000Z'],
  ['a weekend', '2026-11-06T10:00:00', 1, 'working-days', '2026-11-10T00:00:00.000Z'],
  ['before National Day, with the workday after it (调休)', '2026-09-30T10:00:00', 3, 'working-days', '2026-10-11T00:00:00.000Z'],
  ['a Sunday that is worked', '2026-09-18T10:00:00', 1, 'working-days', '2026-09-21T00:00:00.000Z'],
  ['a Saturday that is worked before Spring Festival', '2026-02-13T10:00:00', 2, 'working-days', '2026-02-25T00:00:00.000Z'],
  ['calendar days that end within a holiday end after it', '2026-09-27T10:00:00', 5, 'days', '2026-10-09T00:00:00.000Z'],
  ['calendar days that end on a worked Saturday', '2026-02-20T10:00:00', 8, 'days', '2026-03-01T00:00:00.000Z'],
  ['hours take no notice of days', '2026-10-01T10:00:00', 24, 'hours', '2026-10-02T10:00:00.000Z'],
])('%s', (_what, from, amount, unit, expected) => {
  expect(due(from, amount, unit)).toBe(expected)
}) // prettier-ignore

test.each<Unit>(['working-days', 'days', 'hours'])('a pause of no time changes no end, in %s', (unit) => {
  for (let day = 0; day < 400; day += 1) {
    const from = at('2026-01-01T09:30:00') + day * 86_400_000
    const end = dueAfter(calendar, from, 7, unit)
    for (const pause of [from, from + 3 * 3_600_000, (from + end) / 2, end - 1_000]) {
      const left = remainingAt(calendar, pause, end, unit)
      expect(left).toBeGreaterThanOrEqual(0)
      expect([day, dueAgain(calendar, pause, left, unit)]).toEqual([day, end])
    }
  }
})

test('an instant just before and after midnight in Shanghai, whatever zone the process runs in', () => {
  expect(writtenDay(dayAt(Date.parse('2026-03-01T15:59:59Z')))).toBe('2026-03-01')
  expect(writtenDay(dayAt(Date.parse('2026-03-01T16:00:00Z')))).toBe('2026-03-02')
  expect(endOf(dayOf('2026-03-01'))).toBe(Date.parse('2026-03-01T16:00:00Z'))
  const code = `import national from 'chinese-days/dist/chinese-days.json' with { type: 'json' }; console.log(Object.keys(national.workdays).length, new Date().getTimezoneOffset())`
  const told = ['UTC', 'America/Los_Angeles', 'Asia/Shanghai'].map(
    (TZ) =>
    String(execFileSync(process.execPath, ['--input-type=module', '--no-warnings', '-e', code], { env: { ...process.env, TZ } })).split(' ')[0], // prettier-ignore
  )
  expect(new Set(told).size).toBe(1)
})

test('a file adds days of a year that no table knows, and takes back what the nation has', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'tonglian-calendar-'))
  const file = path.join(folder, 'calendar.yml')
  try {
    writeFileSync(file, `holidays: ['2027-01-01', 2027-02-08]\nworkdays: ['2027-01-03', '2026-10-05']\n`)
    const own = ledgerTiming({ calendar: { file }, ledgers: { limits: null, everyMinutes: 60, brakePercent: 5, brakeAbove: 1 } }).calendar // prettier-ignore
    const worked = (day: string) => own.isWorked(dayOf(day))
    expect(['2027-01-01', '2027-02-08', '2027-01-03', '2026-10-05', '2026-10-06'].map(worked)).toEqual([false, false, true, true, false]) // prettier-ignore
    expect([own.until, calendar.until]).toEqual([2027, 2026])
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test.each([
  ['a day that is none', `holidays: ['2027-02-30']`],
  ['a text', `holidays: ['Spring Festival']`],
  ['no list', 'holidays: 2027-02-08'],
  ['another key', 'hollidays: []'],
  ['no YAML', 'holidays: [2027'],
])('%s in the file of days stops the start', (_what, text) => {
  expect(() => new WorkCalendar([readSpecialDays(text)])).toThrow(
    expect.objectContaining({ code: 'RULES_INVALID' }) as Error,
  )
})

test('a day that is a holiday and a workday is a fault', () => {
  const both = { holidays: ['2027-02-08'], workdays: ['2027-02-08'] }
  expect(() => new WorkCalendar([both])).toThrow(expect.objectContaining({ code: 'RULES_INVALID' }) as Error)
})

test('limits: every clock, and nothing else; all faults together', () => {
  expect(() => readLimits('clocks: { FIRST_CONTACT: { amount: 0, unit: weeks, standing: mine, basis: "", more: 1 }, NO_CLOCK: {} }')).toThrow(
    /NO_CLOCK: no such clock.*unknown key more.*amount.*unit.*statutory.*basis.*WRITTEN_REPORT: missing/,
  ) // prettier-ignore
  expect(() => readLimits('[]')).toThrow(expect.objectContaining({ code: 'RULES_INVALID' }) as Error)
})

test('what the law calls at once is an operational limit, and the term of an order a statutory one', () => {
  expect(Object.entries(TIMING.limits).map(([kind, { standing }]) => [kind, standing])).toEqual([
    ['FIRST_CONTACT', 'operational'],
    ['WRITTEN_REPORT', 'operational'],
    ['RESPONSE', 'operational'],
    ['CORRECTION', 'statutory'],
    ['PROOF', 'operational'],
    ['HAND_OVER', 'operational'],
  ])
})
