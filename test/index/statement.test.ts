import { toCondition } from '../../src/index/child-filter'
import { ValuesInText } from '../../src/row-reader/values-in-text'

function written(filter: Record<string, unknown>): { text: string; values: readonly unknown[] } {
  const values = new ValuesInText()
  return { text: toCondition(filter, values), values: values.all }
}

test('members of enumerations, divisions and yes or no stand in the statement: its plan is made for them', () => {
  const { text, values } = written({
    guardianshipType: { in: ['NONE', 'FAIR'] },
    sex: { eq: 'FEMALE' },
    receivesAid: { eq: true },
    residenceDivision: { within: '430421' },
  })
  expect(text).toContain(`guardianship_type = ANY ('{NONE,FAIR}'::text[])`)
  expect(text).toContain(`sex = 'FEMALE'`)
  expect(text).toContain('receives_aid = true')
  expect(text).toContain(`starts_with(residence_division, '430421')`)
  expect(values).toEqual([])
})

test('a plan is kept for what stands in the statement and for even values, not for a name or a month', () => {
  const asked = (filter: Record<string, unknown>) => {
    const values = new ValuesInText()
    toCondition(filter, values)
    values.even('a school')
    return values.onePlanDoes
  }
  expect(asked({ sex: { eq: 'FEMALE' } })).toBe(true)
  expect(asked({ sex: { eq: 'FEMALE' }, name: { prefix: '林' } })).toBe(false)
  expect(asked({ or: [{ birthMonth: { eq: '2015-09' } }] })).toBe(false)
})

test('the whole country, a province and a village are words; more digits are not', () => {
  const values = new ValuesInText()
  const words = ['%', '43%', '430421100201%'].map((word) => values.word(word))
  expect(words).toEqual([`'%'`, `'43%'`, `'430421100201%'`])
  expect(values.word('4304211002011%')).toBe('$1')
})

test.each([
  ['exact name', { name: { exact: 'WANG' } }],
  ['beginning of a name', { name: { prefix: 'ZHAO' } }],
  ['former name', { name: { former: 'LI' } }],
  ['reading', { name: { pinyin: 'wang' } }],
  ['month of birth', { birthMonth: { eq: '2015-09' } }],
  ['months of birth', { birthMonth: { from: '2015-09', to: '2016-08' } }],
])('what may tell of a person never stands in it: %s', (_what, filter) => {
  const { text, values } = written(filter)
  expect(values.length).toBeGreaterThan(0)
  for (const value of values) expect(text).not.toContain(`'${String(value)}`)
})

test.each([
  "FAIR' OR true --",
  "FAIR'",
  'FAIR,NONE',
  'FAIR}',
  'FAIR\\',
  'NULL',
  '',
  'fair',
  '43042119991231001X',
  'FAIR\n',
  null,
  7,
])('a word that could mean something to SQL, or be a number of somebody, has its place: %p', (word) => {
  for (const filter of [{ sex: { eq: word } }, { sex: { in: ['FAIR', word] } }]) {
    const { text, values } = written(filter)
    if (word === null && 'eq' in filter.sex) continue // asks nothing
    expect(text).toContain('$1')
    expect(values).toHaveLength(1)
  }
})
