import { SHOWCASE } from '../../src/demo/showcase'
import { CATALOGUE, type ErrorCode } from '../../src/errors/catalogue'
import { sentenceOf } from '../../src/errors/message'
import { post, type RawAnswer } from '../hub/support/post'
import { showcaseUuid } from '../hub/support/sample'
import { Streams } from '../live/support/stream'
import { startTestHub, type TestHub } from '../support/hub'
import { expectSilentLog } from './expect-coded'

/** Every door of the hub answers in the language that Accept-Language names, and says the same in both. */
const PAGE = 'https://dashboard.example'
const CHROME = 'zh-CN,zh;q=0.9,en;q=0.8'
let hub: TestHub
let id: string
beforeAll(async () => {
  const overrides = { 'limits.requestsPerMinute': 60, 'subscriptions.everyMs': 100, 'http.corsOrigins': PAGE }
  hub = await startTestHub({ children: 20, overrides })
  id = `child:${await showcaseUuid(hub)}`
})
afterAll(() => hub?.stop())

const streams = new Streams(() => hub)
afterEach(() => streams.close())

interface Errors {
  readonly errors: readonly { readonly message: string; readonly extensions: { readonly code: ErrorCode } }[]
}

/** The same text without the words for people. */
const bare = (text: string) => text.replaceAll(/"message":"(?:[^"\\]|\\.)*"/g, '"message":""')

/** The English message, or the sentence and the English message after it. */
function expectChinese(chinese: string, english: string, code: ErrorCode): void {
  const sentence = sentenceOf(code, 'zh')
  expect(chinese).toBe(english === CATALOGUE[code].sentence ? sentence : `${sentence}（${english}）`)
}

/** Sends the same twice; the answers may differ in the words of their errors alone. */
async function both(send: (headers: Record<string, string>) => Promise<RawAnswer>, code: ErrorCode): Promise<void> {
  const one = { 'x-request-id': `language-of-${code}` }
  const english = await send(one)
  const chinese = await send({ ...one, 'accept-language': CHROME })
  expect(chinese.status).toBe(english.status)
  expect(bare(chinese.text)).toBe(bare(english.text))
  const [en, zh] = [english.body as Errors, chinese.body as Errors]
  expect(en.errors.map(({ extensions }) => extensions.code)).toContain(code)
  en.errors.forEach(({ message, extensions }, i) => expectChinese(zh.errors[i]!.message, message, extensions.code))
  expect([english, chinese].map(({ headers }) => headers.get('content-language'))).toEqual(['en', 'zh-CN'])
  for (const { headers, text } of [english, chinese]) {
    expect(headers.get('vary')).toMatch(/\baccept-language\b/)
    for (const secret of [SHOWCASE.name, SHOWCASE.idNumber, SHOWCASE.rollNumber]) expect(text).not.toContain(secret)
  }
}

const asked =
  (account: string, query: string, variables: object = {}) =>
  (headers: Record<string, string>) =>
    post(hub, account, { query, variables }, headers)

