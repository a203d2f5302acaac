import {
  forLife,
  measureInForce,
  measureUntil,
  qualifyingGround,
  supported,
  termMonths,
  writtenDay,
  writtenPastDay,
} from '../../../connectors/justice/conclusions'
import { UnreadableValue } from '../../../connectors/sql/readers'

const TODAY = '2026-11-29'

test.each([
  ['有期徒刑三年六个月', 42],
  ['有期徒刑三年零二个月', 38],
  ['有期徒刑十五年', 180],
  ['二十五年', 300],
  ['拘役五个月', 5],
  ['强制隔离戒毒二年', 24],
  ['强制隔离戒毒两年', 24],
  ['一年半', 18],
  ['3年6个月', 42],
  ['３年６个月', 42],
  [' 3 年 6 个月 ', 42],
  ['6月', 6],
  ['42', 42],
  ['有期徒刑三年，并处罚金人民币五千元', 36],
])('a term as written: %s is %d months', (written, months) => {
  expect(termMonths(written)).toBe(months)
  expect(forLife(written)).toBe(false)
})

test.each(['无期徒刑', '无期徒刑，剥夺政治权利终身', '死刑，缓期二年执行', '死刑缓期两年执行', '死缓'])(
  'without end: %s',
  (written) => {
    expect(termMonths(written)).toBeNull()
    expect(forLife(written)).toBe(true)
  },
)

test.each([
  '',
  '三',
  '有期徒刑',
  '有期徒刑三年六个',
  '0',
  '0年',
  '301',
  '三十年',
  '九百年',
  '缓刑',
  '-3',
  '3.5年',
  '死刑',
])('no term: %p', (written) => {
  expect(() => termMonths(written)).toThrow(UnreadableValue)
  expect(() => forLife(written)).toThrow(UnreadableValue)
})

test('no term recorded is null', () => {
  expect([termMonths(null), forLife(null), writtenDay(null), writtenPastDay(null, TODAY)]).toEqual([null, null, null, null]) // prettier-ignore
})

test.each([
  '2021-05-03', '20210503', '2021.5.3', '2021.05.03', '2021/5/3', '2021-5-3', '2021年5月3日', '2021年05月03日', ' 2021 年 5 月 3 日', '２０２１．５．３', '2021-05-03 00:00:00',
])('a day as written: %s', (written) => expect(writtenDay(written)).toBe('2021-05-03')) // prettier-ignore

test.each(['', '21.5.3', '2021.13.1', '2021年2月30日', '2021年5月', '99999999', '2021.5.3.1', '去年', '1899年1月1日'])(
  'no day: %p',
  (written) => expect(() => writtenDay(written)).toThrow(UnreadableValue),
)

test('support of a day to come is none', () => {
  expect(writtenPastDay('2026.11.29', TODAY)).toBe(TODAY)
  expect(() => writtenPastDay('2026.11.30', TODAY)).toThrow(UnreadableValue)
})

type Measure = readonly [from: string | null, term: string | null, released: string | null]
const cells = (...measures: readonly Measure[]) => JSON.stringify(measures)

test.each<[string, Measure, string | null]>([
  ['by the term, its last day included', ['2021.5.3', '三年', null], '2024-05-02'],
  ['from the last day of a month', ['2021.8.31', '6个月', null], '2022-02-27'],
  ['by the release', ['2021.5.3', '三年', '2023年1月9日'], '2023-01-09'],
  ['by the release, whatever the term says', ['2021.5.3', '不详', '2023年1月9日'], '2023-01-09'],
  ['without end', ['2021.5.3', '无期徒刑', null], null],
  ['no term recorded', ['2021.5.3', null, null], null],
  ['no day recorded', [null, '三年', null], null],
])('the last day: %s', (_what, measure, expected) => {
  expect(measureUntil(JSON.stringify(measure), TODAY)).toBe(expected)
})

test.each<[string, string | null, boolean | null, boolean | null]>([
  ['on no form', null, false, false],
  ['its last day', cells(['2023-11-30', '三年', null]), true, true],
  ['the day after', cells(['2023-11-29', '三年', null]), false, false],
  ['its first day', cells(['2026.11.29', '六个月', null]), true, true],
  ['the day before', cells(['2026.11.30', '六个月', null]), false, false],
  ['five months', cells(['2026.11.1', '拘役五个月', null]), true, false],
  ['five months, and long ago three years', cells(['2026.11.1', '5', null], ['2001.11.1', '三年', null]), true, false],
  ['for life', cells(['2001.11.1', '无期徒刑', null]), true, true],
  ['for life, and released', cells(['2001.11.1', '无期徒刑', '2026.11.28']), false, false],
  ['released early', cells(['2023.11.29', '十年', '2024.1.1']), false, false],
  ['one parent of two', cells(['2001.11.1', '一年', null], ['2026.1.1', '三年', null]), true, true],
  ['not known since when', cells([null, '三年', null]), null, null],
  ['not known for how long', cells(['2026.1.1', null, null]), null, null],
  ['not known of one, and the other is held', cells([null, null, null], ['2026.1.1', '三年', null]), true, true],
  ['not known since when, and released', cells([null, null, '2025.1.1']), false, false],
  ['not read of one, and the other is held', cells(['去年', '三年', null], ['2026.1.1', '三年', null]), true, true],
])('in force, and a ground: %s', (_what, native, held, ground) => {
  expect(measureInForce(native, TODAY)).toBe(held)
  expect(qualifyingGround(native, TODAY)).toBe(ground)
})

test('a measure that cannot be read concludes nothing, where no other proves it', () => {
  for (const conclude of [measureInForce, qualifyingGround]) {
    expect(() => conclude(cells(['去年', '三年', null]), TODAY)).toThrow(UnreadableValue)
    expect(() => conclude(cells(['2026.1.1', '很久', null], ['2001.1.1', '一年', null]), TODAY)).toThrow(
      UnreadableValue,
    )
  }
})

test('supported: within twelve months', () => {
  expect(supported(null, TODAY)).toBe(false)
  expect(supported(JSON.stringify(['2025.11.29']), TODAY)).toBe(false)
  expect(supported(JSON.stringify(['2025.11.30']), TODAY)).toBe(true)
  expect(supported(JSON.stringify(['去年', '2026年1月1日']), TODAY)).toBe(true)
  expect(() => supported(JSON.stringify(['去年']), TODAY)).toThrow(UnreadableValue)
})
