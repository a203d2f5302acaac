import { SHOWCASE } from '../../src/demo/showcase'
import { post } from '../hub/support/post'
import { showcaseUuid } from '../hub/support/sample'
import { startTestHub, type TestHub } from '../support/hub'
import { expectCoded, expectSilentLog } from './expect-coded'

/** A book of abuse for the door: every wrong use, the code it gets, the status, and that nothing of it is logged. */
let hub: TestHub
let id: string
beforeAll(async () => {
  hub = await startTestHub({ children: 60 })
  id = `child:${await showcaseUuid(hub)}`
})
afterAll(() => hub?.stop())

const NAME_QUERY = 'query ($id: ID!) { child(id: $id) { name } }'

afterEach(() => expectSilentLog(hub))

describe('ids and numbers', () => {
  test('an unknown id is nobody', async () => {
    const answer = await post(hub, 'police', {
      query: NAME_QUERY,
      variables: { id: 'child:00000000-0000-8000-8000-000000000000' },
    })
    expect([answer.status, answer.body.data, answer.body.errors]).toEqual([200, { child: null }, undefined])
  })

  test.each([
    ['', 'BAD_CHILD_ID'],
    ['child:1', 'BAD_CHILD_ID'],
    ["child:' OR 1=1 --", 'BAD_CHILD_ID'],
    ['child:84805553-7C07-8BD2-BAD7-F79686B41CD3', 'BAD_CHILD_ID'],
    [`child:${'0'.repeat(10_000)}`, 'BAD_CHILD_ID'],
  ] as const)('id %#', async (wrong, code) => {
    expectCoded(await post(hub, 'police', { query: NAME_QUERY, variables: { id: wrong } }), code)
  })

  test.each([
    ['wrong check character', '430421201505120021'],
    ['no such day', '430421201502300020'],
    ['17 characters', '43042120150512002'],
    ['letters', 'ABCDEFGHIJKLMNOPQR'],
    ['SQL', `' OR ''='`],
    ['nothing', ''],
  ])('ID number: %s', async (_what, wrong) => {
    const query = 'query ($n: String!) { childByIdNumber(idNumber: $n) { name } }'
    const answer = await post(hub, 'police', { query, variables: { n: wrong } })
    expectCoded(answer, 'BAD_ID_NUMBER')
    if (wrong) expect(answer.text).not.toContain(wrong)
  })
})

describe('bodies', () => {
  test('10 MB', async () => {
    const answer = await post(hub, 'police', `{"query":"${'x'.repeat(10 * 1024 * 1024)}"}`)
    expectCoded(answer, 'TOO_LARGE')
  })
  test.each([
    ['malformed JSON', `{"query": "{ me { subject } }", "name": "${SHOWCASE.name}"`],
    ['an empty body', ''],
    ['a batch', [{ query: '{ me { subject } }' }, { query: '{ me { subject } }' }]],
    ['a number', '7'],
    ['null', 'null'],
    ['a text', '"{ me { subject } }"'],
    ['no query', {}],
    ['a query that is no text', { query: { me: true } }],
    ['variables that are no object', { query: '{ me { subject } }', variables: 'x' }],
    ['a poisoned prototype', '{"query":"{ me { subject } }","__proto__":{"access":"x"}}'],
  ])('%s', async (_what, body) => {
    expectCoded(await post(hub, 'police', body as never), 'BAD_REQUEST')
  })
  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/graphql',
    'application/json; charset=gbk',
    'application/json;charset="utf-16"',
  ])('content type %s', async (type) => {
    const answer = await post(hub, 'police', '{"query":"{ me { subject } }"}', { 'content-type': type })
    expectCoded(answer, 'UNSUPPORTED_MEDIA_TYPE')
  })
  test.each(['PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS'])('%s is refused, and told what is not', async (method) => {
    const authorization = `Bearer ${await hub.token('police')}`
    const response = await fetch(`${hub.url}/graphql?query=%7Bme%7Bsubject%7D%7D`, {
      method,
      headers: { authorization, 'content-type': 'application/json' }, // of a body that such a method has none of
    })
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, POST'])
    const text = await response.text()
    if (method !== 'HEAD') expect(JSON.parse(text).errors[0].extensions.code).toBe('METHOD_NOT_ALLOWED')
  })
})

