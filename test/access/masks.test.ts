import { Random } from '../../src/demo/random'
import { applyMask, isMaskName } from '../../src/access/masks'

const MASKS = ['id-number', 'surname', 'division-county', 'year', 'phone', 'text'] as const

test.each([
  ['id-number', '430421201505120023', '430421************'],
  ['id-number', '430421150512002', '430421*********'],
  ['id-number', '4304', '43**'],
  ['id-number', '1', '*'],
  ['surname', '周雨桐', '周**'],
  ['surname', '𠮷田', '𠮷*'],
  ['surname', '周', '*'],
  ['surname', '𠮷', '*'],
  ['surname', '欧阳', '欧*'],
  ['division-county', '430421100213', '430421'],
  ['division-county', '430421100', '430421'],
  ['division-county', '430421', '430400'],
  ['division-county', '430421000000', '430400'],
  ['division-county', '430400', '430000'],
  ['year', '2015-05-12', '2015'],
  ['phone', '13800001234', '*******1234'],
  ['phone', '8765432', '****432'],
  ['phone', '123', '**3'],
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
  for (const name of MASKS) expect(isMaskName(name)).toBe(true)
  for (const name of ['constructor', '__proto__', 'toString', 'Year', '', null, 4]) expect(isMaskName(name)).toBe(false)
})

describe('a masked value is never the value (faults.md 23)', () => {
  const SIGNS = [...'周雨桐欧阳0123456789-*·Xx ', '𠮷', '\u0301', '\ud800', '🧒']
  const WORTH = ['', '*', '**', '***', '****', '周', '周*', '2015', '2015-05-12', '2015-05', '430000', '430400', '430421', '430421100', '430421100213', '430421000000', '1', '12', '4304**', '****1234'] // prettier-ignore

  test.each(MASKS)('%s, for any text', (mask) => {
    const random = new Random(20260301, 23)
    const texts = Array.from({ length: 5_000 }, () =>
      Array.from({ length: random.int(20) }, () => random.pick(SIGNS)).join(''),
    )
    const shown = [...WORTH, ...SIGNS, ...texts].filter(
      (text) => applyMask(mask, text) === text || (applyMask(mask, [text]) as unknown[])[0] === text,
    )
    expect(shown).toEqual([])
  })

  test.each(['surname', 'id-number', 'phone'] as const)('%s shows half of a text at most', (mask) => {
    for (const text of ['甲', '甲乙', '甲乙丙', '甲乙丙丁', '甲乙丙丁戊', '甲乙丙丁戊己庚辛']) {
      const shown = [...((applyMask(mask, text) as string | null) ?? '')].filter((letter) => letter !== '*')
      expect(shown.length).toBeLessThanOrEqual([...text].length / 2)
    }
  })

  test.each([
    ['year', '2015'],
    ['year', 'unknown'],
    ['division-county', '430000'],
    ['division-county', '43042'],
    ['text', '***'],
    ['surname', ''],
  ] as const)('what %s cannot mask is not shown: %j', (mask, value) => {
    expect(applyMask(mask, value)).toBeNull()
  })
})
