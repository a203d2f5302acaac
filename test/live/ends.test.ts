import { request } from 'node:http'
import type { RegistryName } from '../../connectors/contract/records'
import { SHOWCASE } from '../../src/demo/showcase'
import { asOwner } from '../hub/support/all-seeing'
import { showcaseUuid } from '../hub/support/sample'
import { BrokenConnector } from '../support/fakes/broken-connector'
import { SlowConnector } from '../support/fakes/slow-connector'
import { startTestHub, type TestHub } from '../support/hub'
import { trail } from '../grants/support/counter'
import { CookieBrowser } from '../auth/support/cookie-browser'
import { changeChild, Stream, Streams } from './support/stream'

let hub: TestHub
let id: string
let health: SlowConnector
const registries = new Map<RegistryName, BrokenConnector>()
beforeAll(async () => {
  hub = await startTestHub({
    children: 40,
    wrap: (connector) => {
      const one = new BrokenConnector(connector, 0)
      registries.set(connector.registry, one)
      return connector.registry === 'health' ? (health = new SlowConnector(one, 0)) : one
    },
    overrides: {
      'subscriptions.everyMs': 100,
      'subscriptions.most': 7,
      'limits.roles.villageDirector.subscriptions': 1,
      'registries.education.breaker.failures': 1000,
    },
  })
  id = `child:${await showcaseUuid(hub)}`
})
afterAll(() => hub?.stop())

const streams = new Streams(() => hub)
afterEach(() => streams.close())

const NAME = 'subscription ($id: ID!) { child(id: $id) { name } }'
const open = (account: string, query = NAME) => streams.open(account, query, { id })
const codes = (answer: { errors?: { extensions: Record<string, unknown> }[] }) =>
  answer.errors?.map(({ extensions }) => extensions['code'])
const renamed = (name: string) => changeChild(hub, id, { name })
afterEach(() => renamed(SHOWCASE.name))

const seconds = () => Math.floor(hub.clock.now() / 1_000)
let notices = 0
/** As Keycloak tells its clients: tokens issued before are refused. */
async function pushNotBefore(notBefore: number): Promise<void> {
  const id = `notice-${(notices += 1)}`
  const notice = { action: 'PUSH_NOT_BEFORE', resource: 'tonglian-web', id, expiration: seconds() + 60, notBefore }
  const body = await hub.provider.signNotice(notice)
  const response = await fetch(`${hub.url}/auth/k_push_not_before`, { method: 'POST', body })
  expect(response.status).toBe(200)
}

describe('the token', () => {
  const endOf = async (account: string) => {
    const claims = (await hub.token(account)).split('.')[1]!
    const { exp } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { exp: number }
    return (exp + 5) * 1_000 // auth.clockToleranceSeconds: as long as a request would be let in
  }

  test('expires: UNAUTHENTICATED and complete, with its second; nothing is asked after it', async () => {
    const stream = await open('police')
    await stream.answer(1)
    const moved = (await endOf('police')) - 20_000 - hub.clock.now()
    hub.clock.shift(moved)
    await renamed('改名')
    expect((await stream.answer(2)).data.child.name).toBe('改名') // it has not come to its end
    hub.clock.shift(20_000)
    expect(await stream.end()).toEqual(['next', 'next', 'next', 'complete'])
    hub.clock.shift(-moved - 20_000)
    const last = stream.answers[2]
    expect([codes(last), last.errors[0].extensions.reason, last.data]).toEqual([
      ['UNAUTHENTICATED'],
      'expired',
      undefined,
    ])
  })

  test('is refused by a not-before: the same, though nothing changed', async () => {
    const stream = await open('police')
    await stream.answer(1)
    await pushNotBefore(seconds() + 60)
    expect(await stream.end()).toEqual(['next', 'next', 'complete'])
    await pushNotBefore(0)
    expect(stream.answers[1].errors[0].extensions).toMatchObject({ code: 'UNAUTHENTICATED', reason: 'revoked' })
  })
})

test('a browser’s session ends: its stream as well, though the token would last', async () => {
  const browser = new CookieBrowser()
  const page = await browser.follow(`${hub.url}/auth/login`)
  await browser.submit(page, /name="password"/, { username: 'education', password: 'education-demo' })
  const own = { method: 'POST', headers: { 'x-tonglian-csrf': '1', 'content-type': 'application/json' } }
  const stream = await browser.go(`${hub.url}/graphql`, {
    ...own,
    headers: { ...own.headers, accept: 'text/event-stream' },
    body: JSON.stringify({ query: NAME, variables: { id } }),
  })
  expect(stream.status).toBe(200)
  const { headers } = own
  expect((await browser.go(`${hub.url}/auth/logout`, { method: 'POST', headers: { ...headers, accept: 'application/json', 'content-type': 'text/plain' } })).status).toBe(200) // prettier-ignore
  const text = await stream.text() // to its end
  expect(text).toContain(SHOWCASE.name)
  expect(text).toMatch(/"code":"UNAUTHENTICATED".*\n\nevent: complete\ndata: \n\n$/)
})

