import { createHmac } from 'node:crypto'
import { exportSPKI, importJWK, type KeyLike } from 'jose'
import { makeKey, sign } from './support/key-server'
import { NOW, VerifierBench } from './support/verifier-bench'

const at = new VerifierBench()
beforeAll(() => at.open())
afterAll(() => at.server.stop())
beforeEach(() => at.reset())
afterEach(() => at.verifier.close())

test('a good token gives its claims, from the second time on without a promise', async () => {
  const jwt = await at.token()
  const first = await at.verifier.verify(jwt)
  expect(first).toMatchObject({ azp: 'tonglian-web', sub: at.good()['sub'] })
  expect(at.verifier.verify(jwt)).toBe(first)
  expect(at.server.calls).toBe(1)
})

test.each(['PS256', 'ES256'])('%s is accepted', async (alg) => {
  const signer = await makeKey(`${alg}-key`, alg)
  at.server.keys = [at.key.jwk, signer.jwk]
  expect(await at.reason(await at.token({}, signer))).toBe('verified')
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
  expect(await at.reason(await at.token(changes))).toBe(expected)
})

test('clocks may differ by the tolerance', async () => {
  expect(await at.reason(await at.token({ exp: NOW - 4 }))).toBe('verified')
  expect(await at.reason(await at.token({ iat: NOW + 4 }))).toBe('verified')
})

test.each([
  ['', 'missing'],
  ['nonsense', 'malformed'],
  ['a.b.c', 'malformed'],
  ['e30.e30', 'malformed'],
  [`${'x'.repeat(20_000)}.y.z`, 'malformed'],
])('text that is no token is refused (%#)', async (jwt, expected) => {
  expect(await at.reason(jwt)).toBe(expected)
})

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

test('alg none is refused, with and without a signature', async () => {
  const body = `${encode({ alg: 'none', kid: 'first' })}.${encode(at.good())}`
  expect(await at.reason(`${body}.`)).toBe('algorithm')
  expect(await at.reason(`${body}.c2ln`)).toBe('algorithm')
})

test('HS256 with the public key as its secret is refused, allowed or not', async () => {
  const pem = await exportSPKI((await importJWK(at.key.jwk)) as KeyLike)
  const body = `${encode({ alg: 'HS256', kid: 'first' })}.${encode(at.good())}`
  const forged = `${body}.${createHmac('sha256', pem).update(body).digest('base64url')}`
  expect(await at.reason(forged)).toBe('algorithm')
  at.verifier = at.make({ algorithms: ['RS256', 'HS256', 'none'] })
  expect(await at.reason(forged)).toBe('algorithm')
})

test('an algorithm outside the list is refused, as is one the key is not for', async () => {
  expect(await at.reason(await at.token({}, await makeKey('first', 'RS512')))).toBe('algorithm')
  expect(
    await at.reason(
      await at.token({}, { ...at.key, alg: 'PS256', privateKey: (await makeKey('first', 'PS256')).privateKey }),
    ),
  ).toBe('algorithm')
})

test('a changed payload and a signature of another key are refused', async () => {
  const [head, , signature] = (await at.token()).split('.')
  expect(await at.reason(`${head}.${encode({ ...at.good(), azp: 'dashboard' })}.${signature}`)).toBe('signature')
  expect(await at.reason(await sign({ ...at.other, kid: 'first' }, at.good()))).toBe('signature')
})

test('a cached verdict ends with the token', async () => {
  const jwt = await at.token()
  expect(await at.reason(jwt)).toBe('verified')
  at.clock.advance(304_000)
  expect(await at.reason(jwt)).toBe('verified')
  at.clock.advance(2_000)
  expect(await at.reason(jwt)).toBe('expired')
})

test('not-before refuses older tokens, cached or not, and lets newer ones pass', async () => {
  const cached = await at.token()
  expect(await at.reason(cached)).toBe('verified')
  at.verifier.setNotBefore(NOW + 1)
  expect(await at.reason(cached)).toBe('revoked')
  expect(await at.reason(await at.token({ jti: 'uncached' }))).toBe('revoked')
  expect(await at.reason(await at.token({ iat: NOW + 1 }))).toBe('verified')
})

test('not-before that arrives while a token is being checked holds for it too', async () => {
  at.server.silent = true
  const checking = at.reason(await at.token())
  at.verifier.setNotBefore(NOW + 1)
  at.server.silent = false
  at.clock.advance(4_000)
  expect(['revoked', 'keys-unavailable']).toContain(await checking)
  expect(await at.reason(await at.token())).toBe('revoked')
})

test('the cache of verdicts is bounded', async () => {
  at.verifier = at.make({ cacheSize: 2 })
  const tokens = await Promise.all([1, 2, 3].map((jti) => at.token({ jti: String(jti) })))
  for (const jwt of tokens) await at.verifier.verify(jwt)
  expect(at.verifier.verify(tokens[0] as string)).toBeInstanceOf(Promise)
  expect(at.verifier.verify(tokens[2] as string)).not.toBeInstanceOf(Promise)
})

test('no message quotes a token', () => {
  expect(at.messages.length).toBeGreaterThan(30)
  for (const message of at.messages) expect(message).not.toMatch(/eyJ|made-up|4f1b5ad6|provider\.invalid/)
})
