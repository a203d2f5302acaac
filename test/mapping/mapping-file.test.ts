import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { RegistryDefinition } from '../../connectors/contract/registry'
import { REGISTRIES } from '../../connectors/registries'
import { buildHubSchema } from '../../resolvers/schema'
import { checkMapping } from '../../src/agency-mappings'
import { declaredRecord } from '../../src/declared-record'
import { loadDivisions } from '../../src/divisions'
import { projectRoot } from '../../src/kit/project-root'

/** A mapping is data: checked whole against what the schema declares, all faults together, line by line (faults.md 42). */
const definitions: readonly RegistryDefinition[] = REGISTRIES
const schema = buildHubSchema(loadDivisions())
const definitionOf = (registry: string) => definitions.find(({ name }) => name === registry)!
const check = (text: string, registry = 'education') => {
  const definition = definitionOf(registry)
  return checkMapping(text, definition, declaredRecord(schema, definition))
}
const told = (text: string, registry?: string) => check(text, registry).faults.map(({ line, sentence }) => `${line}: ${sentence}`) // prettier-ignore

const TODAY = '2026-11-23'
const LEAST = `registry: education
root:
  from: pupil t
  key: t.id
  keyType: bigint
  changed: t.updated
  changedType: timestamp
columns:
  rollNumber: t.roll_no
  rollState: { sql: t.state, code: { A: ENROLLED, L: WITHDRAWN } }
identity:
  idNumber: t.id_no
  name: t.full_name
  sex: { sql: t.sex, code: { M: MALE, F: FEMALE } }
  birthDate: { sql: t.born, read: date }
find:
  id-number: t.id_no = $1
`

test('the least that is needed is enough', () => {
  const { mapping, faults } = check(LEAST)
  expect(faults).toEqual([])
  expect(mapping).toMatchObject({
    registry: 'education',
    root: { from: 'pupil t', key: 't.id', keyType: 'bigint', changed: 't.updated', changedType: 'timestamp' },
    columns: { rollNumber: { sql: 't.roll_no' } },
    find: { 'id-number': 't.id_no = $1' },
  })
  expect(mapping!.columns['rollState']!.read('A')).toBe('ENROLLED')
  expect(() => mapping!.columns['rollState']!.read('B')).toThrow('expected one of the codes A L')
})

test.each([
  ['two expressions in one column', 't.full_name', 't.full_name, t.secret', 'identity.name: expected one expression; got a comma that parts two'],
  ['a parameter outside of find', 't.full_name', '$1', 'identity.name: expected no parameter: only conditions under find have one; got $1'],
  ['a parameter that there is not', 't.id_no = $1', 't.id_no = $2', 'find.id-number: expected the parameter $1; got "t.id_no = $2"'],
  ['a parameter within a text', 't.id_no = $1', `t.id_no = '$1'`, `find.id-number: expected the parameter $1; got "t.id_no = '$1'"`],
  ['an alias that is only within a text', 'pupil t', `pupil p /* t`, 'root.from: expected a fragment of SQL; got /*'],
  ['a function in quotes', 't.full_name', `'"pg_sleep"(5)'`, 'identity.name: expected SQL that fails on nothing a registry wrote (a conclusion is drawn in code; a typed key needs no cast); got pg_sleep'],
  ['a function that is hidden between names', 't.full_name', `t."a'b" || pg_sleep(5) || t."c'd"`, 'identity.name: expected SQL that fails on nothing a registry wrote (a conclusion is drawn in code; a typed key needs no cast); got pg_sleep'],
])('%s is refused', (_what, written, instead, sentence) => {
  expect(told(LEAST.replace(written, instead)).map((line) => line.replace(/^\d+: /, ''))).toContain(sentence)
}) // prettier-ignore

test('a table may be joined by a comma, and entries ordered by several columns', () => {
  const list = `collections:\n  transfers:\n    from: move m, school s\n    on: m.pupil = t.id AND s.id = m.school\n    orderBy: m.moved_on DESC, m.no DESC\n    columns: { reason: m.reason }\nidentity:`
  expect(told(LEAST.replace('identity:', list).replace('pupil t', 'pupil t, school x'))).toEqual([])
})

