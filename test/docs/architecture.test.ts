import { REGISTRIES } from '../../connectors/registries'
import { ROOMS } from '../architecture/rooms'
import { quoted, readPage, tableRows } from './page'

const NAMES = REGISTRIES.map(({ name }) => name)

/** One row stands for the rooms of all registries. */
const written = tableRows(readPage('ARCHITECTURE.md')).flatMap(({ cells: [rooms = '', , , mayImport = ''] }) =>
  quoted(rooms)
    .flatMap((room) => (room === '<registry>' ? NAMES : [room]))
    .map((room) => [room, read(mayImport)] as const),
)

function read(cell: string): readonly string[] | 'everything' {
  if (cell === 'everything') return cell
  if (cell === 'nothing') return []
  return cell
    .split(', ')
    .flatMap((room) => (room === 'each registry' ? NAMES : [room]))
    .sort()
}

test('the table of rooms is the floor plan that the code is held to', () => {
  const plan = ROOMS.map(({ name, mayImport }) => [
    name,
    mayImport === 'everything' ? mayImport : [...mayImport].sort(),
  ])
  expect(Object.fromEntries(written)).toEqual(Object.fromEntries(plan))
  expect(written).toHaveLength(ROOMS.length)
})
