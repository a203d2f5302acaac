import { levelUnder } from '../../src/numbers/places'

const FIVE = [2, 4, 6, 9, 12]
const COUNTIES = [2, 4, 6]

test.each<[readonly number[], string, number | null, number]>([
  [FIVE, '', null, 2],
  [FIVE, '43', null, 4],
  [FIVE, '430421100', null, 12],
  [FIVE, '430421100213', null, 12],
  [FIVE, '', 0, 0],
  [FIVE, '', 6, 6],
  [FIVE, '4304', 12, 12],
  [FIVE, '430421', 6, 6],
  [COUNTIES, '4304', null, 6],
])('of levels %j under %j, asked %j: %i digits', (levels, area, asked, digits) => {
  expect(levelUnder(levels, area, asked)).toBe(digits)
})

test.each<[readonly number[], string, number | null, string]>([
  [FIVE, '', 9, 'COST_CELLS'],
  [FIVE, '43', 12, 'COST_CELLS'],
  [FIVE, '430421', 4, 'STATISTICS_INPUT'],
  [COUNTIES, '', 9, 'NOT_IN_RELEASE'],
  [COUNTIES, '430421100', null, 'NOT_IN_RELEASE'],
])('of levels %j under %j, asked %j: %s', (levels, area, asked, code) => {
  expect(() => levelUnder(levels, area, asked)).toThrow(expect.objectContaining({ code }))
})
