import { CookieBrowser } from '../support/cookie-browser'
import { DEMO_USERS, SERVICE_ACCOUNTS, SIGNERS } from '../support/demo-actors'
import type { SignInBench } from '../support/sign-in-bench'

/** What clients get from the token endpoint, and what the hub makes of it. */
export function describeTokens(at: SignInBench): void {
  test.each(Object.entries(SERVICE_ACCOUNTS))(
    'service account %s is the actor it should be',
    async (client, expected) => {
      const basic = Buffer.from(`${client}:${client}-demo`).toString('base64')
      const { access_token } = await at.token({ grant_type: 'client_credentials' }, { authorization: `Basic ${basic}` })
      const actor = await at.hub.actor(access_token)
      expect(actor).toMatchObject({
        ...expected,
        client,
        name: `service-account-${client}`,
        purpose: expected.purposes[0],
      })
    },
  )

  test('a service account with a wrong secret is refused', async () => {
    const basic = Buffer.from('dashboard:wrong').toString('base64')
    const response = await at.ask({ grant_type: 'client_credentials' }, { authorization: `Basic ${basic}` })
    expect(response.status).toBe(401)
  })

  test.each(Object.entries({ ...DEMO_USERS, ...SIGNERS }))(
    'demo user %s is the actor it should be',
    async (username, expected) => {
      const actor = await at.hub.actor((await at.password(username)).access_token)
      expect(actor).toMatchObject({
        ...expected,
        name: username,
        client: 'tonglian-web',
        purpose: expected.purposes[0],
      })
      expect(actor.subject).toMatch(/^[0-9a-f-]{36}$/)
    },
  )

  test('a wrong password is refused', async () => {
    const response = await at.ask({
      grant_type: 'password',
      client_id: 'tonglian-web',
      username: 'police',
      password: 'education-demo',
    })
    expect(response.status).toBeGreaterThanOrEqual(400)
    expect(await response.json()).toMatchObject({ error: 'invalid_grant' })
  })

  test('a refresh token and a token of another realm are refused', async () => {
    const { refresh_token } = await at.password('police')
    await expect((async () => at.hub.actor(String(refresh_token)))()).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
    const foreign = await at.provider.foreignToken()
    await expect((async () => at.hub.actor(foreign))()).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
      reason: 'issuer',
    })
  })

  test('a refresh token gives a new access token once, and not a second time', async () => {
    const first = await at.password('doctor')
    const fields = {
      grant_type: 'refresh_token',
      client_id: 'tonglian-web',
      refresh_token: String(first.refresh_token),
    }
    const second = await at.token(fields)
    expect(await at.hub.actor(second.access_token)).toMatchObject({ name: 'doctor' })
    expect((await at.ask(fields)).status).toBe(400)
  })

  test('an ID token is no access token', async () => {
    const { id_token } = await at.codeTokens()
    await expect((async () => at.hub.actor(String(id_token)))()).rejects.toMatchObject({ reason: 'type' })
  })

  test('the provider refuses a code flow without PKCE, and a foreign redirect address', async () => {
    const query = { client_id: 'tonglian-web', response_type: 'code', scope: 'openid', state: 'state-of-the-test' }
    const own = new URLSearchParams({ ...query, redirect_uri: `${at.hub.url}/auth/callback` })
    const refused = await new CookieBrowser().follow(`${at.endpoint('auth')}?${own.toString()}`, {}, (url) =>
      url.startsWith(at.hub.url),
    )
    expect(new URL(refused.url).searchParams.get('error')).toBe('invalid_request')
    const foreign = new URLSearchParams({ ...query, redirect_uri: 'http://elsewhere.invalid/auth/callback' })
    const response = await fetch(`${at.endpoint('auth')}?${foreign.toString()}`, { redirect: 'manual' })
    expect(response.status).toBe(400)
  })
}
