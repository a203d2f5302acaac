import { findGuardians, findParents, type BookMember } from '../../../connectors/police/family'

/** 'relation sex birth-year' or with a trailing '+' for the dead. The key is the position. */
function book(...written: string[]): BookMember[] {
  return written.map((line, at) => {
    const [relation = '', sex = '', year = ''] = line.replace('+', '').split(' ')
    const alive = !line.endsWith('+')
    const birthDate = `${year}-06-15`
    return {
      key: String(at),
      relation,
      sex: sex === 'm' ? 'MALE' : sex === 'f' ? 'FEMALE' : 'UNKNOWN',
      birthDate,
      idNumber: null,
      adult: alive && Number(year) <= 2007,
      misplaced: false,
      shown: { name: `person ${at}`, birthDate, idNumber: null, alive },
    }
  })
}

const parents = (members: BookMember[], child: number) =>
  findParents(members, String(child)).map(({ kind, member, certainty }) => `${kind} ${member.key} ${certainty}`)
const guardians = (members: BookMember[], child: number) =>
  findGuardians(members, String(child)).map(
    ({ basis, member, relation, certainty }) => `${basis} ${member.key} ${relation} ${certainty}`,
  )

test.each<[string, BookMember[], number, string[]]>([
  ["in the father's book", book('02 m 1985', '12 f 1987', '21 m 2015'), 2, ['FATHER 0 CERTAIN', 'MOTHER 1 CERTAIN']],
  ["in the mother's book", book('02 f 1985', '11 m 1983', '31 f 2015'), 2, ['FATHER 1 CERTAIN', 'MOTHER 0 CERTAIN']],
  ['of a mother alone', book('02 f 1985', '32 f 2015', '33 f 2018'), 1, ['MOTHER 0 CERTAIN']],
  [
    'adopted or a stepchild: the code does not say',
    book('02 m 1985', '12 f 1987', '27 m 2015'),
    2,
    ['FATHER 0 LIKELY', 'MOTHER 1 LIKELY'],
  ],
  [
    "in the grandfather's book with the only son and his wife",
    book('02 m 1958', '12 f 1960', '21 m 1987', '38 f 1989', '42 f 2015'),
    4,
    ['FATHER 2 CERTAIN', 'MOTHER 3 CERTAIN'],
  ],
  [
    'with a first son who may have brothers elsewhere',
    book('02 m 1958', '22 m 1987', '41 m 2015'),
    2,
    ['FATHER 1 LIKELY'],
  ],
  [
    'with two sons: either may be the father',
    book('02 m 1958', '22 m 1987', '23 m 1990', '38 f 1989', '41 m 2015'),
    4,
    ['FATHER 1 LIKELY', 'FATHER 2 LIKELY', 'MOTHER 3 LIKELY'],
  ],
  [
    'with an uncle too young to be a father',
    book('02 m 1965', '22 m 1987', '23 m 2003', '41 m 2015'),
    3,
    ['FATHER 1 LIKELY'],
  ],
  ["in the grandfather's book without the parents", book('02 m 1958', '12 f 1960', '41 m 2015'), 2, []],
  [
    "in the maternal grandfather's book",
    book('02 m 1958', '12 f 1960', '31 f 1989', '28 m 1986', '43 m 2015'),
    4,
    ['FATHER 3 CERTAIN', 'MOTHER 2 CERTAIN'],
  ],
  [
    'of a dead father',
    book('02 m 1958', '21 m 1987+', '38 f 1989', '42 f 2015'),
    3,
    ['FATHER 1 CERTAIN', 'MOTHER 2 CERTAIN'],
  ],
  ['a young head with its mother', book('02 m 2009', '52 f 1985'), 0, ['MOTHER 1 CERTAIN']],
  ["the head's younger brother", book('02 m 2003', '51 m 1980', '73 m 2014'), 2, ['FATHER 1 CERTAIN']],
  ['some other relative', book('02 m 1985', '12 f 1987', '97 m 2015'), 2, []],
  ['not related', book('99 m 2015'), 0, []],
  ['grandchild of either side', book('02 m 1958', '22 m 1987', '40 m 2015'), 2, ['FATHER 1 LIKELY']],
])('the parents of a child %s', (_name, members, child, expected) => {
  expect(parents(members, child)).toEqual(expected)
})

test.each<[string, BookMember[], number, string[]]>([
  [
    'parents first, then a grown sister',
    book('02 m 1975', '12 f 1977', '32 f 2000', '33 f 2015'),
    3,
    ['PARENT 0 父亲 CERTAIN', 'PARENT 1 母亲 CERTAIN', 'SIBLING 2 姐姐 CERTAIN'],
  ],
  [
    'the dead are no guardians, grandparents are',
    book('02 m 1958', '12 f 1960', '21 m 1987+', '42 f 2015'),
    3,
    ['GRANDPARENT 0 祖父 CERTAIN', 'GRANDPARENT 1 祖母 CERTAIN'],
  ],
  [
    "of the mother's side",
    book('02 m 1958', '12 f 1960', '43 m 2015'),
    2,
    ['GRANDPARENT 0 外祖父 CERTAIN', 'GRANDPARENT 1 外祖母 CERTAIN'],
  ],
  [
    'an uncle comes after the grandparents',
    book('02 m 1958', '21 m 1987', '38 f 1989', '39 f 1995', '41 m 2015'),
    4,
    ['PARENT 1 父亲 CERTAIN', 'PARENT 2 母亲 CERTAIN', 'GRANDPARENT 0 祖父 CERTAIN', 'OTHER_MEMBER 3 其他亲属 LIKELY'],
  ],
  ['a child without relatives in the book has none', book('99 m 2015'), 0, []],
  ['a brother of fifteen is no guardian', book('02 m 1975+', '22 m 2011', '23 m 2015'), 2, []],
])('guardians: %s', (_name, members, child, expected) => {
  expect(guardians(members, child)).toEqual(expected)
})

test('a child that is not in the book has neither', () => {
  expect(findParents(book('02 m 1985'), '9')).toEqual([])
  expect(findGuardians(book('02 m 1985'), '9')).toEqual([])
})
