import { createHmac } from 'node:crypto'
import { exportSPKI, importJWK, type KeyLike } from 'jose'
import { AUTH_REASONS } from '../../src/auth/auth-error'
import { createTokenVerifier, type TokenVerifier } from '../../src/auth/token-verifier'
import { ManualClock } from '../../src/kit/clock'
import { makeKey, sign, startKeyServer, type KeyServer, type SigningKey } from './support/key-server'

const ISSUER = 'http://provider.invalid/realms/tonglian'
const NOW = 1_800_000_000

let server: KeyServer
let key: SigningKey
let other: SigningKey
let clock: ManualClock
let verifier: TokenVerifier
const logged: string[] = []

beforeAll(async () => {
  server = await startKeyServer()
  key = await makeKey('first')
  other = await makeKey('second')
})
afterAll(() => server.stop())
beforeEach(() => {
  Object.assign(server, { keys: [key.jwk], calls: 0, broken: false, silent: false })
  clock = new ManualClock(NOW * 1000)
  verifier = make()
})
afterEach(() => verifier.close())

const make = (extra: object = {}) =>
  createTokenVerifier({
    issuer: ISSUER,
    audience: 'tonglian-hub',
    jwksUrl: server.url,
    clock,
    timeLimitMillis: 300,
    ...extra,
  })

const good = (): Record<string, unknown> => ({
  iss: ISSUER,
  sub: '4f1b5ad6-0000-4000-8000-000000000001',
  aud: ['account', 'tonglian-hub'],
  typ: 'Bearer',
  azp: 'tonglian-web',
  iat: NOW,
  exp: NOW + 300,
  preferred_username: 'made-up',
})
const token = (changes: object = {}, signer = key, header = {}) => sign(signer, { ...good(), ...changes }, header)

async function reason(jwt: string): Promise<string> {
  try {
    await verifier.verify(jwt)
    return 'verified'
  } catch (error) {
    const { code, reason, message } = error as { code: string; reason: string; message: string }
    expect(code).toBe('UNAUTHENTICATED')
    expect(AUTH_REASONS).toContain(reason)
    logged.push(message)
    return reason
  }
}

test('a good token gives its claims, from the second time on without a promise', async () => {
  const jwt = await token()
  const first = await verifier.verify(jwt)
  expect(first).toMatchObject({ azp: 'tonglian-web', sub: good()['sub'] })
  expect(verifier.verify(jwt)).toBe(first)
  expect(server.calls).toBe(1)
})

test.each(['PS256', 'ES256'])('%s is accepted', async (alg) => {
  const signer = await makeKey(`${alg}-key`, alg)
  server.keys = [key.jwk, signer.jwk]
  expect(await reason(await token({}, signer))).toBe('verified')
})

test.each([
  ['another realm', { iss: 'http://provider.invalid/realms/master' }, 'issuer'],
  ['another audience', { aud: 'account' }, 'audience'],
  ['no audience', { aud: undefined }, 'audience'],
  ['an ID token', { typ: 'ID', aud: 'tonglian-hub' }, 'type'],
  ['a refresh token', { typ: 'Refresh' }, 'type'],
  ['no type', { typ: undefined }, 'type'],
  ['expired', { exp: NOW - 6 }, 'expired'],
  ['valid later', { nbf: NOW + 60 }, 'not-yet'],
  ['issued in the future', { iat: NOW + 60 }, 'not-yet'],
  ['no end', { exp: undefined }, 'claims'],
  ['an end that is no number', { exp: String(NOW + 300) }, 'claims'],
  ['no time of issue', { iat: undefined }, 'claims'],
  ['no subject', { sub: '' }, 'claims'],
  ['no client', { azp: undefined }, 'claims'],
])('a token with %s is refused', async (_name, changes, expected) => {
  expect(await reason(await token(changes))).toBe(expected)
})

test('clocks may differ by the tolerance', async () => {
  expect(await reason(await token({ exp: NOW - 4 }))).toBe('verified')
  expect(await reason(await token({ iat: NOW + 4 }))).toBe('verified')
})

test.each([
  ['', 'missing'],
  ['nonsense', 'malformed'],
  ['a.b.c', 'malformed'],
  ['e30.e30', 'malformed'],
  [`${'x'.repeat(20_000)}.y.z`, 'malformed'],
])('text that is no token is refused (%#)', async (jwt, expected) => {
  expect(await reason(jwt)).toBe(expected)
})

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

test('alg none is refused, with and without a signature', async () => {
  const body = `${encode({ alg: 'none', kid: 'first' })}.${encode(good())}`
  expect(await reason(`${body}.`)).toBe('algorithm')
  expect(await reason(`${body}.c2ln`)).toBe('algorithm')
})

test('HS256 with the public key as its secret is refused, allowed or not', async () => {
  const pem = await exportSPKI((await importJWK(key.jwk)) as KeyLike)
  const body = `${encode({ alg: 'HS256', kid: 'first' })}.${encode(good())}`
  const forged = `${body}.${createHmac('sha256', pem).update(body).digest('base64url')}`
  expect(await reason(forged)).toBe('algorithm')
  verifier = make({ algorithms: ['RS256', 'HS256', 'none'] })
  expect(await reason(forged)).toBe('algorithm')
})

test('an algorithm outside the list is refused, as is one the key is not for', async () => {
  expect(await reason(await token({}, await makeKey('first', 'RS512')))).toBe('algorithm')
  expect(
    await reason(await token({}, { ...key, alg: 'PS256', privateKey: (await makeKey('first', 'PS256')).privateKey })),
  ).toBe('algorithm')
})