describe('GraphQL answers', () => {
  const child = 'query ($id: ID!) { child(id: $id) { name } me { subject } }'

  test.each<[ErrorCode, string, string, object]>([
    ['BAD_CHILD_ID', 'police', child, { id: SHOWCASE.idNumber }], // beside data
    ['BAD_ID_NUMBER', 'police', 'query ($n: String!) { childByIdNumber(idNumber: $n) { name } }', { n: SHOWCASE.name }],
    ['GRAPHQL_PARSE_FAILED', 'police', '{ me { subject }', {}],
    ['GRAPHQL_VALIDATION_FAILED', 'police', '{ me { nothing also } }', {}],
    ['GRAPHQL_VARIABLES', 'police', child, { id: [SHOWCASE.name] }],
    ['COST_ALIASES', 'police', `{ me { ${Array.from({ length: 600 }, (_, i) => `a${i}: subject`).join(' ')} } }`, {}],
    ['COST_TOKENS', 'police', `{ me { ${'subject '.repeat(20_000)} } }`, {}],
    [
      'ACCESS_FILTER',
      'analyst',
      'query ($n: String!) { childByIdNumber(idNumber: $n) { age } }',
      { n: SHOWCASE.idNumber },
    ],
    ['SUBSCRIPTION_TRANSPORT', 'police', `subscription { child(id: "child:x") { name } }`, {}],
  ])('%s', (code, account, query, variables) => both(asked(account, query, variables), code))

  test('ACCESS_STRICT, with what is withheld', async () => {
    const strict = asked('doctor', 'query ($id: ID!) { child(id: $id) { education { rollState } } }', { id })
    await both((headers) => strict({ ...headers, 'x-tonglian-access': 'strict' }), 'ACCESS_STRICT')
  })

  test('an error beside a child: the child is the same', async () => {
    const query =
      'query ($id: ID!) { child(id: $id) { name idNumber household { guardianName } } none: child(id: "x") { name } }'
    const [english, chinese] = [await asked('police', query, { id })({}), await asked('police', query, { id })({ 'accept-language': CHROME })] // prettier-ignore
    expect(english.body.data.child.name).toBe(SHOWCASE.name)
    expect(JSON.stringify(chinese.body.data)).toBe(JSON.stringify(english.body.data))
    expect(Object.keys(chinese.body)).toEqual(Object.keys(english.body))
    expectChinese(chinese.body.errors[0].message, english.body.errors[0].message, 'BAD_CHILD_ID')
  })

  test('an answer without errors is the same in both', async () => {
    const ask = asked('education', '{ me { subject roles } }')
    const [english, chinese] = [await ask({}), await ask({ 'accept-language': CHROME })]
    expect(chinese.body.data).toEqual(english.body.data)
  })
})

describe('refusals before GraphQL', () => {
  const ME = { query: '{ me { subject } }' }
  const raw = async (path: string, init: RequestInit): Promise<RawAnswer> => {
    const response = await fetch(hub.url + path, init)
    const text = await response.text()
    return { status: response.status, headers: response.headers, text, body: JSON.parse(text) }
  }

  test('UNAUTHENTICATED', async () => {
    await both((headers) => post(hub, null, ME, headers), 'UNAUTHENTICATED')
    await both((headers) => post(hub, null, ME, { ...headers, authorization: 'Bearer a.b.c' }), 'UNAUTHENTICATED')
  })
  test('PURPOSE_UNKNOWN', () =>
    both((headers) => post(hub, 'police', ME, { ...headers, 'x-purpose': 'audit' }), 'PURPOSE_UNKNOWN'))
  test('TOO_LARGE', () =>
    both((headers) => post(hub, 'police', `{"query":"${'x'.repeat(2_000_000)}"}`, headers), 'TOO_LARGE'))
  test.each(['{"query": ', '7', '{}', '{"query":"{ me { subject } }","variables":"x"}'])('BAD_REQUEST: %s', (body) =>
    both((headers) => post(hub, 'police', body, headers), 'BAD_REQUEST'),
  )
  test('UNSUPPORTED_MEDIA_TYPE', () =>
    both((headers) => post(hub, 'police', ME, { ...headers, 'content-type': 'text/plain' }), 'UNSUPPORTED_MEDIA_TYPE'))
  test('NOT_ACCEPTABLE', () =>
    both((headers) => post(hub, 'police', ME, { ...headers, accept: 'text/html' }), 'NOT_ACCEPTABLE'))
  test('METHOD_NOT_ALLOWED', () => both((headers) => raw('/graphql', { method: 'PUT', headers }), 'METHOD_NOT_ALLOWED'))
  test('PAGE_NOT_FOUND', () => both((headers) => raw('/nothing-here', { headers }), 'PAGE_NOT_FOUND'))
  test('RATE_LIMITED', async () => {
    while ((await post(hub, 'school', ME)).status === 200);
    await both((headers) => post(hub, 'school', ME, headers), 'RATE_LIMITED')
  })

  test('a page of another origin is told that the answer varies by both', async () => {
    const { headers } = await post(hub, null, ME, { origin: PAGE, 'accept-language': CHROME })
    expect(headers.get('vary')?.toLowerCase().split(/, */).sort()).toEqual(['accept-language', 'origin'])
    expect(headers.get('access-control-allow-origin')).toBe(PAGE)
  })
})

