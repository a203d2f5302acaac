import { Divisions, MOST_FOUND } from '../../src/divisions'

const divisions = new Divisions()
const found = (typed: string, above: string | null = '430400') => divisions.find(typed, above).map(({ code }) => code)

test.each([
  ['a part of the name', '西渡', '430421100'],
  ['full width and blanks', ' 西 渡 ', '430421100'],
  ['its reading', 'xiduzhen', '430421100'],
  ['the beginning of its reading, within a syllable', 'xid', '430421100'],
  ['tones and capitals', 'Xīdù', '430421100'],
  ['a syllable sign', "xi'du", '430421100'],
  ['its initials', 'xdz', '430421100'],
  ['its code', '430421100', '430421100'],
  ['full-width digits', '４３０４２１１００', '430421100'],
  ['a code with the zeros of a village’s', '430421100000', '430421100'],
  ['a village by its reading', 'tongqiaocun', '430421100213'],
])('by %s', (_what, typed, code) => {
  expect(found(typed)).toContain(code)
})

test('each of the five levels is found, the higher first', () => {
  expect(divisions.find('43', null)[0]).toMatchObject({ code: '430000', level: 'PROVINCE' })
  const levels = found('hengyang', null).map((code) => divisions.get(code)!.level)
  expect(levels.slice(0, 2)).toEqual(['CITY', 'COUNTY'])
  const order = ['PROVINCE', 'CITY', 'COUNTY', 'TOWNSHIP', 'VILLAGE']
  const every = divisions.find('衡', '430000').map(({ level }) => order.indexOf(level))
  expect(every).toEqual([...every].sort((one, other) => one - other))
  expect(found('tongqiaocun', '430421100')).toEqual(['430421100213'])
})

test('a character with several readings is found by each', () => {
  expect(found('yueqing', null)).toContain('330382')
  expect(found('leqing', null)).toContain('330382')
})

test('ü is found as people type it', () => {
  for (const typed of ['lvliang', 'lüliang', 'lyuliang']) expect(found(typed, null)).toContain('141100')
})

test('only the one above and what lies below it', () => {
  expect(found('430421', '430421')).toContain('430421')
  expect(found('衡南', '430421')).not.toContain('430422')
  expect(found('衡南', '430400')).toContain('430422')
  expect(found('衡', '999999')).toEqual([])
})

test('an abolished division is not found', () => {
  expect(divisions.get('430403')?.name).toBe('城南区')
  expect(found('430403')).toEqual([])
  expect(found('城南区')).not.toContain('430403')
})

test.each(['', ' ', '\u0000', 'xq9', '西渡镇%', '_', 'z'.repeat(41), '西'.repeat(3000)])(
  'a text that is no name, reading or code finds nothing: %j',
  (typed) => expect(found(typed)).toEqual([]),
)

test('at most so many, and of all China in less than a second', () => {
  const from = performance.now()
  expect(divisions.find('a', null).length).toBeLessThanOrEqual(MOST_FOUND)
  expect(divisions.find('zhen', null)).toHaveLength(MOST_FOUND)
  expect(divisions.find('镇', null)).toHaveLength(MOST_FOUND)
  expect(performance.now() - from).toBeLessThan(1_000)
})