test('every reader can be named, and reads as its name says', () => {
  const more = `  grade: { sql: t.grade, read: whole, least: 1, most: 9 }
  schoolDistanceKm: { sql: t.km, read: amount }
  boarding: { sql: t.boards, code: yesNo, blank: is-null }
  schoolDivision: { sql: t.div, read: division }
  enrolledOn: { sql: t.since, read: monthStart }
  className: { sql: t.class, read: shaped, form: '[A-Z]\\d', expected: a letter and a digit }
  inSchool: { sql: 'json_build_array(t.state, NULL)', conclude: inSchool }
`
  const text = LEAST.replace('columns:\n', `codes:\n  yesNo: { '0': false, '1': true }\ncolumns:\n${more}`)
  const { mapping, faults } = check(text)
  expect(faults).toEqual([])
  const read = (name: string, raw: string | null) => mapping!.columns[name]!.read(raw, TODAY)
  expect(read('grade', '7')).toBe(7)
  expect(() => read('grade', '10')).toThrow('expected a whole number from 1 to 9')
  expect([read('boarding', '1'), read('boarding', ' '), read('boarding', null)]).toEqual([true, null, null])
  expect(read('schoolDivision', '430421000000')).toBe('430421')
  expect(read('enrolledOn', '202009')).toBe('2020-09-01')
  expect(read('className', 'A3')).toBe('A3')
  expect(() => read('className', 'A34')).toThrow('expected a letter and a digit')
  expect(read('inSchool', '["03", null]')).toBe(false)
})

const SHARING = LEAST.replace(
  'columns:\n',
  `cells:
  entry: (SELECT json_build_array(l.kind, l.outcome, l.found, l.closed) FROM ledger l WHERE l.pupil = t.id LIMIT 1)
columns:
  dropoutState: { cells: entry, conclude: dropoutState }
  dropoutStateSince: { cells: entry, conclude: dropoutStateSince }
  orphan: { sql: t.orphan, code: YES_NO }
`,
).replace('code: { M: MALE, F: FEMALE }', 'code: SEX')

test('columns share cells by their name, and tables that several registries have need not be written', () => {
  const { mapping, faults } = check(SHARING)
  expect(faults).toEqual([])
  const { dropoutState, dropoutStateSince, orphan } = mapping!.columns
  expect(dropoutState!.sql).toMatch(/^\(SELECT json_build_array.* LIMIT 1\)$/)
  expect(dropoutStateSince!.sql).toBe(dropoutState!.sql)
  const cells = '["2", "1", "2026-09-01", null]'
  expect([dropoutState!.read(cells, TODAY), dropoutStateSince!.read(cells, TODAY)]).toEqual(['DROPPED_OUT', '2026-09-01']) // prettier-ignore
  expect([orphan!.read('1'), orphan!.read('0'), mapping!.identity.sex.read('2')]).toEqual([true, false, 'FEMALE'])
})

test('cells are checked as any SQL, where they are written, and each column must name some that there are', () => {
  const faulty = SHARING.replace('json_build_array(l.kind', 'pg_sleep($1), json_build_array(l.kind')
    .replace('(SELECT pg', 'SELECT pg')
    .replace('cells: entry, conclude: dropoutState }', 'cells: entri, conclude: dropoutState }')
    .replace('cells: entry, conclude: dropoutStateSince', 'cells: entry, sql: t.since, conclude: dropoutStateSince')
    .replace('  sex: { sql', '  sex: { cells: entry, sql')
  expect(told(faulty)).toEqual([
    '9: cells.entry: expected SQL that fails on nothing a registry wrote (a conclusion is drawn in code; a typed key needs no cast); got pg_sleep',
    '9: cells.entry: expected a fragment of SQL; got a bracket without its other half',
    '9: cells.entry: expected no parameter: only conditions under find have one; got $1',
    '11: columns.dropoutState.cells: expected the name of cells (entry); got "entri"',
    '12: columns.dropoutStateSince.cells: expected one of cells and sql; got both',
    expect.stringMatching(/^19: identity\.sex\.cells: expected one of .*; got an unknown key$/),
  ])
  expect(told(SHARING.replace(/entry: .*/, 'entry:'))).toEqual(['9: cells.entry: expected a text; got nothing'])
  expect(told(SHARING.replace(/entry: .*/, 'entry: t.kind, t.outcome'))).toEqual([
    '9: cells.entry: expected one expression; got a comma that parts two',
  ])
})

test('the example of the page that says how to write one passes the check', () => {
  const page = readFileSync(path.join(projectRoot(), 'docs', 'ADD-A-CONNECTOR.md'), 'utf8')
  expect(told(/```yaml\n(registry: education\n.*?)```/s.exec(page)![1]!)).toEqual([])
})

test('a code is what is written: 01 without quotes is no number', () => {
  const { mapping, faults } = check(LEAST.replace('{ A: ENROLLED, L: WITHDRAWN }', '{ 01: ENROLLED, 1: WITHDRAWN }'))
  expect(faults).toEqual([])
  expect(mapping!.columns['rollState']!.read('01')).toBe('ENROLLED')
  expect(mapping!.columns['rollState']!.read('1')).toBe('WITHDRAWN')
})

