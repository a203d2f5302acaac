import { HubError } from '../../src/errors/hub-error'
import { parseFilter, type Alternatives } from '../../src/oneroster/filter'
import { partsOfName } from '../../src/oneroster/names'
import { pick, seeded } from '../audit-suite/seeded'

const read = (text: string): Alternatives | string => {
  try {
    return parseFilter(text)
  } catch (thrown) {
    if (thrown instanceof HubError) return thrown.code
    throw thrown
  }
}

test.each([
  ["status='active'", [[['status', '=', 'active']]]],
  ["  status = 'active'  ", [[['status', '=', 'active']]]],
  ["a.b.c!='x'", [[['a.b.c', '!=', 'x']]]],
  [
    "a>='1' AND b<'2' OR c~'3'",
    [
      [
        ['a', '>=', '1'],
        ['b', '<', '2'],
      ],
      [['c', '~', '3']],
    ],
  ],
  ["a='it''s'", [[['a', '=', "it's"]]]],
  ["a=''", [[['a', '=', '']]]],
  ["a='x AND y=''z'''", [[['a', '=', "x AND y='z'"]]]],
] as const)('%s', (text, expected) => {
  const seen = parseFilter(text).map((all) => all.map(({ field, predicate, value }) => [field, predicate, value]))
  expect(seen).toEqual(expected)
})

test.each([
  ...[
    '',
    ' ',
    'status',
    "status'active'",
    'status=active',
    'status="active"',
    'status=‘active’',
    "status='active",
    "='x'",
  ],
  ...[
    "a='1' b='2'",
    "a='1'AND b='2'",
    "a='1' and b='2'",
    "a='1' AND",
    "AND a='1'",
    "(a='1')",
    "a=='1'",
    "a<>'1'",
    "a='1';drop",
  ],
  ...["1a='x'", "a-b='x'", `${'a'.repeat(100)}='x'`, `a='${'x'.repeat(2_000)}'`, Array(21).fill("a='1'").join(' OR ')],
  ...["a = '1' AND\nb='2'", "a='1' XOR b='2'", "__proto__='x'", "a\u0000='1'"],
])('refused: %s', (text) => {
  expect(read(text)).toBe('ROSTER_FILTER')
})

test('what is written is read, whatever its values are: 5,000 filters by a seed', () => {
  const random = seeded(7)
  const fields = ['status', 'dateLastModified', 'a.b', 'x1']
  const signs = ["'", '"', ' ', 'AND', ' OR ', '=', '%', '\\', '班', '𠮷', '(', '\t', 'a']
  const text = () => Array.from({ length: Math.floor(random() * 6) }, () => pick(random, signs)).join('')
  for (let i = 0; i < 5_000; i += 1) {
    const alternatives = Array.from({ length: 1 + Math.floor(random() * 3) }, () =>
      Array.from({ length: 1 + Math.floor(random() * 3) }, () => ({
        ...{ field: pick(random, fields), predicate: pick(random, ['=', '!=', '>', '>=', '<', '<=', '~'] as const) },
        value: text(),
      })),
    )
    const blank = () => pick(random, ['', ' ', '\t '])
    const written = alternatives
      .map(
        (all) =>
        all.map(({ field, predicate, value }) => `${blank()}${field}${blank()}${predicate}${blank()}'${value.replaceAll("'", "''")}'`).join(' AND '), // prettier-ignore
      )
      .join('  OR ')
    expect(parseFilter(written)).toEqual(alternatives)
  }
})

test('no text makes it hang or fail otherwise: 20,000 by a seed, and the longest of each sign', () => {
  const random = seeded(11)
  const parts = ['a', "'", "''", '=', '>=', ' ', ' AND ', ' OR ', '.', '\u0000', '\ud800', '(', "a='x'", '~', '!']
  const started = performance.now()
  for (let i = 0; i < 20_000; i += 1)
    read(Array.from({ length: Math.floor(random() * 30) }, () => pick(random, parts)).join(''))
  for (const part of parts) read(part.repeat(1_000 / part.length))
  for (const part of parts) read(`a=${part.repeat(1_000 / part.length)}`)
  expect(performance.now() - started).toBeLessThan(5_000)
})

test.each([
  ['周雨桐', '周', '雨桐'],
  ['欧阳娜娜', '欧阳', '娜娜'],
  ['欧阳', '欧', '阳'],
  ['司马光', '司马', '光'],
  ['阿依古丽·买买提', '买买提', '阿依古丽'],
  ['李', '李', '李'],
  ['乌云其其格娜', '乌云其其格娜', '乌云其其格娜'],
  ['John Smith', 'John Smith', 'John Smith'],
  ['·', '·', '·'],
])('%s is %s and %s', (name, familyName, givenName) => {
  expect(partsOfName(name)).toEqual({ familyName, givenName })
})
