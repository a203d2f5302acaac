import ts from 'typescript'
import { ROOMS, type Room } from './rooms'
import { lineOf, nodesOf, PRODUCT, readSources, type Import, type Source } from './sources'

const sources = readSources(PRODUCT)
const roomOf = (file: string): Room | undefined => ROOMS.find(({ holds }) => holds.test(file))
const isOurs = ({ target }: Import) => PRODUCT.some((folder) => target.startsWith(`${folder}/`))

/** Every place that breaks a rule, as 'file:line what'. A test expects none, and its name says why. */
function places(test: (source: Source) => Iterable<readonly [number, string]>, files = sources): string[] {
  return files.flatMap((source) => [...test(source)].map(([line, what]) => `${source.file}:${line} ${what}`))
}

test('the sources are there to be looked at', () => {
  expect(sources.length).toBeGreaterThan(100)
  expect(sources.flatMap(({ imports }) => imports).length).toBeGreaterThan(300)
})

test('every file stands in a room of the floor plan', () => {
  expect(sources.filter(({ file }) => !roomOf(file)).map(({ file }) => file)).toEqual([])
})

describe('a room imports only downwards', () => {
  test.each(ROOMS.map((room) => [room.name, room.why, room] as const))('%s: %s', (_name, _why, room) => {
    const { mayImport } = room
    if (mayImport === 'everything') return
    const strays = places(function* ({ file, imports }) {
      if (roomOf(file) !== room) return
      for (const one of imports.filter(isOurs)) {
        const other = roomOf(one.target)
        if (other !== room && !mayImport.includes(other?.name ?? '')) yield [one.line, `imports ${one.target}`]
      }
    })
    expect(strays).toEqual([])
  })
})

test('no room imports, by way of others, itself: two rooms that need each other are one room', () => {
  const below = new Map(ROOMS.map(({ name, mayImport }) => [name, mayImport === 'everything' ? [] : mayImport]))
  const reach = (name: string, seen: Set<string>): Set<string> => {
    for (const next of below.get(name) ?? []) if (!seen.has(next)) reach(next, seen.add(next))
    return seen
  }
  expect(ROOMS.map(({ name }) => name).filter((name) => reach(name, new Set()).has(name))).toEqual([])
})

test('nothing imports the process or what builds it, except the process and the commands: a part must not know the whole', () => {
  const tops = ['main', 'app']
  const strays = places(function* ({ file, imports }) {
    if ([...tops, 'cli'].includes(roomOf(file)?.name ?? '')) return
    for (const one of imports.filter(isOurs))
      if (tops.includes(roomOf(one.target)?.name ?? '')) yield [one.line, `imports ${one.target}`]
  })
  expect(strays).toEqual([])
})

test('resolvers take types alone from src/execute: they are handed what they use, for one actor and one request', () => {
  const strays = places(function* ({ file, imports }) {
    if (!file.startsWith('resolvers/')) return
    for (const one of imports)
      if (one.target.startsWith('src/execute/') && !one.typeOnly) yield [one.line, `runs ${one.target}`]
  })
  expect(strays).toEqual([])
})

test('access, linkage, rules and document do no input or output: what decides must decide the same anywhere', () => {
  const impure =
    /^(node:(fs|net|http|https|dns|tls|child_process|timers|worker_threads)(\/.*)?|fs|net|http|knex|pg|fastify)$/
  const strays = places(function* ({ file, imports }) {
    if (!/^src\/(access|linkage|rules|document)\//.test(file)) return
    for (const one of imports) if (impure.test(one.target)) yield [one.line, `imports ${one.target}`]
  })
  expect(strays).toEqual([])
})

test('knex stays in connectors/sql, src/store and migrations: elsewhere a query would meet no contract', () => {
  const strays = places(function* ({ file, imports }) {
    if (/^(connectors\/sql|src\/store|migrations)\//.test(file)) return
    for (const one of imports)
      if (one.target === 'knex' && !(file === 'src/kit/prepared.ts' && one.typeOnly)) yield [one.line, 'imports knex']
  })
  expect(strays).toEqual([])
})

test('pg itself is used to build servers and load demo data, nowhere else', () => {
  const strays = places(function* ({ file, imports }) {
    if (/^src\/(embedded|demo)\//.test(file)) return
    for (const one of imports)
      if (/^pg(-.*)?$/.test(one.target) && !one.typeOnly) yield [one.line, `imports ${one.target}`]
  })
  expect(strays).toEqual([])
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
  }
  const long = sources.filter(({ text }) => text.trimEnd().split('\n').length > 250).map(({ file }) => file)

  test('no file is longer than 250 lines', () => {
    expect(long.filter((file) => !(file in LONG))).toEqual([])
  })

  test('no file is excused that need not be', () => {
    expect(Object.keys(LONG).filter((file) => !long.includes(file))).toEqual([])
  })
})