describe('documents', () => {
  const ask = (query: string, extra: object = {}) => post(hub, 'police', { query, ...extra })
  const repeat = (count: number, text: (i: number) => string) =>
    Array.from({ length: count }, (_, i) => text(i)).join(' ')

  test('1,000 aliases', async () => {
    expectCoded(await ask(`{ child(id: "${id}") { ${repeat(1_000, (i) => `a${i}: name`)} } }`), 'COST_ALIASES')
  })
  test('1,000 aliases in a fragment used twice', async () => {
    const query = `{ child(id: "${id}") { ...F ...F } } fragment F on Child { ${repeat(40, (i) => `a${i}: name`)} }`
    expectCoded(await ask(query), 'COST_ALIASES')
  })
  test('depth 100', async () => {
    expectCoded(
      await ask(`{ child(id: "${id}") { ${'education { '.repeat(100)} grade ${'} '.repeat(100)} } }`),
      'COST_DEPTH',
    )
  })
  test('introspection that walks from type to type and on', async () => {
    const query = `{ __schema { types ${'{ fields { type '.repeat(5)}{ name }${' } }'.repeat(5)} } }`
    expectCoded(await ask(query), 'GRAPHQL_VALIDATION_FAILED')
  })
  test('20,000 tokens', async () => {
    expectCoded(await ask(`{ me { ${repeat(20_000, () => 'subject')} } }`), 'COST_TOKENS')
  })
  test('100 root fields', async () => {
    const answer = await ask(`{ ${repeat(100, (i) => `a${i}: me { subject }`)} }`)
    expectCoded(answer, 'COST_ROOT_FIELDS')
  })
  test('100 children by aliases of the root are as many root fields', async () => {
    expectCoded(await ask(`{ ${repeat(50, (i) => `a${i}: child(id: "${id}") { name }`)} }`), 'COST_ROOT_FIELDS')
  })
  test('fragments that each spread the next twice, 30 deep, are refused in less than a second', async () => {
    const levels = repeat(30, (i) => `fragment F${i} on Child { ...F${i + 1} ...F${i + 1} }`)
    const started = performance.now()
    const answer = await ask(`{ child(id: "${id}") { ...F0 } } ${levels} fragment F30 on Child { name }`)
    expect(performance.now() - started).toBeLessThan(1_000)
    expectCoded(answer, 'COST_FIELDS')
  })
  test('a cycle of fragments', async () => {
    const query = `{ child(id: "${id}") { ...A } } fragment A on Child { ...B } fragment B on Child { ...A }`
    expectCoded(await ask(query), 'GRAPHQL_VALIDATION_FAILED')
  })
  test('an unknown field, without a hint at what the schema has', async () => {
    const answer = await ask(`{ child(id: "${id}") { namee } }`)
    expectCoded(answer, 'GRAPHQL_VALIDATION_FAILED')
    expect(answer.text).not.toMatch(/did you mean/i)
    expect(answer.text).not.toContain('"name"')
  })
  test('a syntax error', async () => {
    expectCoded(await ask(`{ child(id: "${SHOWCASE.name}" { name }`), 'GRAPHQL_PARSE_FAILED')
  })
  test('an operation that is not there', async () => {
    expectCoded(await ask('query A { me { subject } }', { operationName: 'B' }), 'GRAPHQL_OPERATION_UNKNOWN')
  })
  test('no saying which of two operations', async () => {
    expectCoded(await ask('query A { me { subject } } query B { me { subject } }'), 'GRAPHQL_OPERATION_UNKNOWN')
  })
  test.each([[{ id: 7.5 }], [{ id: [SHOWCASE.name] }], [{ id: null }], [{}], [{ id: { name: SHOWCASE.name } }]])(
    'variables %#: the wrong one is named, its value is not',
    async (variables) => {
      const answer = await ask(NAME_QUERY, { variables })
      expectCoded(answer, 'GRAPHQL_VARIABLES')
      expect(answer.text).toContain('$id')
      expect(answer.text).not.toContain(SHOWCASE.name)
    },
  )
  test('mutations and subscriptions that do not exist', async () => {
    expectCoded(await ask('mutation { x }'), 'GRAPHQL_VALIDATION_FAILED')
    expectCoded(await ask('subscription { x }'), 'GRAPHQL_VALIDATION_FAILED')
  })
  test('an error deep in a document leaves nothing behind: the next request is answered', async () => {
    expect((await ask(NAME_QUERY, { variables: { id } })).body.data.child.name).toBe(SHOWCASE.name)
  })
})

test('too many requests a minute', async () => {
  const small = await startTestHub({ children: 1, overrides: { 'limits.requestsPerMinute': 3 } })
  try {
    for (let i = 0; i < 3; i += 1)
      expect((await post(small, 'police', { query: '{ me { subject } }' })).status).toBe(200)
    const more = await post(small, 'police', { query: '{ me { subject } }' })
    expectCoded(more, 'RATE_LIMITED')
    expect(Number(more.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await post(small, 'doctor', { query: '{ me { subject } }' })).status).toBe(200)
    small.clock.shift(61_000)
    expect((await post(small, 'police', { query: '{ me { subject } }' })).status).toBe(200)
  } finally {
    await small.stop()
  }
})

test('a request id of the caller is kept when it is one, and replaced when it is not', async () => {
  const ask = async (given: string) =>
    (await post(hub, 'police', { query: '{ me { subject } }' }, { 'x-request-id': given })).headers.get('x-request-id')
  expect(await ask('trace-0123456789')).toBe('trace-0123456789')
  expect(await ask('a b; rm')).toMatch(/^[0-9a-f-]{36}$/)
})
