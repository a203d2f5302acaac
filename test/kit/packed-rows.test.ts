import { PackedRows } from '../../src/kit/packed-rows'

/** The separators of this process, as they stand in a statement. */
function separators(packed: PackedRows): [cell: string, row: string] {
  const [cell, row] = [...packed.sql().matchAll(/E'([^']+)'/g)].map(([, codes]) =>
    String.fromCharCode(
      ...codes!
        .split('\\x')
        .slice(1)
        .map((code) => Number.parseInt(code, 16)),
    ),
  ) as [string, string]
  return [cell, row]
}

test('rows come cell by cell; an empty one is null', () => {
  const packed = PackedRows.plain()
  expect([packed.add('k.key'), packed.add('name')]).toEqual([0, 1])
  const [cell, row] = separators(packed)
  expect(packed.read(`1${cell}林${row}2${cell}`)).toEqual([
    ['1', '林'],
    ['2', null],
  ])
  expect(packed.read(null)).toEqual([])
})

test('exact rows tell null from empty', () => {
  const [plain, exact] = [PackedRows.plain(), PackedRows.exact()]
  for (const packed of [plain, exact]) for (const column of ['name', 'grade']) packed.add(column)
  expect(exact.row()).toContain(`coalesce((name)::text, E'\\x01')`)
  const [cell] = separators(plain)
  expect(cell).not.toContain('\u0001')
  expect(exact.read(`\u0001${cell}`)).toEqual([[null, '']])
})

test('a row of more or fewer cells is refused', () => {
  const packed = PackedRows.plain()
  packed.add('a')
  packed.add('b')
  const [cell, row] = separators(packed)
  expect(() => packed.read(`1${cell}2${cell}3`)).toThrow('expected 2 cells, got 3')
  expect(() => packed.read(`1${cell}2${row}1`)).toThrow('expected 2 cells, got 1')
})

test('separators are six control characters that end no line, and two different ones', () => {
  const packed = PackedRows.plain()
  packed.add('a')
  packed.add('b')
  const [cell, row] = separators(packed)
  expect(cell).not.toBe(row)
  for (const one of [cell, row]) expect(one).toMatch(/^[\x01-\x08\x0b\x0c\x0e-\x1f]{6}$/)
})

test('packed rows stand in a cell of others', () => {
  const [inner, outer] = [PackedRows.plain(), PackedRows.around()]
  for (const packed of [inner, outer]) for (const column of ['a', 'b']) packed.add(column)
  const [[cell, row], [outerCell, outerRow]] = [separators(inner), separators(outer)]
  expect(new Set([cell, row, outerCell, outerRow]).size).toBe(4)
  const held = `林${cell}1${row}王${cell}2`
  const read = outer.read(`x${outerCell}${held}${outerRow}y${outerCell}`)
  expect(read).toEqual([
    ['x', held],
    ['y', null],
  ])
  expect(inner.read(read[0]![1]!)).toEqual([
    ['林', '1'],
    ['王', '2'],
  ])
})
