import { type Entry, RegistryFault } from '../../../connectors/contract/records'
import { peopleOf } from '../../../connectors/police/book'
import { mayMissParents } from '../../../connectors/police/family'

const TODAY = '2026-11-23'
const BAD = new RegistryFault('REGISTRY_LIES', 'police', 'cannot be read', { column: 'family.x' })
const row = (key: string, facts: Partial<Record<string, string | null | RegistryFault>> = {}): Entry => ({
  ...{
    key,
    relation: '02',
    sex: 'MALE',
    name: `person ${key}`,
    birthDate: '1987-03-16',
    idNumber: null,
    state: 'ACTIVE',
  },
  ...facts,
})
const CHILD = row('c', { relation: '21', birthDate: '2015-05-12', idNumber: 'C' })
const keys = (rows: readonly Entry[]) => peopleOf(rows, 'c', TODAY).map(({ key }) => key)

test.each<[string, Entry[], string[]]>([
  ['everyone who is here, the dead too', [row('a'), row('b', { state: 'DEAD' }), CHILD], ['a', 'b', 'c']],
  ['nobody who moved out or was cancelled', [row('a', { state: 'MOVED_OUT' }), row('b', { state: 'CANCELLED' }), CHILD], ['c']], // prettier-ignore
  ['the child whatever its state', [{ ...CHILD, state: 'MOVED_OUT' }], ['c']],
  ['one whose state cannot be read', [row('a', { state: BAD }), CHILD], ['a', 'c']],
  ['one person of a number once', [row('a', { idNumber: '1' }), row('b', { idNumber: '1', name: '别名' }), CHILD], ['a', 'c']], // prettier-ignore
  ['two persons of two numbers twice', [row('a', { idNumber: '1' }), row('b', { idNumber: '2', name: 'person a' }), CHILD], ['a', 'b', 'c']], // prettier-ignore
  [
    'one of a name and birth date once',
    [row('a', { idNumber: '1' }), row('b', { name: 'person a' }), CHILD],
    ['a', 'c'],
  ],
  ['twins twice', [row('a'), row('b'), CHILD], ['a', 'b', 'c']],
  ['a duplicate of the child is not its sibling', [row('a', { relation: '29', idNumber: 'C' }), CHILD], ['c']],
  ['the open row before the dead one', [row('a', { state: 'DEAD', idNumber: '1' }), row('b', { idNumber: '1' }), CHILD], ['b', 'c']], // prettier-ignore
  ['two whose names cannot be read twice', [row('a', { name: BAD }), row('b', { name: BAD }), CHILD], ['a', 'b', 'c']],
])('of a book: %s', (_name, rows, expected) => {
  expect(keys(rows)).toEqual(expected)
})

test('a number that only the duplicate has is the person’s', () => {
  const [person] = peopleOf([row('a'), row('b', { name: 'person a', idNumber: '1' }), CHILD], 'c', TODAY)
  expect(person).toMatchObject({ key: 'a', idNumber: '1' })
})

test.each<[string, Partial<Record<string, string | RegistryFault>>, boolean | null]>([
  ['18 today', { birthDate: '2008-11-23' }, true],
  ['18 tomorrow', { birthDate: '2008-11-24' }, false],
  ['dead', { state: 'DEAD' }, false],
  ['of a birth date that cannot be read', { birthDate: BAD }, null],
  ['of a state that cannot be read', { state: BAD }, null],
  ['a child of a state that cannot be read', { state: BAD, birthDate: '2020-01-01' }, false],
  ['dead, of a birth date that cannot be read', { state: 'DEAD', birthDate: BAD }, false],
])('an adult? %s', (_name, facts, expected) => {
  expect(peopleOf([row('a', facts), CHILD], 'c', TODAY)[0]!.adult).toBe(expected)
})

const MOTHER = row('m', { relation: '12', sex: 'FEMALE', birthDate: '1989-09-22' })

test.each<[string, Entry[], boolean]>([
  ['all can be placed', [row('f'), CHILD], false],
  ['someone of no readable relation, and no mother', [row('f'), { ...MOTHER, relation: BAD }, CHILD], true],
  ['someone of no readable sex, and no mother', [row('f'), { ...MOTHER, sex: BAD }, CHILD], true],
  ['the same, but both parents are found', [row('f'), MOTHER, row('u', { relation: BAD }), CHILD], false],
  ['the same, but too young', [row('f'), row('u', { relation: BAD, birthDate: '2010-01-01' }), CHILD], false],
  ['the child itself', [row('f'), MOTHER, { ...CHILD, relation: BAD }], true],
])('may a bad cell hide a parent? %s', (_name, rows, expected) => {
  expect(mayMissParents(peopleOf(rows, 'c', TODAY), 'c')).toBe(expected)
})
