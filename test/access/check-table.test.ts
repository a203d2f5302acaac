import { buildSchema } from 'graphql'
import { checkGuarded, checkTable } from '../../src/access/check-table'
import { parseTable } from '../../src/access/parse-table'
import { HubError } from '../../src/errors/hub-error'
import { schema, sources, table, TABLE } from './small-world'

function faultsOf(sdl: string, types: string, groups = ''): readonly string[] {
  const text = `owner: hub
groups:
  open: { title: 公开 Open, class: public, basis: 法, permissions: {} }
${groups}
types: ${types}
`
  try {
    checkTable(parseTable([{ name: 'a.yml', text }]), buildSchema(sdl))
  } catch (thrown) {
    if (thrown instanceof HubError) return thrown.extra['faults'] as readonly string[]
    throw thrown
  }
  return []
}

const MASKED = (mask: string) =>
  `  hidden: { title: 隐 Hidden, class: internal, basis: 法, permissions: { police: { level: masked, mask: ${mask}, scope: area } } }`

test('table and schema that match are let through', () => {
  expect(() => checkTable(table, schema)).not.toThrow()
})

test('a field of the schema without a row stops the start, named', () => {
  expect(faultsOf('type Query { a: Int b: Int }', '{ Query: { a: open } }')).toEqual([
    'Query.b: the schema has this field, expected a row for it in schema/access',
  ])
})

test('a row without a field stops the start, with file and line', () => {
  expect(faultsOf('type Query { a: Int }', '{ Query: { a: open, b: open }, Gone: { a: open } }')).toEqual([
    'a.yml:5: Query.b: no such field in the schema',
    'a.yml:5: Gone.a: no such field in the schema',
  ])
})

test('a governed field must be nullable, since it may be withheld', () => {
  expect(faultsOf('type Query { a: String! b: Int! }', '{ Query: { a: hidden, b: open } }', MASKED('text'))).toContain(
    'a.yml:5: Query.a: governed, so the schema must let it be null',
  )
})

test.each(['Int', 'Boolean', 'Float', 'Thing'])('a %s cannot be masked', (type) => {
  const sdl = `type Query { a: ${type} b: Thing } type Thing { c: Int }`
  const types = '{ Query: { a: hidden, b: open }, Thing: { c: open } }'
  expect(faultsOf(sdl, types, MASKED('text'))).toContain(`a.yml:5: Query.a: masked, but a ${type} cannot be masked`)
})

test.each(['Date', 'Month', 'DateTime'])(
  'a %s, which clients read strictly, cannot be masked (faults.md 45)',
  (type) => {
    const sdl = `scalar ${type} type Query { a: ${type} b: Int }`
    for (const mask of ['year', 'text'])
      expect(faultsOf(sdl, '{ Query: { a: hidden, b: open } }', MASKED(mask))).toEqual([
        `a.yml:5: Query.a: masked, but a ${type} cannot be masked`,
      ])
  },
)

test('a PartialDate can be masked by its year alone', () => {
  const sdl = 'scalar PartialDate type Query { a: PartialDate b: Int }'
  expect(faultsOf(sdl, '{ Query: { a: hidden, b: open } }', MASKED('year'))).toEqual([])
  expect(faultsOf(sdl, '{ Query: { a: hidden, b: open } }', MASKED('text'))).toEqual([
    'a.yml:5: Query.a: masked by text, but a PartialDate can be masked by year alone',
  ])
})

test.each(['String', '[String!]', 'ID'])('a %s can', (type) => {
  expect(faultsOf(`type Query { a: ${type} b: Int }`, '{ Query: { a: hidden, b: open } }', MASKED('text'))).toEqual([])
})

test('all faults come together', () => {
  const text = TABLE.replace('me: open', 'mee: open').replace('Place: { code: open }', 'Plaice: { code: open }')
  expect(() => checkTable(parseTable([{ name: 'small.yml', text }]), schema)).toThrow(/^4 fault\(s\)/)
})

test('a governed field that no station can hold back is not promised', () => {
  expect(() => checkGuarded(table, schema, sources)).not.toThrow()
  const computed = { ...sources, fields: { ...sources.fields, 'School.phone': { kind: 'local' as const } } }
  expect(() => checkGuarded(table, schema, computed)).toThrow(
    /small\.yml:\d+: School\.phone: governed, but the hub cannot hold this field back/,
  )
})
