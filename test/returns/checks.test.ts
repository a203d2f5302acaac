import { checksOfRollUp, checksWithin } from '../../src/returns/checks'
import { FIGURES, NO_FIGURES, sum, type Figures } from '../../src/returns/figures'
import { readPeriod } from '../../src/returns/periods'
import { levelOf, partsOf, prefixOf } from '../../src/returns/units'

/** Random from a seed: mulberry32. */
function seeded(seed: number): (most: number) => number {
  let state = seed
  return (most) => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) % (most + 1)
  }
}

/** Figures as an honest count makes them: parts first, sums from them. */
function honest(random: (most: number) => number): Figures {
  const f = Array.from({ length: FIGURES.length + 1 }, () => random(50))
  f[1] = f[2]! + f[3]! + f[4]! + f[5]! + f[6]!
  f[7] = f[4]! + f[5]!
  f[8] = random(f[7])
  f[9] = random(f[7])
  f[14] = f[18]! + f[19]! + f[20]!
  f[13] = f[15]! + f[16]! + f[17]!
  f[10] = random(f[14] + f[13])
  f[12] = random(f[14] + f[13] - f[10])
  f[11] = f[14] + f[13] - f[10] - f[12]
  return f.slice(1)
}

test('the checks by their names', () => {
  expect(checksWithin(NO_FIGURES).map(({ name }) => name)).toEqual(['1=2+3+4+5+6', '7=4+5', '8≤7', '9≤7', '14+13=10+11+12', '13=15+16+17', '14=18+19+20']) // prettier-ignore
})

test('1,000 honest returns pass, and so does the sum of any of them', () => {
  const random = seeded(20261130)
  const many = Array.from({ length: 1_000 }, () => honest(random))
  for (const figures of many) expect(checksWithin(figures).filter(({ holds }) => !holds)).toEqual([])
  expect(checksWithin(sum(many)).every(({ holds }) => holds)).toBe(true)
})

/** Figures that no equation holds alone: 8 and 9 have a bound, 21 to 24 stand for themselves. */
const FREE = new Set([8, 9, 21, 22, 23, 24])

test('one figure changed by one is found by a check that names it, and its sides say by how much', () => {
  const random = seeded(7)
  for (let i = 0; i < 2_000; i += 1) {
    const figures = [...honest(random)]
    const number = 1 + random(FIGURES.length - 1)
    if (FREE.has(number)) continue
    figures[number - 1]! += 1
    const failed = checksWithin(figures).filter(({ holds }) => !holds)
    expect(failed.length).toBeGreaterThan(0)
    for (const { name, left, right } of failed) {
      expect(name.split(/[=+≤]+/)).toContain(String(number))
      expect(Math.abs(left - right)).toBe(1)
    }
  }
})

test('more of a group than there are of all is found', () => {
  for (const number of [8, 9]) {
    const figures = [...honest(seeded(number))]
    figures[number - 1] = figures[6]! + 1
    expect(checksWithin(figures).filter(({ holds }) => !holds).map(({ name }) => name)).toEqual([`${number}≤7`]) // prettier-ignore
  }
})

test('a roll-up tells both sides', () => {
  const figures = honest(seeded(3))
  expect(checksOfRollUp(figures, figures).every(({ holds }) => holds)).toBe(true)
  const counted = figures.map((one, i) => (i === 0 ? one + 4 : one))
  expect(checksOfRollUp(figures, counted)[0]).toEqual({ name: 'Σ1=1', kind: 'ROLL_UP', holds: false, left: figures[0], right: figures[0]! + 4 }) // prettier-ignore
})

test.each([
  ['2026-11', 'MONTH', '2026-11-01', '2026-12-01'],
  ['2026-12', 'MONTH', '2026-12-01', '2027-01-01'],
  ['2026-autumn', 'TERM', '2026-09-01', '2027-02-01'],
  ['2027-spring', 'TERM', '2027-02-01', '2027-09-01'],
  ['2026-2027', 'YEAR', '2026-09-01', '2027-09-01'],
])('%s is a %s', (name, kind, from, until) => expect(readPeriod(name)).toEqual({ kind, name, from, until }))

test.each(['2026', '2026-13', '2026-00', '2026-2028', '2026-1', "2026-11'--", '2026-summer', '1999-01', ''])(
  '%j is no period',
  (name) => expect(readPeriod(name)).toBeNull(),
)

test('a school is part of its county, a county of its city, a city of its province', () => {
  const unit = (division: string, school: string | null = null) => ({ division, school })
  expect([unit('430421', '2143042101'), unit('430421'), unit('430400'), unit('430000'), unit('000000')].map(levelOf)).toEqual(['SCHOOL', 'COUNTY', 'CITY', 'PROVINCE', 'COUNTRY']) // prettier-ignore
  expect(['430421', '430400', '430000', '000000', '100000'].map((code) => prefixOf(unit(code)))).toEqual(['430421', '4304', '43', '', '10']) // prettier-ignore
  expect([partsOf(unit('430421')), partsOf(unit('430400'))]).toEqual([null, { like: '4304__', not: '____00' }])
})