test('a sign-out that another site sent', async () => {
  const send = (headers: Record<string, string>) =>
    fetch(`${hub.url}/auth/logout`, { method: 'POST', headers: { 'sec-fetch-site': 'cross-site', ...headers } })
  const [english, chinese] = [await send({}), await send({ 'accept-language': CHROME })]
  const [en, zh] = [(await english.json()) as { message: string }, (await chinese.json()) as { message: string }]
  expect([en, english.status]).toEqual([{ code: 'CROSS_SITE', message: expect.any(String) }, 403])
  expect(zh).toEqual({ code: 'CROSS_SITE', message: expect.any(String) })
  expectChinese(zh.message, en.message, 'CROSS_SITE')
  expect([english, chinese].map(({ headers }) => headers.get('content-language'))).toEqual(['en', 'zh-CN'])
})

describe('errors within data', () => {
  const SAID: readonly [string, string, object][] = [
    [
      'civil-affairs',
      `mutation ($input: RequestGrantInput!) { told: requestGrant(input: $input) { errors { code message path } } }`,
      {
        input: {
          childId: 'child:x',
          field: 'HealthRecord.diagnoses',
          reason: '家访需要',
          hours: 2,
          idempotencyKey: 'language-1',
        },
      },
    ],
    [
      'education',
      `mutation ($input: DeleteFilterInput!) { told: deleteFilter(input: $input) { errors { code message path } } }`,
      { input: { id: 'filter:x', version: 1, idempotencyKey: 'language-2' } },
    ],
    [
      'education',
      '{ told: enrolmentStatus(students: ["nobody", "11010519491231002X"]) { error { code message } } }',
      {},
    ],
    [
      'education',
      '{ told: explain(query: "{ children(first: 1, saved: \\"filter:x\\") { totalCount } }") { refusal { code message } } }',
      {},
    ],
  ]
  const messages = (value: unknown): { code: ErrorCode; message: string }[] => {
    if (typeof value !== 'object' || value === null) return []
    const own = 'code' in value && 'message' in value ? [value as { code: ErrorCode; message: string }] : []
    return [...own, ...Object.values(value).flatMap(messages)]
  }

  test.each(SAID)('%s: %s', async (account, query, variables) => {
    const ask = asked(account, query, variables)
    const [english, chinese] = [await ask({}), await ask({ 'accept-language': 'zh' })]
    expect(bare(JSON.stringify(chinese.body.data))).toBe(bare(JSON.stringify(english.body.data)))
    const [en, zh] = [messages(english.body.data), messages(chinese.body.data)]
    en.forEach(({ code, message }, i) => expectChinese(zh[i]!.message, message, code))
    expect(en.length).toBeGreaterThan(0)
  })
})

describe('server-sent events', () => {
  const NAME = 'subscription ($id: ID!) { child(id: $id) { name } }'

  test('what refuses a subscription, in the one event of its stream', async () => {
    const told = async (headers: Record<string, string>) => {
      const stream = await streams.open(
        'police',
        NAME,
        { id: 'child:x' },
        { 'x-request-id': 'language-of-sse', ...headers },
      )
      expect(stream.response.headers['content-language']).toBe('accept-language' in headers ? 'zh-CN' : 'en')
      expect(stream.response.headers['vary']).toContain('accept-language')
      return (await stream.answer(1)) as Errors
    }
    const [english, chinese] = [await told({}), await told({ 'accept-language': CHROME })]
    expect(bare(JSON.stringify(chinese))).toBe(bare(JSON.stringify(english)))
    const [{ message, extensions }] = english.errors as [Errors['errors'][0]]
    expectChinese(chinese.errors[0]!.message, message, extensions.code)
  })

  test('what ends one later', async () => {
    const [english, chinese] = [
      await streams.open('police', NAME, { id }),
      await streams.open('police', NAME, { id }, { 'accept-language': CHROME }),
    ]
    await Promise.all([english.answer(1), chinese.answer(1)])
    hub.clock.shift(24 * 3_600_000)
    const [en, zh] = [(await english.answer(2)) as Errors, (await chinese.answer(2)) as Errors]
    hub.clock.shift(-24 * 3_600_000)
    expect(en.errors[0]!.message).toBe('The access token has expired.')
    expect(zh.errors[0]!.message).toBe('没有令牌，或平台不接受该令牌。（The access token has expired.）')
    expect(zh.errors[0]!.extensions).toEqual(en.errors[0]!.extensions)
  })
})

test('the log names nobody, and is in English whatever the client reads', async () => {
  await expectSilentLog(hub)
  expect(hub.log.join('\n')).not.toMatch(/\p{Script=Han}/u)
})
