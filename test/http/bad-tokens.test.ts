import { generateKeyPair, SignJWT } from 'jose'
import { post } from '../hub/support/post'
import { showcaseUuid } from '../hub/support/sample'
import { startTestHub, type TestHub } from '../support/hub'
import { expectCoded, expectSilentLog } from './expect-coded'

/** Every token that is not one, and every purpose that is not the account's. */
let hub: TestHub
let id: string
beforeAll(async () => {
  hub = await startTestHub({ children: 20 })
  id = `child:${await showcaseUuid(hub)}`
})
afterAll(() => hub?.stop())
afterEach(() => expectSilentLog(hub))

const NAME_QUERY = 'query ($id: ID!) { child(id: $id) { name } }'

describe('tokens', () => {
  const claims = (token: string) =>
    JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()) as Record<string, unknown>
  const unsigned = (header: object, payload: object, tail = '') =>
    [header, payload].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.') + `.${tail}`
  const forged = async (changes: object, alg = 'RS256', kid = 'foreign') => {
    const { privateKey } = await generateKeyPair(alg)
    const payload = { ...claims(await hub.token('police')), ...changes }
    return new SignJWT(payload).setProtectedHeader({ alg, kid }).sign(privateKey)
  }
  const ask = (authorization: string | null) =>
    post(hub, null, { query: NAME_QUERY, variables: { id } }, authorization === null ? {} : { authorization })
  const refused = async (authorization: string | null) => {
    const answer = await ask(authorization)
    expectCoded(answer, 'UNAUTHENTICATED')
    expect(answer.headers.get('www-authenticate')).toContain('Bearer')
    expect(answer.body.data).toBeUndefined()
    if (authorization !== null && authorization.length > 12)
      expect(answer.text).not.toContain(authorization.slice(7, 60))
  }

  test('missing', () => refused(null))
  test.each([
    'Bearer',
    'Bearer ',
    'Bearer x',
    'Bearer a.b.c',
    'Basic cG9saWNlOnBvbGljZS1kZW1v',
    `Bearer ${'x'.repeat(12_000)}`,
  ])('garbage %#', (authorization) => refused(authorization))
  test('alg none', async () => {
    const good = claims(await hub.token('police'))
    for (const alg of ['none', 'None', 'NONE']) await refused(`Bearer ${unsigned({ alg, typ: 'JWT' }, good)}`)
  })
  test('the realm’s own header over other claims', async () => {
    const [header, , tail] = (await hub.token('school')).split('.') as [string, string, string]
    const better = Buffer.from(
      JSON.stringify({ ...claims(await hub.token('school')), realm_access: { roles: ['officer'] } }),
    )
    await refused(`Bearer ${header}.${better.toString('base64url')}.${tail}`)
  })
  test('of another realm', async () => {
    await refused(`Bearer ${await forged({ iss: `${hub.url}/realms/other` })}`)
    await refused(`Bearer ${await forged({})}`)
  })
  test('symmetric, with a public thing as its secret', async () => {
    const payload = claims(await hub.token('police'))
    const jwt = await new SignJWT(payload)
      .setProtectedHeader({ alg: 'HS256', kid: 'x' })
      .sign(Buffer.from('tonglian-web'.repeat(4)))
    await refused(`Bearer ${jwt}`)
  })
  test('expired', async () => {
    const token = await hub.token('police')
    expect((await ask(`Bearer ${token}`)).status).toBe(200)
    hub.clock.shift(24 * 3_600_000)
    await refused(`Bearer ${token}`)
    hub.clock.shift(-24 * 3_600_000)
    expect((await ask(`Bearer ${token}`)).status).toBe(200)
  })
  test('in the address or a form', async () => {
    const response = await fetch(`${hub.url}/graphql?access_token=${await hub.token('police')}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ me { subject } }' }),
    })
    expect(response.status).toBe(401)
  })
  test.each(['audit', 'Case', 'x'.repeat(200), '周'])('a purpose that is not the account’s: %#', async (purpose) => {
    const answer = await post(
      hub,
      'police',
      { query: NAME_QUERY, variables: { id } },
      { 'x-purpose': encodeURIComponent(purpose) },
    )
    expectCoded(answer, 'PURPOSE_UNKNOWN')
    expect(answer.body.data).toBeUndefined()
  })
})
