import { readRules } from '../../src/rules/read-rules'
import { FILE, rulesWith } from './made-up'

const told = (text: string, ...on: string[]) => {
  const { rules, faults } = readRules(text, on)
  expect(rules === null).toBe(faults.length > 0)
  return faults.map(({ line, sentence }) => `${line}: ${sentence}`)
}
const lineOf = (text: string) => FILE.split('\n').findIndex((line) => line.includes(text)) + 1

test('the project’s own file holds the national rule and four local examples, each with its basis', () => {
  const { rules, faults } = readRules(FILE, [])
  expect([faults, rules?.variants.length]).toEqual([[], 1])
  for (const name of ['week-and-month', 'four-weeks', 'first-day', 'from-seven']) {
    const local = rulesWith(name).variants.find((one) => one.name === name)
    expect(local).toMatchObject({ standing: 'local', basis: expect.stringMatching(/weak|义务教育法/) })
  }
})

test.each([
  [
    "standing: national\n    from: '2024-01-01'",
    "standing: nation\n    from: '2024-13-01'",
    [
      `variants.national.standing: expected one of national, local; got "nation"`,
      `variants.national.from: expected a day such as '2024-09-01', in quotes; got "2024-13-01"`,
    ],
  ],
  [
    'schoolAge: { from: 6, years: 9 }',
    'schoolAge: { from: six }',
    [
      'variants.national.schoolAge: expected a line years:; got none',
      'variants.national.schoolAge.from: expected a whole number from 3 to 10; got "six"',
    ],
  ],
  [
    'absentMonth: true',
    'absentMonth: yes please\n    absentWeek: true',
    [
      'variants.national.absentMonth: expected true or false; got "yes please"',
      expect.stringContaining('got the unknown key "absentWeek"'),
    ],
  ],
  [
    'SUSPENDED: reason',
    'SUSPENDED: excuse',
    ['variants.national.roll.SUSPENDED: expected one of attendance, reason, out-of-school, moved; got "excuse"'],
  ],
  ['rules: dropout-control', 'rules: risk', ['rules: expected dropout-control; got "risk"']],
  ['    title: 国家三本台账 the three ledgers\n', '', ['variants.national: expected a line title:; got none']],
])('%j as %j is told with its line', (right, wrong, sentences) => {
  const faults = readRules(FILE.replace(right, wrong)).faults
  expect(faults.map(({ sentence }) => sentence).sort()).toEqual(expect.arrayContaining(sentences))
  expect(faults).toHaveLength(sentences.length)
  for (const { line } of faults) expect(line).toBeGreaterThan(0)
})

test('a fault names the line where it stands', () => {
  const line = lineOf('suspectedFrom: 6')
  expect(told(FILE.replace('suspectedFrom: 6', 'suspectedFrom: 0'))).toEqual([`${line}: variants.week-and-month.suspectedFrom: expected a whole number from 1 to 366; got 0`]) // prettier-ignore
  expect(told(FILE.replace('suspectedFrom: 6', 'suspectedFrom: 24'))).toEqual([expect.stringContaining('expected more days than suspectedFrom; got 24')]) // prettier-ignore
})

test('two rules for one division and day are refused, and a variant that is not there', () => {
  expect(told(FILE, 'first-day', 'four-weeks')).toEqual([`${lineOf('  first-day:')}: variants.first-day: expected one rule for a division and a day; got four-weeks too`]) // prettier-ignore
  expect(told(FILE, 'five-weeks')).toEqual([expect.stringContaining('got "five-weeks"')])
})

test.each([
  '',
  'a: [',
  '- one',
  'rules: dropout-control\nvariants: {}',
  'rules: dropout-control\nrules: dropout-control\nvariants: { a: 1 }',
  'rules: dropout-control\nvariants:\n  A b: 1',
])('%j is refused, and never thrown', (text) => {
  expect(told(text).length).toBeGreaterThanOrEqual(1)
})

test('each byte counts in the version', () => {
  const versions = [FILE, `${FILE}\n`, FILE.replace('45', '46')].map((text) => readRules(text).rules!.version)
  expect(new Set(versions).size).toBe(3)
})