test('all faults come together, each with its line', () => {
  const wrong = `registry: police
root:
  from: pupil
  key: t.id
  keyType: serial
  changed: t.updated::timestamptz
  order: t.id
columns:
  rollNumber: { sql: t.roll_no, read: date }
  rollState: { sql: t.state, code: { A: ENROLLED, B: BOTH } }
  hobby: t.hobby
  grade: { sql: 'left(t.grade, 1)', read: integre }
  leftBehind: { sql: t.x, conclude: nothingSuch }
  boarding: { sql: t.b, code: noTable }
  className:
identity:
  name: t.full_name
  sex: { sql: t.sex, code: { M: MALE, W: WOMAN } }
  birthDate: t.born
find:
  id-number: t.id_no = 'x'
  colour: t.colour = $1
extra: 1
`
  const lines = told(wrong)
  for (const sentence of [
    '1: registry: expected one of education; got "police"',
    `3: root.from: expected a table with the alias t, such as 'pupil t'; got "pupil"`,
    '5: root.keyType: expected one of text, integer, bigint, uuid; got "serial"',
    '6: root.changed: expected SQL that fails on nothing a registry wrote (a conclusion is drawn in code; a typed key needs no cast); got ::timestamptz',
    '7: root.order: expected one of from, where, keyType, changedType, zone, key, changed; got an unknown key',
    '9: rollNumber: expected read: text, shaped, or a code table of texts; got a reader of date',
    '10: rollState: expected one of ENROLLED, SUSPENDED, TRANSFERRED_OUT, GRADUATED, WITHDRAWN, DECEASED; got "BOTH"',
    '14: columns.boarding.code: expected a code table, or the name of one (ETHNICITY, RELATION, SEX, YES_NO); got "noTable"',
    '15: columns.className: expected an expression of SQL; got nothing',
    '18: identity.sex: expected one of UNKNOWN, MALE, FEMALE, UNSPECIFIED; got "WOMAN"',
    '19: identity.birthDate: expected read: date, pastDate or monthStart; got a reader of text',
    `21: find.id-number: expected the parameter $1; got "t.id_no = 'x'"`,
    '22: find.colour: expected one of id-number, roll-number, name-and-birth-date, responsible; got an unknown key',
    '23: extra: expected one of registry, schema, root, codes, cells, columns, collections, identity, find; got an unknown key',
  ])
    expect(lines).toContain(sentence)
  expect(lines.find((line) => line.startsWith('11: hobby'))).toMatch(/expected a column of the schema \(.*rollNumber.*\); got an unknown one/) // prettier-ignore
  expect(lines).toContainEqual(expect.stringMatching(/^12: columns\.grade\.sql: expected SQL that fails .* got left$/))
  expect(lines).toContainEqual(
    expect.stringMatching(/^12: columns\.grade\.read: expected one of text, .*; got "integre"$/),
  )
  expect(lines).toContainEqual(expect.stringMatching(/^13: columns\.leftBehind\.conclude: expected a conclusion of the registry \(.*inSchool.*\); got "nothingSuch"$/)) // prettier-ignore
  expect(lines).toContainEqual(expect.stringMatching(/^17: identity: expected a line idNumber:.*; got none$/))
  expect(check(wrong).mapping).toBeNull()
})

test('a required column that is missing is a fault, an optional one is not', () => {
  expect(told(LEAST.replace(/ {2}rollState.*\n/, ''))).toEqual([
    '1: rollState: expected, for it is required (code: a table of words); got none',
  ])
})

test.each([
  ['', /^1: the file: expected keys and values/],
  ['- a\n- b\n', /^1: the file: expected keys and values, as in .*; got a list$/],
  ['root: [', /^\d+: expected well-formed YAML; got/],
  ['root: {}\nroot: {}\n', /^2: the file: expected each key once; got "root" again$/m],
  ['a: &x {}\nroot: *x\n', /expected keys and values; got an alias/],
  ['__proto__: { a: 1 }\n', /__proto__: expected one of .*; got an unknown key/],
  ['root: 5\ncolumns: text\nfind: [1]\nidentity: ~\n', /^1: root: expected keys and values; got "5"$/m],
])('%j is refused, and nothing else happens', (text, expected) => {
  const { mapping } = check(text)
  expect(mapping).toBeNull()
  expect(told(text).join('\n')).toMatch(expected)
})

test.each(definitions.map(({ name }) => name))(
  'the project’s own mapping of %s has the same form, and passes the same check',
  (name) => {
    const text = readFileSync(path.join(projectRoot(), 'connectors', name, 'mapping.yml'), 'utf8')
    expect(told(text, name)).toEqual([])
  },
)
