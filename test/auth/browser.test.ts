import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import Fastify from 'fastify'
import { createBrowserSignIn, type BrowserSignIn } from '../../src/auth/browser'
import { localPath } from '../../src/auth/browser/local-path'
import { Sessions } from '../../src/auth/browser/sessions'
import { RealmNotices } from '../../src/auth/realm-notices'
import { createHubDatabase, type HubDatabase } from '../support/hub-database'
import { ISSUER, NOW, VerifierBench } from './support/verifier-bench'
import { sign } from './support/key-server'

const at = new VerifierBench()
let database: HubDatabase
beforeAll(async () => {
  await at.open()
  database = await createHubDatabase()
})
afterAll(async () => {
  await at.server.stop()
  await database.drop()
})
beforeEach(async () => {
  at.reset()
  await database.store.run({ text: 'DELETE FROM realm_notice', values: [] })
})
afterEach(() => at.verifier.close())

const SECRET = 'a secret of the test, thirty-two characters'
const signIn = (issuer = ISSUER, extra: object = {}): BrowserSignIn =>
  createBrowserSignIn({
    issuer,
    clientId: 'tonglian-web',
    publicUrl: 'http://localhost:4000',
    cookieSecret: SECRET,
    secureCookies: false,
    verifier: at.verifier,
    sessions: new Sessions(database.store, SECRET, at.clock),
    realm: new RealmNotices(database.store, at.verifier, at.clock),
    clock: at.clock,
    timeLimitSeconds: 0.3,
    ...extra,
  })

async function app(made = signIn()) {
  const server = Fastify()
  await server.register(made.routes)
  return server
}

describe('a path to return to', () => {
  test.each([
    ['/', '/'],
    ['/explorer/?a=1#b', '/explorer/?a=1#b'],
    ['//elsewhere.invalid', '/'],
    ['/\\elsewhere.invalid', '/'],
    ['/\t/elsewhere.invalid', '/'],
    ['/%2F/elsewhere.invalid', '/%2F/elsewhere.invalid'],
    ['/.//elsewhere.invalid', '/'],
    ['/..//elsewhere.invalid', '/'],
    ['https://elsewhere.invalid', '/'],
    ['javascript:alert(1)', '/'],
    ['explorer', '/'],
    [['/a', '/b'], '/'],
    [undefined, '/'],
    [`/${'a'.repeat(3000)}`, '/'],
  ])('%j gives %s', (to, expected) => {
    expect(localPath(to)).toBe(expected)
  })
})

