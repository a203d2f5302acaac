import { nearestFamily, Released, type ReleasedRow } from '../../src/statistics/answer'
import { selectionsOf, type Design } from '../../src/statistics/cube'

const DESIGN: Design = {
  dimensions: [
    { name: 'sex', codes: ['1', '2'], sensitive: false },
    { name: 'age', codes: ['A', 'B', 'C'], sensitive: false },
    { name: 'aid', codes: ['NO', 'YES'], sensitive: true },
  ],
  families: [
    ['sex', 'age'],
    ['sex', 'aid'],
  ],
  levels: [2, 4, 6],
}
/** Each number is its own place, so that a wrong place shows. */
const [SEX_AGE, SEX_AID] = [selectionsOf([2, 3]), selectionsOf([2, 2])]
const row = (family: number, division: string, hidden: readonly number[] = [], open = true): ReleasedRow => {
  const size = (family === 0 ? SEX_AGE : SEX_AID).length
  const numbers = Array.from({ length: size }, (_, place) => (hidden.includes(place) ? null : place + 100))
  return { family, division, open, numbers: open ? numbers : null }
}
const placeOf = (all: readonly (readonly (number | null)[])[], ...selection: (number | null)[]) =>
  all.findIndex((one) => one.join() === selection.join())
const wanted = (codes: Record<string, number[]>) => new Map(Object.entries(codes))

test('finds each selection of a family at its place', () => {
  const released = new Released(DESIGN, [0, 1], [row(0, '43'), row(1, '43')])
  SEX_AGE.forEach(([sex, age], place) => {
    const asked = wanted({ ...(sex == null ? {} : { sex: [sex] }), ...(age == null ? {} : { age: [age] }) })
    expect(released.tell('43', asked)).toEqual({ number: place + 100 })
  })
})

test('a sum is withheld with any of its parts', () => {
  const hidden = placeOf(SEX_AGE, 0, 1)
  const released = new Released(DESIGN, [0], [row(0, '43', [hidden])])
  expect(released.tell('43', wanted({ sex: [0], age: [0, 2] }))).toEqual({ number: 200 + placeOf(SEX_AGE, 0, 0) + placeOf(SEX_AGE, 0, 2) }) // prettier-ignore
  expect(released.tell('43', wanted({ sex: [0], age: [0, 1] }))).toEqual({ rule: 'PROTECTED' })
  expect(released.tell('43', wanted({ sex: [0], age: [] }))).toEqual({ number: 0 })
})

test('a part that two families share is told by the one that is open', () => {
  const released = new Released(DESIGN, [0, 1], [row(0, '43', [], false), row(1, '43')])
  expect(released.tell('43', wanted({ sex: [1] }))).toEqual({ number: 100 + placeOf(SEX_AID, 1, null) })
  expect(released.tell('43', wanted({ age: [1] }))).toEqual({ rule: 'AREA_CLOSED' })
})

test('a division without a row is zero below an open one, and closed below a closed one, however far above', () => {
  const released = new Released(DESIGN, [0], [row(0, '43'), row(0, '44', [], false)])
  expect(released.tell('4301', wanted({}))).toEqual({ number: 0 })
  expect(released.tell('430101', wanted({}))).toEqual({ number: 0 })
  expect(released.tell('4401', wanted({}))).toEqual({ rule: 'AREA_CLOSED' })
  expect(released.tell('440101', wanted({}))).toEqual({ rule: 'AREA_CLOSED' })
})

test('the country is the sum of its provinces, and withheld with one of them', () => {
  const both = new Released(DESIGN, [0], [row(0, '43'), row(0, '44'), row(0, '4401')])
  expect(both.tell('', wanted({}))).toEqual({ number: 200 })
  expect(new Released(DESIGN, [0], [row(0, '43'), row(0, '44', [0])]).tell('', wanted({}))).toEqual({ rule: 'PROTECTED' }) // prettier-ignore
})

test('the nearest level above at which a number exists', () => {
  const hidden = placeOf(SEX_AGE, 0, 0)
  const asked = wanted({ sex: [0], age: [0] })
  const rows = [row(0, '43'), row(0, '4301', [hidden]), row(0, '430101', [], false)]
  expect(new Released(DESIGN, [0], rows).levelOf('430101', asked)).toBe(2)
  expect(new Released(DESIGN, [0], rows).levelOf('430101', wanted({}))).toBe(4)
  expect(new Released(DESIGN, [0], rows.slice(1)).levelOf('4301', asked)).toBe(2) // no child, and that is known
  expect(new Released(DESIGN, [0], [row(0, '43', [hidden]), rows[1]!]).levelOf('4301', asked)).toBeNull()
})

test('the nearest family drops the fewest facts', () => {
  expect(nearestFamily(DESIGN, ['age', 'aid', 'sex'])).toEqual({ family: ['sex', 'age'], drop: ['aid'] })
  expect(nearestFamily(DESIGN, ['aid', 'age'])).toEqual({ family: ['sex', 'age'], drop: ['aid'] })
  expect(nearestFamily(DESIGN, ['aid', 'sex'])).toEqual({ family: ['sex', 'aid'], drop: [] })
})
