import { SHOWCASE } from '../../src/demo/showcase'
import { trail } from '../grants/support/counter'
import { CookieBrowser } from '../auth/support/cookie-browser'
import { post, type RawAnswer } from '../hub/support/post'
import { showcaseUuid } from '../hub/support/sample'
import { startTestHub, type TestHub } from '../support/hub'
import { expectCoded, expectSilentLog } from './expect-coded'

/** How clients of other people speak: by GET, with each Accept header, by hashes, from pages elsewhere. */
const PAGE = 'https://app.example.cn'

let hub: TestHub
let id: string
beforeAll(async () => {
  hub = await startTestHub({ children: 40, overrides: { 'http.corsOrigins': `${PAGE}, http://localhost:5173` } })
  id = `child:${await showcaseUuid(hub)}`
})
afterAll(() => hub?.stop())
afterEach(() => expectSilentLog(hub))

const ME = '{ me { department } }'
const NAME = 'query ($id: ID!) { child(id: $id) { name } }'

async function get(search: Record<string, string> | string, headers: Record<string, string> = {}): Promise<RawAnswer> {
  const authorization = `Bearer ${await hub.token('police')}`
  const query = typeof search === 'string' ? search : String(new URLSearchParams(search))
  const response = await fetch(`${hub.url}/graphql?${query}`, { headers: { authorization, ...headers } })
  const text = await response.text()
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: text.startsWith('{') ? JSON.parse(text) : null,
  }
}

describe('GET (faults.md 44)', () => {
  test('answers a query as POST does, and may be kept by nobody', async () => {
    const answer = await get({ query: NAME, variables: JSON.stringify({ id }) })
    expect([answer.status, answer.body.data]).toEqual([200, { child: { name: SHOWCASE.name } }])
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.body.extensions.requestId).toBe(answer.headers.get('x-request-id'))
    expect((await trail(hub, 'look')).at(-1)).toMatchObject({ requestId: answer.body.extensions.requestId })
  })

  test.each([
    ['a mutation', 'mutation { __typename }'],
    ['a mutation beside a query, chosen by name', 'query Q { me { name } } mutation M { __typename }'],
    ['a subscription', 'subscription { child(id: "x") { name } }'],
  ])('%s is refused and recorded', async (_what, query) => {
    const answer = await get({ query, ...(query.includes('M {') ? { operationName: 'M' } : {}) })
    expectCoded(answer, 'METHOD_NOT_ALLOWED')
    expect(answer.headers.get('allow')).toBe('POST')
    const { requestId } = answer.body.extensions
    expect((await trail(hub, 'refusal')).filter((one) => one['requestId'] === requestId)).toMatchObject([
      { code: 'METHOD_NOT_ALLOWED' },
    ])
  })

  test.each([
    ['a name', SHOWCASE.name],
    ['an ID number', SHOWCASE.idNumber],
    ['an ID number in full-width digits', '４３０４２１２０１５０５１２００２Ｘ'],
    ['an old ID number', '430421150512002'],
    ['a roll number', SHOWCASE.rollNumber],
    ['a mobile number', '19900000001'],
  ])('%s in the address is refused', async (_what, value) => {
    const query = 'query ($v: String!) { childByIdNumber(idNumber: $v) { id } }'
    for (const search of [
      { query, variables: JSON.stringify({ v: value }) },
      { query: query.replace('$v)', `"${value}")`) },
    ]) {
      const answer = await get(search)
      expectCoded(answer, 'ADDRESS_PERSONAL')
      expect(answer.text).not.toContain(value)
    }
  })

  test.each([
    ['no query', {}, 'BAD_REQUEST'],
    ['variables that are no object', { query: ME, variables: '[]' }, 'BAD_REQUEST'],
    ['variables that are no JSON', { query: ME, variables: '{' }, 'BAD_REQUEST'],
    ['two queries', `query=${encodeURIComponent(ME)}&query=${encodeURIComponent(ME)}`, 'BAD_REQUEST'],
    ['an address that is no UTF-8', 'query=%FF%FE', 'BAD_REQUEST'],
    ['no GraphQL', { query: '{' }, 'GRAPHQL_PARSE_FAILED'],
    ['a control character', { query: NAME, variables: '{"id":"\\u0007"}' }, 'BAD_TEXT'],
    [
      'variables too deep',
      { query: ME, variables: `{"v":${'['.repeat(1_100)}${']'.repeat(1_100)}}` },
      'COST_VARIABLES',
    ],
  ] as const)('%s', async (_what, search, code) => {
    const answer = await get(search)
    expectCoded(answer, code)
    expect(answer.body.extensions.requestId).toBe(answer.headers.get('x-request-id'))
  })

  test('with the session’s cookie needs the same proof as POST', async () => {
    const browser = new CookieBrowser()
    const page = await browser.follow(`${hub.url}/auth/login`)
    await browser.submit(page, /name="password"/, { username: 'police', password: 'police-demo' })
    const url = `${hub.url}/graphql?query=${encodeURIComponent(ME)}`
    const codeOf = async (headers: Record<string, string>) => {
      const response = await browser.go(url, { headers: { accept: '*/*', ...headers } })
      const { errors } = (await response.json()) as { errors?: { extensions: { code: string } }[] }
      return [response.status, errors?.[0]?.extensions.code]
    }
    expect(await codeOf({})).toEqual([403, 'CROSS_SITE'])
    expect(await codeOf({ 'sec-fetch-site': 'none' })).toEqual([403, 'CROSS_SITE'])
    expect(await codeOf({ 'sec-fetch-site': 'cross-site', 'x-tonglian-csrf': '1' })).toEqual([403, 'CROSS_SITE'])
    expect(await codeOf({ 'x-tonglian-csrf': '1' })).toEqual([200, undefined])
  })

  test('can be switched off', async () => {
    const strict = await startTestHub({ children: 1, overrides: { 'http.postOnly': true } })
    try {
      const headers = { authorization: `Bearer ${await strict.token('police')}` }
      const response = await fetch(`${strict.url}/graphql?query=${encodeURIComponent(ME)}`, { headers })
      expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST'])
      expect((await post(strict, 'police', { query: ME })).status).toBe(200)
    } finally {
      await strict.stop()
    }
  })
})

