import { NOW, VerifierBench } from './support/verifier-bench'

const at = new VerifierBench()
beforeAll(() => at.open())
afterAll(() => at.server.stop())
beforeEach(() => at.reset())
afterEach(() => at.verifier.close())

test('a flood of made-up key ids costs one fetch per cooldown and does not stop known keys', async () => {
  const known = await at.token()
  expect(await at.reason(known)).toBe('verified')
  at.clock.advance(10_000)
  at.server.calls = 0
  const forged = await Promise.all(
    Array.from({ length: 50 }, (_each, index) => at.token({}, { ...at.other, kid: `made-up-${index}` })),
  )
  expect(new Set(await Promise.all(forged.map((jwt) => at.reason(jwt))))).toEqual(new Set(['unknown-key']))
  expect(at.server.calls).toBe(1)
  at.server.silent = true
  at.clock.advance(10_000)
  const waiting = at.reason(forged[0] as string)
  const began = performance.now()
  expect(await at.reason(await at.token({ jti: 'another' }))).toBe('verified')
  expect(performance.now() - began).toBeLessThan(200)
  expect(await waiting).toBe('unknown-key')
})

test('a new key is found at once, and the old one holds until it is withdrawn', async () => {
  const old = await at.token()
  expect(await at.reason(old)).toBe('verified')
  at.clock.advance(5_000)
  at.server.keys = [at.other.jwk, at.key.jwk]
  expect(await at.reason(await at.token({}, at.other))).toBe('verified')
  expect(await at.reason(old)).toBe('verified')
  expect(await at.reason(await at.token({ jti: 'late' }))).toBe('verified')
  at.server.keys = [at.other.jwk]
  at.clock.advance(5_000)
  expect(await at.reason(await at.token({}, { ...at.other, kid: 'made-up' }))).toBe('unknown-key')
  expect(await at.reason(old)).toBe('unknown-key')
})

test('a withdrawn key is noticed in the background even when nothing unknown arrives', async () => {
  const old = await at.token({ exp: NOW + 3000 })
  expect(await at.reason(old)).toBe('verified')
  at.server.keys = [at.other.jwk]
  at.clock.advance(301_000)
  expect(await at.reason(old)).toBe('verified')
  for (let tries = 0; tries < 50 && at.server.calls < 2; tries++)
    await new Promise((resolve) => setTimeout(resolve, 10))
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(await at.reason(old)).toBe('unknown-key')
})

test.each(['broken', 'silent'] as const)(
  'with the provider %s, known keys go on and unknown ones are refused',
  async (fault) => {
    expect(await at.reason(await at.token())).toBe('verified')
    at.server[fault] = true
    at.clock.advance(301_000)
    expect(await at.reason(await at.token({ iat: NOW + 300, exp: NOW + 600 }))).toBe('verified')
    expect(await at.reason(await at.token({ iat: NOW + 300, exp: NOW + 600 }, at.other))).toBe('unknown-key')
  },
)

test('without any key ever read, the answer says so, and the next try after the cooldown succeeds', async () => {
  at.server.broken = true
  expect(await at.reason(await at.token())).toBe('keys-unavailable')
  at.server.broken = false
  expect(await at.reason(await at.token())).toBe('keys-unavailable')
  at.clock.advance(3_000)
  expect(await at.reason(await at.token())).toBe('verified')
})

test('a key set in a form we cannot read costs only the keys at fault', async () => {
  at.server.keys = [
    { kty: 'RSA', kid: 'half' },
    { kty: 'oct', k: 'c2VjcmV0', kid: 'secret' },
    { ...at.other.jwk, use: 'enc' },
    at.key.jwk,
  ]
  expect(await at.reason(await at.token())).toBe('verified')
  expect(await at.reason(await at.token({}, at.other))).toBe('unknown-key')
})
