import { isRollNumber, judge, type CertainFacts } from '../../src/linkage/certain'

const ID = '43042120150512002X'
const BORN = '2015-05-12'
const TWIN = '430421201505120038'

const FACTS: CertainFacts = { idNumber: null, rollNumber: null, birthDate: BORN, sex: 'FEMALE', unreadable: [] }
const certainKey = (facts: Partial<CertainFacts>) => judge({ ...FACTS, ...facts }).key

/** Facts of a record, and the key that links it for certain: null links nothing. */
test.each([
  ['its own valid number', { idNumber: ID, rollNumber: null, birthDate: BORN }, ID, 'id-number'],
  ['as a clerk wrote it', { idNumber: ' 43042120150512002x', rollNumber: null, birthDate: BORN }, ID, 'id-number'],
  ['no birth date to contradict it', { idNumber: ID, rollNumber: null, birthDate: null }, ID, 'id-number'],
  ['15 digits', { idNumber: '430421150512002', rollNumber: null, birthDate: BORN }, ID, 'id-number'],
  ['embedded in the roll number', { idNumber: null, rollNumber: `G${ID}`, birthDate: BORN }, ID, 'roll-number'],
  [
    'mistyped, but the roll number holds',
    { idNumber: '430421201505120021', rollNumber: `G${ID}`, birthDate: BORN },
    ID,
    'roll-number',
  ],
  [
    'borrowed, but the roll number holds',
    { idNumber: '440524188001010014', rollNumber: `G${ID}`, birthDate: BORN },
    ID,
    'roll-number',
  ],
  ['a twin’s', { idNumber: TWIN, sex: 'MALE' }, TWIN, 'id-number'],
])('%s', (_what, facts, idNumber, rule) => {
  expect(certainKey(facts)).toEqual({ idNumber, rule })
})

test.each([
  ['nothing', { idNumber: null, rollNumber: null, birthDate: BORN }],
  ['a wrong check character', { idNumber: '430421201505120021', rollNumber: null, birthDate: BORN }],
  ['a number that contradicts the birth date', { idNumber: '440524188001010014', rollNumber: null, birthDate: BORN }],
  ['15 digits of another birth date', { idNumber: '430421150513002', rollNumber: null, birthDate: BORN }],
  ['15 digits without a birth date', { idNumber: '430421150512002', rollNumber: null, birthDate: null }],
  ['a temporary roll number that looks like one', { idNumber: null, rollNumber: `L${ID}`, birthDate: BORN }],
  ['a roll number without ID number', { idNumber: null, rollNumber: 'J430421000000000012', birthDate: BORN }],
  ['a roll number that embeds a borrowed one', { idNumber: null, rollNumber: 'G440524188001010014', birthDate: BORN }],
])('%s links nothing', (_what, facts) => {
  expect(certainKey(facts)).toBeNull()
})

test('roll numbers by their form', () => {
  for (const good of [`G${ID}`, 'J430421201505120021', 'L00000000000000000X']) expect(isRollNumber(good)).toBe(true)
  for (const bad of [ID, `X${ID}`, 'G43042120150512002', `g${ID}`, `G${ID}0`, '']) expect(isRollNumber(bad)).toBe(false)
})
