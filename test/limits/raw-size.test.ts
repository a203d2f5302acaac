import { parse } from 'graphql'
import { faultsOf, refusedDocument } from '../../src/document/limits'
import { checkBody, checkRawSize } from '../../src/document/raw-size'

const LIMITS = { documentLength: 100, variableNodes: 10, variableDepth: 4 }
const codeOf = (value: unknown) => checkRawSize(value, LIMITS).fault?.code ?? null
const nested = (levels: number) => {
  let value: unknown = 1
  for (let i = 0; i < levels; i += 1) value = i % 2 === 0 ? [value] : { below: value }
  return value
}

test.each([
  [null, 0],
  ['a text', 0],
  [[], 0],
  [[1, 2, 3], 3],
  [{ a: 1, b: [1, 2] }, 4],
  [Array.from({ length: 10 }, () => null), 10],
])('%j holds so many values: %i', (value, nodes) => expect(checkRawSize(value, LIMITS)).toEqual({ nodes, fault: null }))

test('one value, and one level, more than allowed', () => {
  expect(codeOf(Array.from({ length: 10 }, () => ({})))).toBeNull()
  expect(codeOf(Array.from({ length: 11 }, () => ({})))).toBe('COST_VARIABLES')
  expect(codeOf({ a: [1, 2, 3, 4, 5], b: [1, 2, 3, 4] })).toBe('COST_VARIABLES')
  expect(codeOf(nested(4))).toBeNull()
  expect(codeOf(nested(5))).toBe('COST_VARIABLES')
})

test('a million values, or a hundred thousand levels, are not walked to their end', () => {
  const deep = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`) as unknown
  const wide = Array.from({ length: 1_000_000 }, () => ({}))
  const began = process.cpuUsage()
  for (let i = 0; i < 1_000; i += 1) expect([codeOf(deep), codeOf(wide)]).toEqual(['COST_VARIABLES', 'COST_VARIABLES'])
  expect(process.cpuUsage(began).user / 1_000).toBeLessThan(3_000)
})

test('texts and names of members are looked at, wherever they are', () => {
  expect(codeOf({ a: [{ b: 'x\u0000' }] })).toBe('BAD_TEXT')
  expect(codeOf({ ['a\ud800']: 1 })).toBe('BAD_TEXT')
})

test('of a body the document counts by its length, and all beside it by its values', () => {
  const code = (body: unknown) => checkBody(body, LIMITS)?.code ?? null
  expect(code({ query: 'x'.repeat(100), variables: {} })).toBeNull()
  expect(code({ query: 'x'.repeat(101) })).toBe('COST_TOKENS')
  expect(code({ query: 'x', extensions: { a: Array(20).fill(1) } })).toBe('COST_VARIABLES')
  expect(code({ query: { deep: 1 } })).toBeNull() // no request at all: refused as that
  for (const body of [null, 'text', 7, [{ query: 'x'.repeat(200) }]]) expect(code(body)).toBeNull()
})

describe('of a document', () => {
  const DOCUMENT = { depth: 12, aliases: 60, rootFields: 20, tokens: 4_000, fields: 8_000 }
  const codes = (text: string) => faultsOf(parse(text), DOCUMENT).map(({ extensions }) => extensions['limit'])
  const ring = (size: number, times: number) =>
    Array.from({ length: size }, (_, i) => `fragment F${i} on Query { ${`...F${(i + 1) % size} `.repeat(times)}}`).join(
      ' ',
    )

  test('spreads count like fields: fragments that hold nothing but each other are walked all the same', () => {
    expect(codes(`{ ...F0 } ${ring(30, 2)}`)).toEqual(['COST_FIELDS'])
    expect(codes(`{ ...F0 } ${ring(30, 1)}`)).toEqual([])
  })

  test('fields of one name count by the square: graphql compares each two of them', () => {
    expect(codes(`{ me { ${'subject '.repeat(499)} } }`)).toEqual([])
    expect(codes(`{ me { ${'subject '.repeat(501)} } }`)).toEqual(['COST_FIELDS'])
    expect(
      codes(
        `{ ${Array.from({ length: 14 }, (_, i) => `c${i}: child(id: "x") { ${'name sex education { grade } '} }`).join(' ')} }`,
      ),
    ).toEqual([])
  })

  test('a document with faults is replaced by one that holds nothing', () => {
    expect(refusedDocument(faultsOf(parse('{ a(b: "\\u0000") }'), DOCUMENT)).definitions).toEqual([])
    expect(codes('{ a(b: "\\u0000") c(d: ["e\\u0001"]) }')).toEqual(['BAD_TEXT'])
  })
})
