import { PackedRows } from '../../src/identity/packed-rows'

const read = (written: string | null, keys = 2) => {
  const packed = new PackedRows('place')
  packed.add('name')
  const rows: unknown[] = []
  packed.read(written, keys, (place, cells) => rows.push([place, ...cells.slice(1)]))
  return rows
}

test('rows come with their place and cells; an empty one is null', () => {
  expect(read('2\x1f林\x1e1\x1f')).toEqual([
    [1, '林'],
    [0, null],
  ])
  expect(read(null)).toEqual([])
})

test.each([
  ['a cell too many', '1\x1fa\x1fb'],
  ['a cell too few', '1'],
  ['a place beyond the keys', '3\x1fa'],
  ['no place at all', 'x\x1fa'],
])('%s is refused', (_what, written) => {
  expect(() => read(written)).toThrow('expected 2 cells a row and 2 places at most')
})
