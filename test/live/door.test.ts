import { SHOWCASE } from '../../src/demo/showcase'
import { expectSilentLog } from '../http/expect-coded'
import { showcaseUuid } from '../hub/support/sample'
import { startTestHub, type TestHub } from '../support/hub'
import { trail } from '../grants/support/counter'
import { Streams, type Stream } from './support/stream'

/** What comes before the first answer is a query's: the same door, the same limits, the same refusals. */
let hub: TestHub
let id: string
beforeAll(async () => {
  hub = await startTestHub({ children: 40, overrides: { 'subscriptions.heartbeatMs': 1_000 } })
  id = `child:${await showcaseUuid(hub)}`
})
afterAll(() => hub?.stop())

const streams = new Streams(() => hub)
afterEach(async () => {
  await streams.close()
  await expectSilentLog(hub)
})

const NAME = 'subscription ($id: ID!) { child(id: $id) { name } }'
const codes = (stream: Stream) =>
  stream.answers.flatMap(({ errors = [] }) => (errors as { extensions: { code: string } }[]).map(codeOf))
const codeOf = ({ extensions }: { extensions: Record<string, unknown> }) => extensions['code']
const json = async ({ response, rest }: Stream) =>
  [response.statusCode, JSON.parse(rest) as { errors: never[] }] as const

describe('before the stream', () => {
  test.each([
    ['no token', 'Bearer x', 401, 'UNAUTHENTICATED'],
    ['a purpose that is not the account’s', 'police', 403, 'PURPOSE_UNKNOWN'],
  ])('%s: a plain error, no stream', async (_what, account, status, code) => {
    const stream = await streams.open(account, NAME, { id }, { 'x-purpose': 'curiosity' })
    await stream.end()
    const [got, body] = await json(stream)
    expect([got, body.errors.map(codeOf), stream.came]).toEqual([status, [code], []])
  })

  test('a body beyond the limit, and GET', async () => {
    const large = await streams.open('police', `# ${'x'.repeat(1_100_000)}\n${NAME}`, { id })
    await large.end()
    expect((await json(large))[0]).toBe(413)
    const got = await fetch(`${hub.url}/graphql?query=subscription{child(id:"x"){name}}`, {
      headers: { accept: 'text/event-stream', authorization: `Bearer ${await hub.token('police')}` },
    })
    expect(await got.text()).toContain('"code":"METHOD_NOT_ALLOWED"')
  })
})

