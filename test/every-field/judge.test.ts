import { buildSchema } from 'graphql'
import type { Answer } from '../support/hub'
import { Coverage } from './coverage'
import { alike, faultsOf, verdictOn, type Told } from './judge'
import type { Trial } from './values'

/** That the suite can fail: each sin that it looks for, in an answer made by hand, is found. */
const schema = buildSchema(`
  enum Sex { MALE FEMALE }
  scalar Date
  type Child { id: ID! name: String sex: Sex born: Date }
  input Filter { sex: Sex name: String }
  type Query { child(id: ID!, where: Filter): Child }
`)
const QUERY = '{ a0: child(id: "x") { id sex born } }'

function answer(parts: Partial<Answer>): Answer {
  const { status = 200, data = null, errors } = parts
  return { status, headers: new Headers(), text: '', data: data as unknown, errors, extensions: {} }
}

const error = (code: string, blame: string, path?: string[]) => [{ message: '', ...(path ? { path } : {}), extensions: { code, blame } }] // prettier-ignore
const child = (parts: object) => ({ data: { a0: { id: 'x', sex: 'MALE', born: '2015-05-12', ...parts } } })

describe('an answer', () => {
  test('that is whole has no fault', () => {
    expect(faultsOf(schema, QUERY, answer(child({})))).toEqual([])
    expect(faultsOf(schema, QUERY, answer({ data: { a0: null }, errors: error('BAD_CHILD_ID', 'caller', ['a0']) }))).toEqual([]) // prettier-ignore
    expect(faultsOf(schema, QUERY, answer({ status: 403, errors: error('ACCESS_FILTER', 'policy') }))).toEqual([])
  })

  test.each<[string, Partial<Answer>, RegExp]>([
    ['is a fault of the hub', { status: 500, errors: error('INTERNAL', 'hub') }, /INTERNAL/],
    ['blames a registry', { data: { a0: null }, errors: error('REGISTRY_DOWN', 'registry', ['a0']) }, /REGISTRY_DOWN/],
    ['has a code of no catalogue', { status: 400, errors: error('ODD', 'caller') }, /no code of the catalogue/],
    ['blames another', { status: 400, errors: error('BAD_REQUEST', 'hub') }, /blames hub/],
    ['has another status', { status: 200, errors: error('ACCESS_FILTER', 'policy') }, /status 200, expected 403/],
    ['is empty', { status: 200 }, /neither data nor errors/],
    ['has null where none may be', child({ id: null }), /null where none may be/],
    ['has a word that no enumeration knows', child({ sex: 'BOTH' }), /form of Sex/],
    ['has a date that is none', child({ born: '2015-02-30x' }), /form of Date/],
    ['has a key that nobody asked for', child({ name: 'x' }), /expected the keys/],
    ['lacks a key', { data: { a0: { id: 'x', sex: null } } }, /expected the keys/],
    ['holds a fault of the hub in its data', { data: { a0: { id: 'x', sex: null, born: null, error: { code: 'INTERNAL' } } } }, /INTERNAL in the data/], // prettier-ignore
  ])('that %s is told', (_sin, parts, told) => {
    expect(faultsOf(schema, QUERY, answer(parts)).join('; ')).toMatch(told)
  })
})

describe('a value', () => {
  const told = (codes: string[]): Told => ({ codes, refused: false, withheld: false, data: null })
  const trial = (expects: Trial['expects']): Trial => ({ what: '', value: 'x', expects, alone: false })

  test('that is wrong and taken, or right and refused, is told', () => {
    expect(verdictOn(trial('refused'), told([]))).not.toBeNull()
    expect(verdictOn(trial('refused'), told(['BAD_DIVISION']))).toBeNull()
    expect(verdictOn(trial('refused'), { ...told([]), withheld: true })).toBeNull()
    expect(verdictOn(trial('right'), told(['BAD_DIVISION']))).not.toBeNull()
    expect(verdictOn(trial('right'), told(['ACCESS_FILTER']))).toBeNull()
  })

  test('that is answered otherwise as a variable is told', () => {
    expect(alike(told(['BAD_CHILD_ID']), told(['INTERNAL']))).toBe(false)
    expect(alike({ ...told([]), data: { id: 'x' } }, told([]))).toBe(false)
    expect(alike(told(['GRAPHQL_VALIDATION_FAILED']), told(['GRAPHQL_VARIABLES']))).toBe(true)
  })
})

test('coverage is read from what was sent: what nobody asked is missing', () => {
  const coverage = new Coverage(schema)
  coverage.note('one', QUERY, {})
  expect(coverage.missing('one')).toEqual([
    'Child.name',
    'Filter.sex',
    'Filter.name',
    'Query.child(where)',
    'Sex.MALE',
    'Sex.FEMALE',
  ])
  const query = 'query ($w: Filter) { child(id: "x", where: $w) { name } }'
  coverage.note('one', query, { w: { sex: 'MALE', name: null } })
  expect(coverage.summary(['one'])).toMatch(
    /^fields 5 of 5, arguments 4 of 4, enumeration members 1 of 2, accounts 0 of 1: 90\./,
  )
  coverage.note('one', '{ child(id: "x", where: { sex: FEMALE }) { id } }', {})
  expect(coverage.missing('one')).toEqual([])
  expect(coverage.summary(['one', 'two'])).toMatch(/accounts 1 of 2: 50 %$/)
})