test('a changed payload and a signature of another key are refused', async () => {
  const [head, , signature] = (await token()).split('.')
  expect(await reason(`${head}.${encode({ ...good(), azp: 'dashboard' })}.${signature}`)).toBe('signature')
  expect(await reason(await sign({ ...other, kid: 'first' }, good()))).toBe('signature')
})

test('a cached verdict ends with the token', async () => {
  const jwt = await token()
  expect(await reason(jwt)).toBe('verified')
  clock.advance(304_000)
  expect(await reason(jwt)).toBe('verified')
  clock.advance(2_000)
  expect(await reason(jwt)).toBe('expired')
})

test('a flood of made-up key ids costs one fetch per cooldown and does not stop known keys', async () => {
  const known = await token()
  expect(await reason(known)).toBe('verified')
  clock.advance(10_000)
  server.calls = 0
  const forged = await Promise.all(
    Array.from({ length: 50 }, (_each, index) => token({}, { ...other, kid: `made-up-${index}` })),
  )
  expect(new Set(await Promise.all(forged.map(reason)))).toEqual(new Set(['unknown-key']))
  expect(server.calls).toBe(1)
  server.silent = true
  clock.advance(10_000)
  const waiting = reason(forged[0] as string)
  const began = performance.now()
  expect(await reason(await token({ jti: 'another' }))).toBe('verified')
  expect(performance.now() - began).toBeLessThan(200)
  expect(await waiting).toBe('unknown-key')
})

test('a new key is found at once, and the old one holds until it is withdrawn', async () => {
  const old = await token()
  expect(await reason(old)).toBe('verified')
  clock.advance(5_000)
  server.keys = [other.jwk, key.jwk]
  expect(await reason(await token({}, other))).toBe('verified')
  expect(await reason(old)).toBe('verified')
  expect(await reason(await token({ jti: 'late' }))).toBe('verified')
  server.keys = [other.jwk]
  clock.advance(5_000)
  expect(await reason(await token({}, { ...other, kid: 'made-up' }))).toBe('unknown-key')
  expect(await reason(old)).toBe('unknown-key')
})

test('a withdrawn key is noticed in the background even when nothing unknown arrives', async () => {
  const old = await token({ exp: NOW + 3000 })
  expect(await reason(old)).toBe('verified')
  server.keys = [other.jwk]
  clock.advance(301_000)
  expect(await reason(old)).toBe('verified')
  for (let tries = 0; tries < 50 && server.calls < 2; tries++) await new Promise((resolve) => setTimeout(resolve, 10))
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(await reason(old)).toBe('unknown-key')
})

test.each(['broken', 'silent'] as const)(
  'with the provider %s, known keys go on and unknown ones are refused',
  async (fault) => {
    expect(await reason(await token())).toBe('verified')
    server[fault] = true
    clock.advance(301_000)
    expect(await reason(await token({ iat: NOW + 300, exp: NOW + 600 }))).toBe('verified')
    expect(await reason(await token({ iat: NOW + 300, exp: NOW + 600 }, other))).toBe('unknown-key')
  },
)

test('without any key ever read, the answer says so, and the next try after the cooldown succeeds', async () => {
  server.broken = true
  expect(await reason(await token())).toBe('keys-unavailable')
  server.broken = false
  expect(await reason(await token())).toBe('keys-unavailable')
  clock.advance(3_000)
  expect(await reason(await token())).toBe('verified')
})

test('a key set in a form we cannot read costs only the keys at fault', async () => {
  server.keys = [
    { kty: 'RSA', kid: 'half' },
    { kty: 'oct', k: 'c2VjcmV0', kid: 'secret' },
    { ...other.jwk, use: 'enc' },
    key.jwk,
  ]
  expect(await reason(await token())).toBe('verified')
  expect(await reason(await token({}, other))).toBe('unknown-key')
})

test('not-before refuses older tokens, cached or not, and lets newer ones pass', async () => {
  const cached = await token()
  expect(await reason(cached)).toBe('verified')
  verifier.setNotBefore(NOW + 1)
  expect(await reason(cached)).toBe('revoked')
  expect(await reason(await token({ jti: 'uncached' }))).toBe('revoked')
  expect(await reason(await token({ iat: NOW + 1 }))).toBe('verified')
})

test('not-before that arrives while a token is being checked holds for it too', async () => {
  server.silent = true
  const checking = reason(await token())
  verifier.setNotBefore(NOW + 1)
  server.silent = false
  clock.advance(4_000)
  expect(['revoked', 'keys-unavailable']).toContain(await checking)
  expect(await reason(await token())).toBe('revoked')
})

test('the cache of verdicts is bounded', async () => {
  verifier = make({ cacheSize: 2 })
  const tokens = await Promise.all([1, 2, 3].map((jti) => token({ jti: String(jti) })))
  for (const jwt of tokens) await verifier.verify(jwt)
  expect(verifier.verify(tokens[0] as string)).toBeInstanceOf(Promise)
  expect(verifier.verify(tokens[2] as string)).not.toBeInstanceOf(Promise)
})

test('no message quotes a token', () => {
  expect(logged.length).toBeGreaterThan(30)
  for (const message of logged) expect(message).not.toMatch(/eyJ|made-up|4f1b5ad6|provider\.invalid/)
})
