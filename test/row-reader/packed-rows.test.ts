import { PackedRows } from '../../src/row-reader/packed-rows'
import { signs } from './signs'

const packed = new PackedRows(['name', 'grade'])
const { cell, row, absent } = signs()

test('cells come row by row: null is null, and an empty text is an empty text', () => {
  expect(packed.read(`2${row}1${cell}林${row}${cell}${absent}`)).toEqual([
    ['1', '林'],
    ['', null],
  ])
  expect(packed.read(null)).toEqual([])
})

test.each([
  ['a cell too many', `1${row}1${cell}2${cell}3`],
  ['a cell too few', `2${row}1${cell}2${row}1`],
  ['a row that was never counted', `1${row}1${cell}2${row}3${cell}4`],
  ['a row too few', `2${row}1${cell}2`],
])('%s: nothing is read', (_what, written) => {
  expect(packed.read(written)).toBeNull()
})

test('signs are six control characters that end no line, none of them twice', () => {
  const all = [cell, row, absent]
  for (const one of all) expect(one).toMatch(/^[\x01-\x08\x0b\x0c\x0e-\x1f]{6}$/)
  expect(new Set(all.join('')).size).toBe(18)
})

test('a part of a sign at the end of a word makes no other sign', () => {
  for (let length = 1; length < 6; length += 1) {
    const rows = [[`林${cell.slice(0, length)}`, row.slice(0, length)], [`${row.slice(length)}王`, cell.slice(length)]] // prettier-ignore
    expect(packed.read(`2${row}${rows.map((cells) => cells.join(cell)).join(row)}`)).toEqual(rows)
  }
})

test('a word that is the sign of null as a whole is read as null, and one that only holds it is a word', () => {
  expect(packed.read(`1${row}${absent}${cell}${absent}x`)).toEqual([[null, `${absent}x`]])
})
