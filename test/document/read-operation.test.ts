import { getOperationAST, parse } from 'graphql'
import { readArguments, readOperation, type ReadField } from '../../src/document/read-operation'
import { schema } from '../access/small-world'

const VARIABLES = '$yes: Boolean = true, $no: Boolean = false, $id: ID'

function reading(query: string, variables: Record<string, unknown> = {}, name?: string) {
  const document = parse(query)
  return readOperation(schema, document, getOperationAST(document, name)!, { yes: true, no: false, ...variables })
}

/** A tree as text: 'child{id a=name}'. */
function written(fields: readonly ReadField[]): string {
  const one = ({ key, name, below }: ReadField) => {
    const lists = [...(below ?? new Map<string, readonly ReadField[]>()).values()].map((list) => `{${written(list)}}`)
    return `${key === name ? key : `${key}=${name}`}${lists.join('')}`
  }
  return fields.map(one).join(' ')
}

const asked = (selection: string, fragments = '', variables: Record<string, unknown> = {}) =>
  written(reading(`query (${VARIABLES}) { child ${selection} } ${fragments}`, variables).fields)

test('fields and aliases', () => {
  expect(asked('{ id a: name b: name }')).toBe('child{id a=name b=name}')
})

test('fragments, named and inline, within each other', () => {
  const fragments = 'fragment Who on Child { name ...More } fragment More on Child { ... { birthDate } }'
  expect(asked('{ id ...Who ... on Child { idNumber } }', fragments)).toBe('child{id name birthDate idNumber}')
})

test('a fragment on the type’s interface applies, one on another type does not', () => {
  const other = 'fragment Other on Household { address }'
  expect(asked('{ ... on Node { id } ... on School { phone } ...Other }', other)).toBe('child{id}')
})

test('selections of one key are one field, in the place of the first', () => {
  expect(asked('{ school { phone } name school { rollState phone } }')).toBe('child{school{phone rollState} name}')
  expect(written(reading('{ node { id ... on Child { name } ... on Node { id } } }').fields)).toBe('node{id name}')
})

test.each([
  ['@skip(if: true)', 'child{}'],
  ['@skip(if: false)', 'child{name}'],
  ['@include(if: true)', 'child{name}'],
  ['@include(if: false)', 'child{}'],
  ['@include(if: true) @skip(if: true)', 'child{}'],
  ['@include(if: $yes)', 'child{name}'],
  ['@include(if: $no)', 'child{}'],
  ['@skip(if: $no) @include(if: $yes)', 'child{name}'],
  ['@skipp(if: true)', 'child{name}'],
] as const)('%s on a field, an inline fragment and a spread', (directive, expected) => {
  expect(asked(`{ name ${directive} }`)).toBe(expected)
  expect(asked(`{ ... ${directive} { name } }`)).toBe(expected)
  expect(asked(`{ ...F ${directive} }`, 'fragment F on Child { name }')).toBe(expected)
})

test('a fragment that is spread twice, once where it is not included, is read where it is (faults.md 2)', () => {
  const fragment = 'fragment N on Child { name school { rollState } }'
  expect(asked('{ id ...N @include(if: $no) ...N @include(if: $yes) }', fragment)).toBe(
    'child{id name school{rollState}}',
  )
})

test('two operations of one document are two readings', () => {
  const text = 'query A { child { ...N } } query B { child { ...N id } } fragment N on Child { name }'
  expect(written(reading(text, {}, 'A').fields)).toBe('child{name}')
  expect(written(reading(text, {}, 'B').fields)).toBe('child{name id}')
})

test('fragments that unfold to a billion fields are read in the time of their text', () => {
  const levels = [...Array(30).keys()].map((i) => `fragment F${i} on Child { ...F${i + 1} ...F${i + 1} }`)
  expect(asked('{ ...F0 }', `${levels.join(' ')} fragment F30 on Child { name }`)).toBe('child{name}')
})

test('a condition that is null is the caller’s fault and is named (faults.md 4)', () => {
  expect(() => asked('{ name @include(if: $yes) }', '', { yes: null })).toThrow(
    expect.objectContaining({ code: 'GRAPHQL_VARIABLES', message: expect.stringContaining('$yes') as string }) as Error,
  )
})

describe('argument values', () => {
  const values = (query: string, variables: Record<string, unknown> = {}) => {
    const read = reading(query, variables)
    return [...readArguments(read, variables)].map(([{ key }, given]) => [key, { ...given }])
  }

  test('are read once for each field: literal, variable, absent, null', () => {
    const query = '{ a: child(id: "1") { id } b: child { school { months(from: "x") { month } } } }'
    expect(Object.fromEntries(values(query))).toEqual({ a: { id: '1' }, b: {}, months: { from: 'x' } })
    expect(values('query ($id: ID) { child(id: $id) { id } }', { id: '2' })).toEqual([['child', { id: '2' }]])
    expect(values('query ($id: ID) { child(id: $id) { id } }', { id: null })).toEqual([['child', { id: null }]])
    expect(values('query ($id: ID) { child(id: $id) { id } }')).toEqual([['child', {}]])
  })

  test('null where none is taken is the caller’s fault (faults.md 4)', () => {
    const read = reading('query ($n: String = "x") { childByNumber(number: $n) { id } }')
    expect(() => readArguments(read, { n: null })).toThrow(
      expect.objectContaining({ code: 'GRAPHQL_VARIABLES', message: expect.stringContaining('$n') as string }) as Error,
    )
  })
})