describe('Accept', () => {
  const NEW = 'application/graphql-response+json'
  const OLD = 'application/json'
  test.each([
    [NEW, NEW, 400],
    [OLD, OLD, 200],
    ['*/*', OLD, 400],
    ['application/*', OLD, 400],
    [`${NEW}, ${OLD};q=0.9`, NEW, 400],
    [`${OLD}, ${NEW};q=0.9`, OLD, 200],
    [`${NEW};q=0, ${OLD}`, OLD, 200],
    [`${NEW}, application/graphql+json, ${OLD}, text/event-stream, multipart/mixed`, NEW, 400], // urql
    [`multipart/mixed;boundary=graphql;subscriptionSpec=1.0,${OLD}`, OLD, 200], // Apollo Client, of a subscription
    ['Application/JSON ; Q=1', OLD, 200],
  ])('%s', async (accept, type, statusOfRefused) => {
    const good = await post(hub, 'police', { query: ME }, { accept })
    expect([good.status, good.headers.get('content-type'), good.body.data]).toEqual([
      200,
      `${type}; charset=utf-8`,
      { me: { department: 'police' } },
    ])
    const refused = await post(hub, 'police', { query: '{ nothing }' }, { accept })
    expect([refused.status, refused.headers.get('content-type')]).toEqual([statusOfRefused, `${type}; charset=utf-8`])
    expect(refused.body.errors[0].extensions.code).toBe('GRAPHQL_VALIDATION_FAILED')
  })

  test('what nobody can answer is refused before it is done', async () => {
    const before = (await trail(hub, 'look')).length
    for (const accept of ['text/html', 'multipart/mixed', 'image/*', 'application/json;q=0'])
      expectCoded(await post(hub, 'police', { query: ME }, { accept }), 'NOT_ACCEPTABLE')
    expect((await trail(hub, 'look')).length).toBe(before)
  })

  test('status 200 for a refused document never hides that access was refused', async () => {
    const query = '{ children(where: { guardianshipType: { eq: GOOD } }) { edges { cursor } } }'
    const answer = await post(hub, 'doctor', { query }, { accept: OLD })
    expect([answer.status, answer.body.errors[0].extensions.code]).toEqual([403, 'ACCESS_FILTER'])
  })
})