describe('a failure', () => {
  test('of the trail, at the beginning: no data, complete, and the place is free', async () => {
    await asOwner(hub, 'hub', 'REVOKE INSERT ON audit_entry FROM hub_app')
    const refused = await open('director')
    expect(await refused.end()).toEqual(['next', 'complete'])
    await asOwner(hub, 'hub', 'GRANT INSERT ON audit_entry TO hub_app')
    expect([codes(refused.answers[0]), refused.answers[0].data]).toEqual([['AUDIT_UNAVAILABLE'], undefined])
    expect((await (await open('director')).answer(1)).data.child.name).toBe(SHOWCASE.name)
  })

  test('of the trail, later: no data leaves, and it ends', async () => {
    const stream = await open('police')
    await stream.answer(1)
    await asOwner(hub, 'hub', 'REVOKE INSERT ON audit_entry FROM hub_app')
    await renamed('改名')
    expect(await stream.end()).toEqual(['next', 'next', 'complete'])
    await asOwner(hub, 'hub', 'GRANT INSERT ON audit_entry TO hub_app')
    expect([codes(stream.answers[1]), stream.answers[1].data]).toEqual([['AUDIT_UNAVAILABLE'], undefined])
    expect(JSON.stringify(stream.answers[1])).not.toContain('改名')
  })

  test('of the hub’s database: who cannot be kept up is told so', async () => {
    const stream = await open('police')
    await stream.answer(1)
    await asOwner(hub, 'hub', 'ALTER TABLE child RENAME TO child_away')
    const second = await stream.answer(2)
    await asOwner(hub, 'hub', 'ALTER TABLE child_away RENAME TO child')
    expect([codes(second), second.data?.child ?? null]).toEqual([['HUB_UNAVAILABLE'], null])
  })

  test('of a registry: partial data at its next answer, and whole again without any change', async () => {
    const stream = await open(
      'education',
      'subscription ($id: ID!) { child(id: $id) { name education { rollState } } }',
    )
    const first = await stream.answer(1)
    registries.get('education')!.failures = Infinity
    await renamed('改名')
    const second = await stream.answer(2)
    expect([codes(second), second.data.child]).toEqual([['REGISTRY_DOWN'], { name: '改名', education: null }])
    registries.get('education')!.failures = 0
    hub.clock.shift(15_000)
    expect((await stream.answer(3)).data.child).toEqual({ ...first.data.child, name: '改名' })
    hub.clock.shift(-15_000)
  })
})

describe('places', () => {
  const refusedBy = async (stream: Stream) => {
    expect(await stream.end()).toEqual(['next', 'complete'])
    return codes(stream.answers[0])
  }

  test('of an account: one more is refused and recorded, by its role’s limit, until one is closed', async () => {
    expect((await hub.ask('director', '{ me { limits { subscriptions } } }')).data.me.limits).toEqual({
      subscriptions: 1,
    })
    const first = await open('director')
    await first.answer(1)
    const more = await open('director')
    expect(await refusedBy(more)).toEqual(['SUBSCRIPTION_LIMIT'])
    expect(more.answers[0].errors[0].extensions).toMatchObject({ limit: 'subscriptions', most: 1, got: 2 })
    expect((await trail(hub, 'refusal')).at(-1)).toMatchObject({
      code: 'SUBSCRIPTION_LIMIT',
      about: 'subscriptions 2 of 1',
    })
    await (await open('supervisor')).answer(1)
    first.close()
    await first.end()
    await freed('director')
  })

  test('of a client that goes away before its first answer: given back', async () => {
    const looks = async () =>
      (await trail(hub, 'look')).filter(({ children }) => String(children) === id.slice(6)).length
    const before = await looks()
    health.millis = 1_500 // long enough that the client is gone before it
    const gone = request(`${hub.url}/graphql`, {
      method: 'POST',
      agent: false,
      headers: {
        'content-type': 'application/json',
        accept: 'text/event-stream',
        authorization: `Bearer ${await hub.token('director')}`,
      },
    }).on('error', () => undefined)
    gone.end(
      JSON.stringify({
        query: 'subscription ($id: ID!) { child(id: $id) { health { disabled } } }',
        variables: { id },
      }),
    )
    while ((await looks()) === before) await new Promise((resolve) => setTimeout(resolve, 20)) // its record is there, its answer not
    gone.destroy()
    health.millis = 0
    await freed('director')
  })

  test('of the process: another account’s are refused as well', async () => {
    for (let i = 0; i < 5; i += 1) await (await open('police')).answer(1)
    expect(await refusedBy(await open('police'))).toEqual(['SUBSCRIPTION_LIMIT'])
    for (const account of ['education', 'doctor']) await (await open(account)).answer(1)
    expect(await refusedBy(await open('school'))).toEqual(['SUBSCRIPTIONS_FULL'])
  })

  /** The hub learns of a closed connection a moment after the client has closed it. */
  async function freed(account: string): Promise<void> {
    for (;;) {
      const stream = await open(account)
      if (!codes(await stream.answer(1))) return
      await stream.end()
    }
  }
})

test('a hub that stops ends them, and leaves nothing running', async () => {
  const own = await startTestHub({ registriesOf: hub, overrides: { 'subscriptions.everyMs': 100 } })
  const uuid = await showcaseUuid(own)
  const list = 'subscription { children(first: 5) { edges { node { name } } } }'
  const open_ = await Promise.all([
    Stream.open(own, 'police', NAME, { id: `child:${uuid}` }),
    Stream.open(own, 'education', list),
  ])
  await Promise.all(open_.map((stream) => stream.answer(1)))
  await own.stop()
  for (const stream of open_) expect(await stream.end()).toEqual(['next', 'complete'])
})
