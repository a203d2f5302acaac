import Fastify, { type FastifyInstance } from 'fastify'
import type { Claims } from '../../src/auth/token-verifier'
import { authenticate, type CredentialParts } from '../../src/http/door'
import { ONE_ROSTER, oneRoster, type OneRosterParts } from '../../src/http/one-roster'

const SCOPE = 'https://purl.imsglobal.org/spec/or/v1p2/scope/'
const claims = (scope: string | undefined) =>
  ({
    iss: 'i',
    sub: 's',
    azp: 'c',
    exp: 9e9,
    iat: 0,
    purposes: ['case'],
    ...(scope === undefined ? {} : { scope }),
  }) as Claims

/** A door whose every token has these scopes, before a service that answers whoever is let in. */
async function doorWith(scope: string | undefined): Promise<FastifyInstance> {
  const server = Fastify()
  for (const name of ['actor', 'token', 'search']) server.decorateRequest(name, null)
  const parts = {
    verifier: { verify: () => claims(scope) },
    signIn: { sessionToken: async () => null },
    rateLimit: { count: () => undefined },
    seen: () => undefined,
    service: { base: 'http://hub', answer: async () => ({ body: {}, page: null, unreadable: 0 }) },
  } as unknown as OneRosterParts
  await server.register(oneRoster(parts), { prefix: ONE_ROSTER })
  return server
}

test.each([
  [undefined, 200, 200],
  ['openid profile', 200, 200],
  [`openid ${SCOPE}roster.readonly`, 200, 200],
  [`${SCOPE}roster-core.readonly`, 200, 403],
  [`${SCOPE}roster-demographics.readonly openid`, 403, 200],
  [`${SCOPE}roster-core.readonly ${SCOPE}roster-demographics.readonly`, 200, 200],
  [`${SCOPE}gradebook.readonly`, 403, 403],
  [`${SCOPE}roster.readonly.not`, 403, 403],
])('a token with the scopes %s opens users: %i, demographics: %i', async (scope, users, demographics) => {
  const server = await doorWith(scope)
  for (const [path, status] of [
    ['users', users],
    ['orgs/x', users],
    ['demographics', demographics],
  ] as const) {
    const answer = await server.inject({ url: `${ONE_ROSTER}/${path}`, headers: { authorization: 'Bearer a.b.c' } })
    expect([path, answer.statusCode]).toEqual([path, status])
    if (status === 403) expect(answer.json().imsx_description).toMatch(/^ROSTER_SCOPE: /)
  }
  await server.close()
})

test.each([
  [undefined, true],
  ['openid profile', true],
  [`openid ${SCOPE}roster.readonly`, false],
  [['openid', `${SCOPE}roster-core.readonly`], false],
])('a token with the scopes %j is taken at other doors: %s', async (scope, taken) => {
  const parts = {
    verifier: { verify: () => claims(scope as string) },
    seen: () => undefined,
  } as unknown as CredentialParts
  const request = { headers: { authorization: 'Bearer a.b.c' } } as Parameters<typeof authenticate>[0]
  const told = await authenticate(request, parts).then(
    () => true,
    (fault: { code?: string }) => fault.code,
  )
  expect(told).toBe(taken ? true : 'ROSTER_SCOPE')
})
