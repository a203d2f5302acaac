import { documentNamed } from '../web/support/documents'
import { CookieBrowser } from '../auth/support/cookie-browser'
import { trail } from '../grants/support/counter'
import { showcaseUuid } from '../hub/support/sample'
import { startTestHub, type Answer, type TestHub } from '../support/hub'

/** Documents by id (GraphQL over HTTP, appendix "Persisted Documents"), and the setting that takes nothing else from browsers. */
let hub: TestHub
let closed: TestHub
let id: string
beforeAll(async () => {
  hub = await startTestHub({ children: 40 })
  closed = await startTestHub({ children: 1, registriesOf: hub, overrides: { 'http.trustedDocumentsOnly': true } })
  id = `child:${await showcaseUuid(hub)}`
})
afterAll(async () => {
  await closed?.stop()
  await hub?.stop()
})

const CHILD = documentNamed('Child')
interface Body {
  readonly data: Answer['data']
  readonly errors: readonly { readonly extensions: Record<string, unknown> }[]
  readonly extensions: Record<string, unknown>
}

const UNKNOWN = `sha256:${'0'.repeat(64)}`

async function post(at: TestHub, account: string, body: object, headers: Record<string, string> = {}) {
  const authorization = `Bearer ${await at.token(account)}`
  return read(at, body, { authorization, ...headers })
}

async function read(at: TestHub, body: object, headers: Record<string, string>, go: typeof fetch = fetch) {
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  }
  const response = await go(`${at.url}/graphql`, init)
  return { status: response.status, body: (await response.json()) as Body }
}

/** The same from a browser that is signed in as the account. */
async function bySession(at: TestHub, account: string, body: object) {
  const browser = new CookieBrowser()
  const page = await browser.follow(`${at.url}/auth/login?to=/healthz`)
  await browser.submit(page, /name="account"/, { account })
  return read(at, body, { 'x-tonglian-csrf': '1', accept: 'application/json' }, (url, init) =>
    browser.go(String(url), init),
  )
}

/** Without what differs from request to request. */
function steady({ data, extensions }: Body): string {
  const { withheld, masked, cost } = extensions
  return JSON.stringify({ data, withheld, masked, cost }).replace(/"(asOf|decidedAt)":"[^"]*"|"ageSeconds":\d+/g, '')
}

test.each(['education', 'police', 'doctor', 'civil-affairs', 'school', 'director', 'analyst', 'auditor', 'neighbour'])(
  '%s is answered by id exactly as by text',
  async (account) => {
    const byId = await post(hub, account, { documentId: CHILD.id, variables: { id } })
    const byText = await post(hub, account, { query: CHILD.text, variables: { id } })
    expect(byId.status).toBe(200)
    expect(steady(byId.body)).toBe(steady(byText.body))
    const looks = (await trail(hub, 'look')).slice(-2)
    expect(looks[0]!['operationHash']).toBe(looks[1]!['operationHash'])
  },
)

test('a query by GET may name its document as well', async () => {
  const search = new URLSearchParams({ documentId: CHILD.id, variables: JSON.stringify({ id }) })
  const headers = { authorization: `Bearer ${await hub.token('police')}` }
  const response = await fetch(`${hub.url}/graphql?${search}`, { headers })
  expect(await response.json()).toMatchObject({ data: { child: { id } } })
})

test.each([
  ['an unknown id', { documentId: UNKNOWN }, 'DOCUMENT_UNKNOWN', 400],
  ['an id of another form', { documentId: CHILD.id.replace('sha256:', '') }, 'DOCUMENT_UNKNOWN', 400],
  ['a name of every object', { documentId: 'sha256:constructor' }, 'DOCUMENT_UNKNOWN', 400],
  ['a text beside the id', { documentId: CHILD.id, query: '{ me { name } }' }, 'BAD_REQUEST', 400],
  ['an id that is no text', { documentId: 7 }, 'BAD_REQUEST', 400],
])('%s is refused and recorded', async (_what, body, code, status) => {
  const answer = await post(hub, 'police', body)
  expect([answer.status, answer.body.errors[0]!.extensions.code]).toEqual([status, code])
  expect((await trail(hub, 'refusal')).at(-1)).toMatchObject({ code, requestId: answer.body.extensions.requestId })
})

describe('a hub that takes trusted documents alone from browsers', () => {
  const ME = '{ me { name } }'

  test('refuses a text with the session’s cookie, and records it', async () => {
    const answer = await bySession(closed, 'police', { query: ME })
    expect([answer.status, answer.body.errors[0]!.extensions.code]).toEqual([403, 'DOCUMENT_NOT_TRUSTED'])
    expect((await trail(closed, 'refusal')).at(-1)).toMatchObject({ code: 'DOCUMENT_NOT_TRUSTED' })
  })

  test('takes a document by id with it, under the same rights', async () => {
    const own = `child:${await showcaseUuid(closed)}`
    const body = { documentId: CHILD.id, variables: { id: own } }
    const answer = await bySession(closed, 'doctor', body)
    const byToken = await post(closed, 'doctor', { query: CHILD.text, variables: { id: own } })
    expect(answer.body.data.child.education).toBeNull()
    expect(steady(answer.body)).toBe(steady(byToken.body))
  })

  test('takes any text with a token', async () => {
    expect((await post(closed, 'police', { query: ME })).body.data).toEqual({ me: { name: 'police' } })
  })
})

test('without the setting a session may send a text: the explorer works', async () => {
  const answer = await bySession(hub, 'police', { query: '{ me { name } }' })
  expect(answer.body.data).toEqual({ me: { name: 'police' } })
})
