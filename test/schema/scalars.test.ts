import { parseValue } from 'graphql'
import { DateScalar, DateTimeScalar, MonthScalar, PartialDateScalar } from '../../schema'

describe.each([
  [
    DateScalar,
    ['2024-02-29', '2000-02-29', '1999-12-31'],
    ['2023-02-29', '1900-02-29', '2024-13-01', '2024-04-31', '2024-1-1', '2024-01-01T00:00:00Z', '', 20240101, null],
  ],
  [PartialDateScalar, ['2024-02-29', '2015'], ['2015-06', '2023-02-29', '20150101', '201', '', 2015, null]],
  [MonthScalar, ['2024-01', '2024-12'], ['2024-00', '2024-13', '2024-1', '2024-01-01', 202401]],
  [
    DateTimeScalar,
    ['2024-02-29T23:59:59Z', '2024-02-29T00:00:00.123456Z'],
    ['2024-02-30T00:00:00Z', '2024-02-29T24:00:00Z', '2024-02-29T00:00:00+08:00', '2024-02-29 00:00:00', 0],
  ],
])('%s', (scalar, good, bad) => {
  test.each(good)('takes %s', (value) => {
    expect(scalar.parseValue(value)).toBe(value)
    expect(scalar.parseLiteral(parseValue(JSON.stringify(value)), {})).toBe(value)
    expect(scalar.serialize(value)).toBe(value)
  })

  test.each(bad)('refuses %p without repeating it', (value) => {
    const refusal = new RegExp(`^${scalar.name} must be [^0-9]*$`)
    expect(() => scalar.parseValue(value)).toThrow(refusal)
    expect(() => scalar.parseLiteral(parseValue(JSON.stringify(value)), {})).toThrow(refusal)
  })
})
