import { applyMask, isMaskName } from '../../src/access/masks'

test.each([
  ['id-number', '430421201505120023', '430421************'],
  ['id-number', '430421150512002', '430421*********'],
  ['id-number', '4304', '4304'],
  ['surname', '周雨桐', '周**'],
  ['surname', '𠮷田', '𠮷*'],
  ['surname', '', ''],
  ['division-county', '430421100213', '430421'],
  ['division-county', '430421', '430421'],
  ['year', '2015-05-12', '2015'],
  ['phone', '13800001234', '*******1234'],
  ['phone', '123', '123'],
  ['text', 'whatever it was', '***'],
] as const)('%s: %s -> %s', (mask, value, masked) => {
  expect(applyMask(mask, value)).toBe(masked)
})

test('each text of a list is masked', () => {
  expect(applyMask('surname', ['周雨', '周桐'])).toEqual(['周*', '周*'])
})

test.each([[42], [true], [{ name: 'x' }], [undefined], [null]])('what is no text is not shown: %p', (value) => {
  expect(applyMask('text', value)).toBeNull()
  expect(applyMask('text', [value])).toEqual([null])
})

test('a mask is known by its own name alone', () => {
  expect(isMaskName('year')).toBe(true)
  for (const name of ['constructor', '__proto__', 'toString', 'Year', '', null, 4]) expect(isMaskName(name)).toBe(false)
})
