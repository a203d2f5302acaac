import {
  addDays,
  addMonths,
  date,
  hasTurned,
  month,
  monthStart,
  pastDate,
  pastMonth,
} from '../../connectors/sql/calendar'
import {
  amount,
  blankIsNull,
  boolean,
  code,
  codes,
  count,
  decimal,
  division,
  integer,
  MOST_CHARACTERS,
  type Raw,
  type Reader,
  shaped,
  text,
  UnreadableValue,
  whole,
} from '../../connectors/sql/readers'
import { rollKind } from '../../connectors/education/conclusions'

const LIES = Symbol('unreadable')
const TODAY = '2026-11-23'

/** What a registry wrote, and what it is read as. */
type Pair = readonly [written: Raw, verdict: unknown]

const verdict = (read: Reader, written: Raw) => {
  try {
    return read(written, TODAY)
  } catch (thrown) {
    if (thrown instanceof UnreadableValue) return LIES
    throw thrown
  }
}

const BLANKS: readonly Pair[] = [
  [null, null],
  ['', LIES],
  ['  ', LIES],
  ['\u3000', LIES],
]
const NO_DATES: readonly Pair[] = [
  ...['00000000', '99999999', '00010101', '9999-12-31', '0001-01-01', '18000101', '21990101'],
  ...['20150230', '20151301', '20150000', '20150500', '19580000', '1958-00-00', '2020-00-01', '20240931', '19000229'],
  ...['2015-5-2', '2015/05/02', '15/05/02', '2015-0503', '2015年5月2日', '20150502x', '2015-05-02x', "'20150502"],
  ...['infinity', '-infinity', '0044-03-15 BC', '12026-01-01', '2015-05\u000702', '2015-05-02 later', '0x7df', 'NULL'],
].map((written) => [written, LIES])

