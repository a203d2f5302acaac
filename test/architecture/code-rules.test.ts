import ts from 'typescript'
import { PRODUCT, ROOMS } from './rooms'
import { lineOf, nodesOf, readSources, type Source } from './sources'

const sources = readSources(PRODUCT)

/** Every place that breaks a rule, as 'file:line what'. A test expects none, and its name says why. */
function places(test: (source: Source) => Iterable<readonly [number, string]>): string[] {
  return sources.flatMap((source) => [...test(source)].map(([line, what]) => `${source.file}:${line} ${what}`))
}

test('the sources are there to be looked at', () => {
  expect(sources.length).toBeGreaterThan(100)
})

test('every file stands in a room of the floor plan', () => {
  expect(sources.map(({ file }) => file).filter((file) => !ROOMS.some(({ holds }) => holds.test(file)))).toEqual([])
})

test('no room imports, by way of others, itself: two rooms that need each other are one room', () => {
  const below = new Map(ROOMS.map(({ name, mayImport }) => [name, mayImport === 'everything' ? [] : mayImport]))
  const reach = (name: string, seen: Set<string>): Set<string> => {
    for (const next of below.get(name) ?? []) if (!seen.has(next)) reach(next, seen.add(next))
    return seen
  }
  expect(ROOMS.map(({ name }) => name).filter((name) => reach(name, new Set()).has(name))).toEqual([])
})

test('only src/config reads the environment: a setting nobody can find is a setting nobody can check', () => {
  const strays = places(function* (source) {
    if (source.file.startsWith('src/config/')) return
    for (const node of nodesOf(source.tree))
      if (ts.isPropertyAccessExpression(node) && node.getText() === 'process.env')
        yield [lineOf(source, node), 'reads process.env']
  })
  expect(strays).toEqual([])
})

test('no bare Error is thrown: whoever catches it must know its code', () => {
  const strays = places(function* (source) {
    for (const node of nodesOf(source.tree))
      if (ts.isNewExpression(node) && node.expression.getText() === 'Error') yield [lineOf(source, node), 'new Error(']
  })
  expect(strays).toEqual([])
})

test('time and chance come from src/kit: a test must be able to hold them still', () => {
  const strays = places(function* (source) {
    if (source.file.startsWith('src/kit/')) return
    for (const node of nodesOf(source.tree)) {
      if (ts.isPropertyAccessExpression(node) && /^(Date\.now|Math\.random)$/.test(node.getText()))
        yield [lineOf(source, node), node.getText()]
      if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length)
        yield [lineOf(source, node), 'new Date()']
    }
  })
  expect(strays).toEqual([])
})

test('no guard of type-graphql is used: simple resolvers would switch it off without a word; the plan decides', () => {
  const strays = places(function* (source) {
    for (const node of nodesOf(source.tree))
      if (ts.isIdentifier(node) && /^(Authorized|UseMiddleware|authChecker|globalMiddlewares)$/.test(node.text))
        yield [lineOf(source, node), node.text]
  })
  expect(strays).toEqual([])
})

describe('a file can be read in one sitting', () => {
  /** Longer ones, each with its reason. */
  const LONG: Readonly<Record<string, string>> = {
    'src/demo/showcase-rows.ts': 'the rows of one child, table after table: data',
    'src/errors/catalogue.ts': 'every error there is: data',
  }
  const long = sources.filter(({ text }) => text.trimEnd().split('\n').length > 250).map(({ file }) => file)

  test('no file is longer than 250 lines', () => {
    expect(long.filter((file) => !(file in LONG))).toEqual([])
  })

  test('no file is excused that need not be', () => {
    expect(Object.keys(LONG).filter((file) => !long.includes(file))).toEqual([])
  })
})