describe('the provider away', () => {
  let silent: Server
  let url: string
  beforeAll(async () => {
    silent = createServer(() => undefined)
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    url = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`
  })
  afterAll(async () => {
    silent.closeAllConnections()
    await new Promise((resolve) => silent.close(resolve))
  })

  test('a provider that never answers costs the time limit and a page that says so', async () => {
    const began = performance.now()
    const response = await (
      await app(signIn(`${url}/realms/tonglian`))
    ).inject({ url: '/auth/login', headers: { host: 'localhost:4000' } })
    expect(response.statusCode).toBe(503)
    expect(response.body).toContain('cannot be reached')
    expect(performance.now() - began).toBeLessThan(3_000)
  })
})

describe('a browser at another name of this machine', () => {
  test('is first led to the name that the provider will answer to', async () => {
    const response = await (await app()).inject({ url: '/auth/login?to=/a', headers: { host: '127.0.0.1:4000' } })
    expect([response.statusCode, response.headers.location]).toEqual([302, 'http://localhost:4000/auth/login?to=/a'])
  })
})

describe('a callback', () => {
  test.each([
    ['without a sign-in under way', ''],
    ['with a cookie we did not sign', 'tonglian-sign-in=eyJzdGF0ZSI6IngifQ.AAAA'],
    ['with a cookie that is nonsense', 'tonglian-sign-in=%%%'],
  ])('%s is refused', async (_name, cookie) => {
    const response = await (await app()).inject({ url: '/auth/callback?code=a&state=b', headers: { cookie } })
    expect(response.statusCode).toBe(400)
    expect(response.body).not.toContain('eyJ')
  })
})

describe('notices of the realm', () => {
  const event = { 'http://schemas.openid.net/event/backchannel-logout': {} }
  const logout = {
    iss: ISSUER,
    aud: 'tonglian-web',
    iat: NOW,
    exp: NOW + 60,
    jti: 'one',
    sid: 'session',
    events: event,
  }
  const notBefore = {
    action: 'PUSH_NOT_BEFORE',
    resource: 'tonglian-web',
    id: 'one',
    expiration: NOW + 60,
    notBefore: NOW + 1,
  }
  const signed = (notice: object, changes: object) => sign(at.key, { ...notice, ...changes })
  const post = async (path: string, jwt: string, server?: Awaited<ReturnType<typeof app>>) => {
    const form = path === '/auth/backchannel-logout'
    const response = await (server ?? (await app())).inject({
      url: path,
      method: 'POST',
      headers: { 'content-type': form ? 'application/x-www-form-urlencoded' : 'text/plain' },
      payload: form ? new URLSearchParams({ logout_token: jwt }).toString() : jwt,
    })
    return [response.statusCode, response.body === '' ? null : response.json<{ reason: string }>().reason]
  }

  test.each([
    ['another realm', { iss: 'http://elsewhere.invalid' }, 'issuer'],
    ['another client', { aud: 'dashboard' }, 'audience'],
    ['no event', { events: undefined }, 'type'],
    ['another event', { events: { other: {} } }, 'type'],
    ['a nonce, as an ID token has', { nonce: 'n' }, 'type'],
    ['an end in the past', { exp: NOW - 10 }, 'expired'],
    ['no id', { jti: undefined }, 'claims'],
    ['nobody to sign out', { sid: undefined }, 'claims'],
  ])('a logout token of %s is refused', async (_name, changes, reason) => {
    expect(await post('/auth/backchannel-logout', await signed(logout, changes))).toEqual([400, reason])
  })

  test('a logout token is taken once', async () => {
    const server = await app()
    const jwt = await sign(at.key, logout)
    expect(await post('/auth/backchannel-logout', jwt, server)).toEqual([200, null])
    expect(await post('/auth/backchannel-logout', jwt, server)).toEqual([400, 'revoked'])
  })

  test.each([
    ['another action', { action: 'LOGOUT' }, 'type'],
    ['another client', { resource: 'dashboard' }, 'audience'],
    ['an end in the past', { expiration: NOW - 10 }, 'expired'],
    ['no id', { id: '' }, 'claims'],
    ['no time', { notBefore: 'now' }, 'claims'],
  ])('a not-before of %s is refused', async (_name, changes, reason) => {
    expect(await post('/auth/k_push_not_before', await signed(notBefore, changes))).toEqual([400, reason])
  })

  test.each(['/auth/backchannel-logout', '/auth/k_push_not_before', '/auth/k_logout'])(
    '%s refuses what the realm did not sign',
    async (path) => {
      const forged = await sign({ ...at.other, kid: 'first' }, { ...logout, ...notBefore })
      expect(await post(path, forged)).toEqual([400, 'signature'])
      expect(await post(path, '')).toEqual([400, 'malformed'])
      const none = `${Buffer.from('{"alg":"none","kid":"first"}').toString('base64url')}.e30.`
      expect(await post(path, none)).toEqual([400, 'algorithm'])
    },
  )

  test('an access token is no notice', async () => {
    const token = await at.token()
    for (const path of ['/auth/backchannel-logout', '/auth/k_push_not_before', '/auth/k_logout']) {
      expect((await post(path, token))[0]).toBe(400)
    }
  })

  test('a logout token that one process took is refused by another', async () => {
    const jwt = await sign(at.key, logout)
    expect(await post('/auth/backchannel-logout', jwt, await app())).toEqual([200, null])
    expect(await post('/auth/backchannel-logout', jwt, await app())).toEqual([400, 'revoked'])
  })

  test('a not-before is obeyed', async () => {
    const token = await at.token()
    expect(await at.reason(token)).toBe('verified')
    expect(await post('/auth/k_push_not_before', await sign(at.key, notBefore))).toEqual([200, null])
    expect(await at.reason(token)).toBe('revoked')
  })

  test('a sign-out of all is obeyed', async () => {
    const everybody = { ...notBefore, action: 'LOGOUT' }
    expect(await post('/auth/k_logout', await sign(at.key, everybody))).toEqual([200, null])
  })
})
