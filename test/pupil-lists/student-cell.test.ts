import { SHOWCASE } from '../../src/demo/showcase'
import { checkCharacter } from '../../src/linkage/id-number'
import { isRounded, readStudentCell, type CellContext, type WrittenCell } from '../../src/linkage/student-cell'

const ID = SHOWCASE.idNumber // 43042120150512002X
const ALONE = { birthDate: null, rounded: false }
const read = (cell: string | WrittenCell, context: Partial<CellContext> = {}) => {
  const one = readStudentCell(typeof cell === 'string' ? { text: cell } : cell, { ...ALONE, ...context })
  return one.kind === 'number' ? one.number : one.kind === 'fault' ? one.code : one.kind
}
const wide = (text: string) => text.replace(/[!-~]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0))

test.each([
  [ID, ID],
  [ID.toLowerCase(), ID],
  [wide(ID), ID],
  [` ${ID}\u00A0`, ID],
  [`'${ID}`, ID],
  [`="${ID}"`, ID],
  [`G${ID}`, `G${ID}`],
  [wide(`g${ID}`), `G${ID}`],
  ['', 'empty'],
  ['  \u3000', 'empty'],
])('%j is %s', (text, expected) => {
  expect(read(text)).toBe(expected)
})

test.each([
  ['4.3042120150512E+17', 'scientific notation'],
  ['4.30421E17', 'scientific notation'],
  [wide('4.30E+17'), 'scientific notation'],
  ['430421201505120000.0', 'a float'],
  ['430421201505120000', 'the last digits rounded'],
  [ID.slice(0, 17), 'a lost character'],
  [ID.slice(1, 17), 'two lost digits'],
  ['#######', 'a narrow column'],
  ['#REF!', 'an error'],
])('%j is damaged (%s), and never guessed', (text) => {
  expect(read(text)).toBe('NUMBER_DAMAGED')
})

test('a number cell of 18 digits and a formula are damaged, whatever they show', () => {
  const digits = valid('43042120150512')
  expect(read(digits)).toBe(digits)
  expect(read({ text: digits, numeric: true })).toBe('NUMBER_DAMAGED')
  expect(read({ text: digits, formula: true })).toBe('NUMBER_DAMAGED')
})

/** A right number that ends in a digit and not in 000. */
function valid(first14: string): string {
  for (let n = 1; ; n += 1) {
    const first17 = first14 + String(n).padStart(3, '0')
    if (checkCharacter(first17) !== 'X') return first17 + checkCharacter(first17)
  }
}

/** Right numbers that end in 000: they exist, and a rounded number is one of them by chance, one time in eleven. */
const ENDING = ['43042120150512', '43042120150601', '43042120160203', '43042120140901'].flatMap(
  (first14) =>
  [1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => `${first14}${n}00`).filter((first17) => checkCharacter(first17) === '0').map((first17) => `${first17}0`), // prettier-ignore
)

test('one that ends in 000 counts, unless another of the column was rounded', () => {
  expect(ENDING.length).toBeGreaterThan(0)
  for (const number of ENDING) {
    expect([isRounded({ text: number }), read(number)]).toEqual([false, number])
    expect(read(number, { rounded: true })).toBe('NUMBER_DAMAGED')
  }
  expect(isRounded({ text: '430421201505120000' })).toBe(true)
  expect(read(ID, { rounded: true })).toBe(ID)
})

test('15 digits need the birth date of the row for their century', () => {
  const old = '430421150512002'
  expect(read(old)).toBe('NUMBER_OLD')
  expect(read(old, { birthDate: '2015-05-12' })).toBe(ID)
  expect(read(old, { birthDate: '1915-05-12' })).toMatch(/^4304211915/)
  expect(read(old, { birthDate: '2015-05-13' })).toBe('BAD_ID_NUMBER')
  expect(read({ text: old, numeric: true }, { birthDate: '2015-05-12' })).toBe(ID) // 15 digits are exact in a number cell
})

test.each([
  `${ID.slice(0, 17)}0`,
  `${ID.slice(0, 10)}1399${ID.slice(14)}`,
  '张三',
  '20150001',
  'Х'.repeat(18),
  `${ID}${ID}`,
])('%j is no number of a pupil', (text) => {
  expect(read(text)).toBe('BAD_ID_NUMBER')
})

test('no fault says the number', () => {
  for (const text of ['4.3042120150512E+17', '430421201505120000', ID.slice(0, 17), '430421150512002']) {
    const one = readStudentCell({ text }, ALONE)
    expect(one.kind === 'fault' && /\d{4}/.test(one.detail)).toBe(false)
  }
})