describe('refusals bear the id of the request (faults.md 45)', () => {
  test.each([
    ['no GraphQL', { query: '{' }, {}],
    ['not of the schema', { query: '{ nothing }' }, {}],
    ['no such operation', { query: ME, operationName: 'X' }, {}],
    ['variables', { query: NAME, variables: {} }, {}],
    ['no query', {}, {}],
    ['a batch', [], {}],
    ['no JSON', '{', {}],
    ['no token', { query: ME }, { authorization: 'Bearer x' }],
    ['purpose', { query: ME }, { 'x-purpose': 'curiosity' }],
    ['access', { query: '{ child(id: "x") { health { diagnoses { name } } } }' }, { 'x-tonglian-access': 'strict' }],
    ['Accept', { query: ME }, { accept: 'text/html' }],
  ])('%s', async (_what, body, headers) => {
    const answer = await post(hub, 'police', body, headers as Record<string, string>)
    expect(answer.body.data ?? null).toBeNull()
    expect(answer.body.extensions.requestId).toBe(answer.headers.get('x-request-id'))
  })

  test('an address that is none of the hub’s', async () => {
    const response = await fetch(`${hub.url}/nowhere`)
    const body = (await response.json()) as { errors: { extensions: object }[]; extensions: object }
    expect([response.status, body.errors[0]!.extensions]).toMatchObject([
      404,
      { code: 'PAGE_NOT_FOUND', blame: 'caller' },
    ])
    expect(body.extensions).toEqual({ requestId: response.headers.get('x-request-id') })
  })
})

describe('documents by their hash (faults.md 6)', () => {
  const extensions = (sha256Hash: string) => ({ persistedQuery: { version: 1, sha256Hash } })
  test.each([
    ['an unknown hash', { extensions: extensions('0'.repeat(64)) }],
    ['a wrong hash beside its document', { query: ME, extensions: extensions('0'.repeat(64)) }],
    ['a hash that is none', { query: ME, extensions: extensions('{') }],
    ['a version nobody knows', { query: ME, extensions: { persistedQuery: { version: 7 } } }],
  ])('%s: not supported, in the protocol’s words, and recorded', async (_what, body) => {
    const answer = await post(hub, 'police', body)
    expectCoded(answer, 'PERSISTED_QUERY_NOT_SUPPORTED')
    expect(answer.body.errors[0].message).toBe('PersistedQueryNotSupported') // clients compare the words
    expect((await trail(hub, 'refusal')).at(-1)).toMatchObject({
      code: 'PERSISTED_QUERY_NOT_SUPPORTED',
      requestId: answer.body.extensions.requestId,
    })
  })

  test('by GET as well', async () => {
    expectCoded(await get({ extensions: JSON.stringify(extensions('0'.repeat(64))) }), 'PERSISTED_QUERY_NOT_SUPPORTED')
  })
})

describe('pages elsewhere (faults.md 44)', () => {
  const preflight = (origin: string, path = '/graphql') =>
    fetch(hub.url + path, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type',
      },
    })

  test('an origin of the list may ask with a token, never with a cookie', async () => {
    for (const origin of [PAGE, 'http://localhost:5173']) {
      const { status, headers } = await preflight(origin)
      expect([status, headers.get('access-control-allow-origin')]).toEqual([204, origin])
      expect(headers.get('access-control-allow-methods')).toBe('GET, POST')
      expect(headers.get('access-control-allow-headers')).toContain('authorization')
      expect(Number(headers.get('access-control-max-age'))).toBeGreaterThan(600)
      expect(headers.get('access-control-allow-credentials')).toBeNull()
    }
    const answer = await post(hub, 'police', { query: ME }, { origin: PAGE })
    expect(answer.headers.get('access-control-allow-origin')).toBe(PAGE)
    expect(answer.headers.get('access-control-expose-headers')).toContain('x-request-id')
    expect(answer.headers.get('vary')).toContain('Origin')
    const refused = await post(hub, null, { query: ME }, { origin: PAGE })
    expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([401, PAGE])
  })

  test('a stream is read by it too', async () => {
    const query = `subscription { child(id: "${id}") { id } }`
    const leave = new AbortController()
    const response = await fetch(`${hub.url}/graphql`, {
      method: 'POST',
      headers: {
        ...{ origin: PAGE, 'content-type': 'application/json', accept: 'text/event-stream' },
        authorization: `Bearer ${await hub.token('police')}`,
      },
      body: JSON.stringify({ query }),
      signal: leave.signal,
    })
    leave.abort()
    expect(response.headers.get('access-control-allow-origin')).toBe(PAGE)
  })

  test.each(['https://evil.example', `${PAGE}.evil.example`, 'http://app.example.cn', 'null'])(
    'not %s',
    async (origin) => {
      expect((await preflight(origin)).headers.get('access-control-allow-origin')).toBeNull()
      const answer = await post(hub, 'police', { query: ME }, { origin })
      expect(answer.headers.get('access-control-allow-origin')).toBeNull()
    },
  )

  test('only to ask: no other page of the hub', async () => {
    expect((await preflight(PAGE, '/auth/session')).headers.get('access-control-allow-origin')).toBeNull()
    const response = await fetch(`${hub.url}/auth/session`, { headers: { origin: PAGE } })
    expect(response.headers.get('access-control-allow-origin')).toBeNull()
  })
})