const TABLES: Readonly<Record<string, { read: Reader; pairs: readonly Pair[] }>> = {
  date: {
    read: date,
    pairs: [
      ...BLANKS,
      ...NO_DATES,
      ['2015-09-03', '2015-09-03'],
      ['20150903', '2015-09-03'],
      [' 20150903 ', '2015-09-03'],
      ['２０１５０９０３', '2015-09-03'],
      ['\u202e20150903', '2015-09-03'],
      ['\u200b', LIES],
      ['2015-09-03 00:00:00', '2015-09-03'],
      ['2015-09-03T08:30:00.5+08:00', '2015-09-03'],
      ['20240229', '2024-02-29'],
      ['20230229', LIES],
      ['20000229', '2000-02-29'],
      ['20991231', '2099-12-31'],
    ],
  },
  pastDate: {
    read: pastDate,
    pairs: [...NO_DATES, ['20261123', '2026-11-23'], ['20261124', LIES], ['2099-12-31', LIES], [null, null]],
  },
  month: {
    read: month,
    pairs: [
      ...BLANKS,
      ['202609', '2026-09'],
      ['2026-09', '2026-09'],
      ['２０２６０９', '2026-09'],
      ...[
        '2026-13',
        '202613',
        '202600',
        '000000',
        '999999',
        '2026-9',
        '20260901',
        '2026-09-01',
        '180001',
        'ABCDEF',
      ].map((written): Pair => [written, LIES]),
    ],
  },
  pastMonth: {
    read: pastMonth,
    pairs: [
      ['202611', '2026-11'],
      ['202612', LIES],
      ['2027-01', LIES],
    ],
  },
  monthStart: { read: monthStart, pairs: [...BLANKS, ['202009', '2020-09-01'], ['202013', LIES], ['2020', LIES]] },
  text: {
    read: text,
    pairs: [
      [null, null],
      ['', null],
      [' \u3000', null],
      [' 王\u3000', '王'],
      ['王\u0007小\u001b明\u0085\u007f', '王小明'],
      ['\u202e王小\u2066明', '王小明'],
      ['一\n二\t三', '一\n二\t三'],
      ['\u0001', null],
      ['长'.repeat(MOST_CHARACTERS), '长'.repeat(MOST_CHARACTERS)],
      ['长'.repeat(MOST_CHARACTERS + 1), LIES],
    ],
  },
  integer: {
    read: integer,
    pairs: [
      ...BLANKS,
      ['12', 12],
      [' 12 ', 12],
      ['１２', 12],
      ['+3', 3],
      ['-3', -3],
      ['-0', 0],
      [7, 7],
      ['007', 7],
      ...['0x1f', '1e3', '1.5', '1,000', '1 2', 'NaN', 'Infinity', '-', '2147483648', '99999999999999999999', '十'].map(
        (written): Pair => [written, LIES],
      ),
    ],
  },
  count: {
    read: count,
    pairs: [
      ['0', 0],
      ['-1', LIES],
      [-1, LIES],
      ['32767', 32767],
    ],
  },
  days: {
    read: whole(0, 31),
    pairs: [
      ['0', 0],
      ['31', 31],
      ['32', LIES],
      ['-1', LIES],
    ],
  },
  decimal: {
    read: decimal,
    pairs: [
      ...BLANKS,
      ['3.20', 3.2],
      ['３．２', 3.2],
      [3.2, 3.2],
      ['-1.5', -1.5],
      ['-0.0', 0],
      ...['NaN', 'Infinity', '-Infinity', '1e5', '0x10', '.5', '5.', '1.2.3', '1,5'].map((written): Pair => [
        written,
        LIES,
      ]),
      [NaN, LIES],
      [Infinity, LIES],
    ],
  },
  amount: {
    read: amount,
    pairs: [
      ['0', 0],
      ['2.5', 2.5],
      ['-0.1', LIES],
      [-1, LIES],
    ],
  },
  boolean: {
    read: boolean,
    pairs: [
      ['t', true],
      ['false', false],
      [true, true],
      [null, null],
      ['1', LIES],
      ['', LIES],
    ],
  },
  code: {
    read: code({ '01': 'ONE', '02': false }),
    pairs: [
      ...BLANKS,
      ['01', 'ONE'],
      ['02', false],
      ['01 ', 'ONE'],
      ['０１', 'ONE'],
      ['\ufeff0\u200b1\u00a0', 'ONE'],
      ...['1', '001', '03', 'ZZ', '?', '__proto__', 'constructor', '0\u00071', '①'].map((written): Pair => [
        written,
        LIES,
      ]),
    ],
  },
  'code, others allowed': {
    read: code({ '01': 'ONE' }, { form: /^\d\d$/, value: 'OTHER' }),
    pairs: [...BLANKS, ['01', 'ONE'], ['77', 'OTHER'], ['7', LIES], ['ZZ', LIES]],
  },
  codes: {
    read: codes({ '01': 'A', '08': 'B' }),
    pairs: [
      [null, []],
      ['', []],
      [' \u3000', []],
      [',', LIES],
      ['01', ['A']],
      ['01,08', ['A', 'B']],
      ['01，08；', ['A', 'B']],
      [' ０１ ; 08 ', ['A', 'B']],
      ['01,99', LIES],
      ['01、08', LIES],
    ],
  },
  division: {
    read: division,
    pairs: [
      ...BLANKS,
      ['430421', '430421'],
      ['430421000000', '430421'],
      ['430421100000', '430421100'],
      ['430421100213', '430421100213'],
      ['４３０４２１', '430421'],
      ...['43042', '4304211', 'ABCDEF', '000000', '999999', '043042', '430421 00213'].map((written): Pair => [
        written,
        LIES,
      ]),
    ],
  },
  shaped: { read: shaped(/^\d\d$/, 'two digits'), pairs: [...BLANKS, ['01', '01'], ['０１', '01'], ['1', LIES]] },
  rollKind: {
    read: rollKind,
    pairs: [
      ...BLANKS,
      ['G43042120150512002X', 'FORMAL_BY_ID'],
      ['g430421', 'FORMAL_BY_ID'],
      ['Ｌ430421', 'TEMPORARY'],
      ['ｌ430421', 'TEMPORARY'],
      ['J1', 'FORMAL_WITHOUT_ID'],
      ['X1', LIES],
      ['4304', LIES],
    ],
  },
  blankIsNull: {
    read: blankIsNull(date),
    pairs: [
      ['', null],
      ['        ', null],
      [null, null],
      ['99999999', LIES],
    ],
  },
}

describe.each(Object.entries(TABLES))('%s', (_name, { read, pairs }) => {
  test.each(pairs.map(([written, expected]) => [JSON.stringify(written)?.slice(0, 40), written, expected]))(
    '%s',
    (_shown, written, expected) => {
      expect(verdict(read, written as Raw)).toEqual(expected)
    },
  )
})

test('a fault never repeats what came', () => {
  for (const { read, pairs } of Object.values(TABLES))
    for (const [written, expected] of pairs)
      if (expected === LIES && typeof written === 'string' && written.trim().length > 3)
        expect(() => read(written, TODAY)).toThrow(expect.objectContaining({ message: expect.not.stringContaining(written) })) // prettier-ignore
})

test.each([
  ['2026-08-31', 6, '2027-02-28'],
  ['2024-08-31', -6, '2024-02-29'],
  ['2024-02-29', 12, '2025-02-28'],
  ['2026-01-15', -13, '2024-12-15'],
  ['2026-11-23', -216, '2008-11-23'],
])('%s and %i months is %s', (day, months, expected) => {
  expect(addMonths(day, months)).toBe(expected)
})

test.each([
  ['2008-11-23', '2026-11-23', true],
  ['2008-11-24', '2026-11-23', false],
  ['2008-02-29', '2026-02-28', false],
  ['2008-02-29', '2026-03-01', true],
])('born on %s, and eighteen on %s: %j', (born, today, expected) => {
  expect(hasTurned(18, born, today)).toBe(expected)
})

test('ninety days later', () => {
  expect(addDays('2026-12-01', 90)).toBe('2027-03-01')
})