describe('a stream', () => {
  test('is one of events, kept open by comments, and held back by no proxy', async () => {
    const stream = await streams.open('police', NAME, { id })
    expect((await stream.answer(1)).data).toEqual({ child: { name: SHOWCASE.name } })
    expect(stream.response.statusCode).toBe(200)
    expect(stream.response.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
    })
    expect((await stream.answer(1)).extensions.requestId).toBe(stream.response.headers['x-request-id'])
    await stream.until(() => stream.came.some(({ event }) => event === 'comment'))
  })

  test('answers what the same query answers, beside the request’s own id', async () => {
    const body = '{ name idNumber education { rollState } health { diagnoses { name } } welfare { guardianshipType } }'
    for (const account of ['education', 'doctor', 'director', 'analyst', 'womens-federation']) {
      const stream = await streams.open(account, `subscription ($id: ID!) { child(id: $id) ${body} }`, { id })
      const plain = await hub.ask(account, `query ($id: ID!) { child(id: $id) ${body} }`, { id })
      const { data, extensions } = await stream.answer(1)
      expect(data).toEqual(plain.data)
      for (const told of ['withheld', 'masked', 'cost', 'tableVersion'])
        expect([told, extensions[told]]).toEqual([told, plain.extensions[told]])
    }
  })

  test.each([
    ['no GraphQL', 'subscription {', {}, 'GRAPHQL_PARSE_FAILED'],
    ['an unknown field', 'subscription { child(id: "x") { namee } }', {}, 'GRAPHQL_VALIDATION_FAILED'],
    ['a query that is not kept open', 'subscription { me { subject } }', {}, 'GRAPHQL_VALIDATION_FAILED'],
    ['introspection beside it', 'subscription { __schema { __typename } }', {}, 'GRAPHQL_VALIDATION_FAILED'],
    [
      'introspection in a fragment',
      'subscription ($id: ID!) { child(id: $id) { name } ...F } fragment F on Subscription { __typename }',
      {},
      'GRAPHQL_VALIDATION_FAILED',
    ],
    [
      'two children by aliases',
      'subscription ($id: ID!) { a: child(id: $id) { name } b: child(id: $id) { name } }',
      {},
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['too many words', `subscription ($id: ID!) { child(id: $id) { ${'name '.repeat(4_000)} } }`, {}, 'COST_TOKENS'],
    [
      'too many aliases',
      `subscription ($id: ID!) { child(id: $id) { ${Array.from({ length: 61 }, (_, i) => `a${i}: name`).join(' ')} } }`,
      {},
      'COST_ALIASES',
    ],
    ['a variable left out', NAME, {}, 'GRAPHQL_VARIABLES'],
    ['a page too large', 'subscription { children(first: 100000) { edges { cursor } } }', {}, 'COST_IDS'],
    [
      'a filter it may not use',
      'subscription { children(where: { guardianshipType: { eq: GOOD } }) { edges { cursor } } }',
      {},
      'ACCESS_FILTER',
    ],
    ['an id of nobody’s making', NAME, { id: 'child:1' }, 'BAD_CHILD_ID'],
  ])('%s: one event with the error, and complete', async (_what, query, variables, code) => {
    // prettier-ignore
    const stream = await streams.open('doctor', query, variables)
    expect(await stream.end()).toEqual(['next', 'complete'])
    expect(codes(stream)).toContain(code)
    expect(stream.answers[0].data?.child ?? null).toBeNull()
    if (code === 'BAD_CHILD_ID') return // it looked, at nobody
    const own = stream.response.headers['x-request-id']
    expect((await trail(hub, 'refusal')).filter(({ requestId }) => requestId === own)).toMatchObject([{ code }])
  })

  test('strict access: refused whole', async () => {
    const query = 'subscription ($id: ID!) { child(id: $id) { name health { diagnoses { name } } } }'
    const stream = await streams.open('police', query, { id }, { 'x-tonglian-access': 'strict' })
    expect(await stream.end()).toEqual(['next', 'complete'])
    expect([codes(stream), stream.answers[0].data]).toEqual([['ACCESS_STRICT'], undefined])
  })

  test('a field of the root that the account may not call: null, withheld, and still open', async () => {
    const stream = await streams.open('analyst', 'subscription { children { edges { node { name } } } }')
    const { data, extensions } = await stream.answer(1)
    expect(data).toEqual({ children: null })
    expect(extensions.withheld).toMatchObject([
      { field: 'Subscription.children', level: 'none', rule: 'hub.yml#lists' },
    ])
  })
})

describe('another operation, or another way', () => {
  test('a subscription without the header: an error that says what to do, and is recorded', async () => {
    const answer = await hub.ask('police', NAME, { id })
    expect([answer.status, answer.data, answer.errors?.map(codeOf)]).toEqual([
      406,
      undefined,
      ['SUBSCRIPTION_TRANSPORT'],
    ])
    expect(answer.errors![0]!.message).toContain('Accept: text/event-stream')
    expect((await trail(hub, 'refusal')).at(-1)).toMatchObject({ code: 'SUBSCRIPTION_TRANSPORT', operation: '' })
  })

  test('a query by events: one answer, and complete', async () => {
    const stream = await streams.open('police', 'query ($id: ID!) { child(id: $id) { name } }', { id })
    expect(await stream.end()).toEqual(['next', 'complete'])
    expect(stream.answers[0].data).toEqual({ child: { name: SHOWCASE.name } })
  })

  test('a client that takes both gets JSON where it is no stream, and the status', async () => {
    const both = { accept: 'application/json, text/event-stream;q=0.5' }
    const query = await streams.open('police', 'query ($id: ID!) { child(id: $id) { name } }', { id }, both)
    await query.end()
    expect(await json(query)).toMatchObject([200, { data: { child: { name: SHOWCASE.name } } }])
    for (const [accept, status] of [
      [both.accept, 200],
      ['application/graphql-response+json, text/event-stream', 400],
    ] as const) {
      const refused = await streams.open('police', 'subscription {', {}, { accept })
      await refused.end()
      expect((await json(refused))[0]).toBe(status)
    }
    const stream = await streams.open('police', NAME, { id }, both)
    expect((await stream.answer(1)).data).toEqual({ child: { name: SHOWCASE.name } })
  })

  test('explain tells of a subscription what it tells of the query', async () => {
    const explain =
      'query ($q: String!, $v: JSONObject) { explain(query: $q, variables: $v) { decisions { field level rule } calls { registry } } }'
    const [live, plain] = await Promise.all(
      [NAME, NAME.replace('subscription', 'query')].map((q) => hub.ask('police', explain, { q, v: { id } })),
    )
    expect(live!.data).toEqual(plain!.data)
  })
})
