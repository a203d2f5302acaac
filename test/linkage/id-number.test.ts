import { birthDateOf, checkCharacter, isIdNumber, lengthen } from '../../src/linkage/id-number'

/** GB 11643: the standard's two samples, and what must not pass. */
test.each(['11010519491231002X', '440524188001010014'])('%s, of the standard, is valid', (number) => {
  expect(isIdNumber(number)).toBe(true)
  expect(checkCharacter(number.slice(0, 17))).toBe(number[17])
})

test('no other check character passes', () => {
  for (const last of '0123456789') expect(isIdNumber(`11010519491231002${last}`)).toBe(false)
})

test('one digit wrong, or two neighbours swapped, is always seen', () => {
  const good = '440524188001010014'
  for (let at = 0; at < 17; at += 1) {
    for (const digit of '0123456789') {
      const wrong = good.slice(0, at) + digit + good.slice(at + 1)
      if (wrong !== good) expect(isIdNumber(wrong)).toBe(false)
    }
    const swapped = good.slice(0, at) + good[at + 1] + good[at] + good.slice(at + 2)
    if (swapped !== good && at < 16) expect(isIdNumber(swapped)).toBe(false)
  }
})

test.each([
  '',
  '1101051949123100',
  '11010519491231002',
  '11010519491231002XX',
  'A1010519491231002X',
  '11010519491231002x',
  ' 1010519491231002X',
])('form %#', (text) => expect(isIdNumber(text)).toBe(false))

test.each(['20150230', '20151301', '20150001', '20150100', '19000229'])('%s is no calendar day', (day) => {
  const first17 = `430421${day}002`
  expect(isIdNumber(first17 + checkCharacter(first17))).toBe(false)
})

test('a 15-digit number gets its century from the birth date, and nothing when they disagree', () => {
  expect(lengthen('110105491231002', '1949-12-31')).toBe('11010519491231002X')
  expect(lengthen('110105491231002', '1949-12-30')).toBeNull()
  expect(lengthen('11010549123100', '1949-12-31')).toBeNull()
  expect(lengthen('430421150512002', '2015-05-12')?.slice(6, 14)).toBe('20150512')
})

test('the birth date in a number', () => {
  expect(birthDateOf('11010519491231002X')).toBe('1949-12-31')
  expect(birthDateOf('430421201502300020')).toBeNull()
})
