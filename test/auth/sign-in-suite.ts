import { decodeJwt, decodeProtectedHeader } from 'jose'
import type { Clock } from '../../src/kit/clock'
import { CookieBrowser, type Visit } from './support/cookie-browser'
import { DEMO_USERS, SERVICE_ACCOUNTS } from './support/demo-actors'
import { startSignInHub, type SignInHub } from './support/sign-in-hub'

/** An identity provider that serves deploy/keycloak/tonglian-realm.json, and what its operator can do to it. */
export interface SignInProvider {
  readonly issuer: string
  stop(): Promise<void>
  /** Tells the provider where the hub listens for its notices. */
  attach(hubUrl: string): Promise<void>
  /** A good token of another realm of the same kind. */
  foreignToken(): Promise<string>
  rotateKeys(): Promise<void>
  /** Ends all sessions of a user, telling the hub. */
  endSessions(username: string): Promise<void>
  /** Refuses all tokens issued before now, telling the hub. */
  pushNotBefore(epochSeconds: number): Promise<void>
}

interface TokenAnswer {
  readonly access_token: string
  readonly refresh_token?: string
  readonly id_token?: string
}

/** The whole of sign-in against a provider: the embedded one and a real Keycloak must pass it alike. */
export function describeSignIn(name: string, start: () => Promise<SignInProvider>, startMillis = 30_000): void {
  describe(`sign-in with ${name}`, () => {
    let provider: SignInProvider
    let hub: SignInHub
    let ahead = 0
    const clock: Clock = { now: () => Date.now() + ahead }

    beforeAll(async () => {
      provider = await start()
      hub = await startSignInHub(provider.issuer, clock)
      await provider.attach(hub.url)
    }, startMillis)
    afterAll(async () => {
      await hub?.stop()
      await provider?.stop()
    }, 60_000)
    afterEach(() => {
      ahead = 0
    })

    const endpoint = (path: string) => `${provider.issuer}/protocol/openid-connect/${path}`
    const ask = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
      fetch(endpoint('token'), { method: 'POST', body: new URLSearchParams(fields), headers })
    const token = async (fields: Record<string, string>, headers: Record<string, string> = {}) => {
      const response = await ask(fields, headers)
      expect(response.status).toBe(200)
      return (await response.json()) as TokenAnswer
    }
    const password = (username: string) =>
      token({
        grant_type: 'password',
        client_id: 'tonglian-web',
        username,
        password: `${username}-demo`,
        scope: 'openid',
      })
    const session = async (browser: CookieBrowser) =>
      (await (await browser.go(`${hub.url}/auth/session`)).json()) as Record<string, unknown>
    const graphql = (browser: CookieBrowser, headers: Record<string, string> = { 'x-tonglian-csrf': '1' }) =>
      browser.go(`${hub.url}/graphql`, {
        method: 'POST',
        body: '{}',
        headers: { 'content-type': 'application/json', ...headers },
      })
    const loginPage = (browser: CookieBrowser, query = '') => browser.follow(`${hub.url}/auth/login${query}`)
    const fill = (browser: CookieBrowser, page: Visit, username: string, stop?: (url: string) => boolean) =>
      browser.submit(page, /name="password"/, { username, password: `${username}-demo` }, stop)
    const signedIn = async (username: string) => {
      const browser = new CookieBrowser()
      const end = await fill(browser, await loginPage(browser), username)
      expect(end.url).toBe(`${hub.url}/`)
      return browser
    }

    test.each(Object.entries(SERVICE_ACCOUNTS))(
      'service account %s is the actor it should be',
      async (client, expected) => {
        const basic = Buffer.from(`${client}:${client}-demo`).toString('base64')
        const { access_token } = await token({ grant_type: 'client_credentials' }, { authorization: `Basic ${basic}` })
        const actor = await hub.actor(access_token)
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
      const response = await ask({ grant_type: 'client_credentials' }, { authorization: `Basic ${basic}` })
      expect(response.status).toBe(401)
    })

    test.each(Object.entries(DEMO_USERS))('demo user %s is the actor it should be', async (username, expected) => {
      const actor = await hub.actor((await password(username)).access_token)
      expect(actor).toMatchObject({
        ...expected,
        name: username,
        client: 'tonglian-web',
        purpose: expected.purposes[0],
      })
      expect(actor.subject).toMatch(/^[0-9a-f-]{36}$/)
    })

    test('a wrong password is refused', async () => {
      const response = await ask({
        grant_type: 'password',
        client_id: 'tonglian-web',
        username: 'police',
        password: 'education-demo',
      })
      expect(response.status).toBeGreaterThanOrEqual(400)
      expect(await response.json()).toMatchObject({ error: 'invalid_grant' })
    })

    test('a refresh token and a token of another realm are refused', async () => {
      const { refresh_token } = await password('police')
      await expect((async () => hub.actor(String(refresh_token)))()).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
      const foreign = await provider.foreignToken()
      await expect((async () => hub.actor(foreign))()).rejects.toMatchObject({
        code: 'UNAUTHENTICATED',
        reason: 'issuer',
      })
    })

    test('a refresh token gives a new access token once, and not a second time', async () => {
      const first = await password('doctor')
      const fields = {
        grant_type: 'refresh_token',
        client_id: 'tonglian-web',
        refresh_token: String(first.refresh_token),
      }
      const second = await token(fields)
      expect(await hub.actor(second.access_token)).toMatchObject({ name: 'doctor' })
      expect((await ask(fields)).status).toBe(400)
    })

    test('a browser signs in, is known by its cookie, and never sees a token', async () => {
      const browser = new CookieBrowser()
      expect(await session(browser)).toEqual({ signedIn: false })
      expect((await graphql(browser)).status).toBe(401)
      const end = await fill(browser, await loginPage(browser, '?to=/explorer/%3Fa=1&account=police'), 'police')
      expect(end).toMatchObject({ url: `${hub.url}/explorer/?a=1`, status: 200 })
      const known = await session(browser)
      expect(known).toMatchObject({ signedIn: true, name: 'police', department: 'police', roles: ['officer'] })
      expect(JSON.stringify(known)).not.toMatch(/eyJ/)
      const answer = await graphql(browser)
      expect(await answer.json()).toMatchObject({ actor: { name: 'police', divisions: ['430421'] } })
      expect(browser.cookieNames(hub.url)).toEqual(['tonglian-session'])
    })

    test('the session cookie alone, as another site would send it, is refused', async () => {
      const browser = await signedIn('education')
      for (const headers of [
        {},
        { 'sec-fetch-site': 'cross-site' },
        { 'sec-fetch-site': 'cross-site', 'x-tonglian-csrf': '1' },
      ]) {
        const response = await graphql(browser, headers as Record<string, string>)
        expect([response.status, await response.json()]).toMatchObject([403, { code: 'CROSS_SITE' }])
      }
      expect((await graphql(browser, { 'sec-fetch-site': 'same-origin' })).status).toBe(200)
      const out = await browser.go(`${hub.url}/auth/logout`, {
        method: 'POST',
        headers: { origin: 'http://elsewhere.invalid' },
      })
      expect(out.status).toBe(403)
      expect(await session(browser)).toMatchObject({ signedIn: true })
    })

    test('an ID token is no access token', async () => {
      const { id_token } = await new Promise<TokenAnswer>((resolve, reject) => void codeTokens().then(resolve, reject))
      await expect((async () => hub.actor(String(id_token)))()).rejects.toMatchObject({ reason: 'type' })
    })

    /** A code flow by hand, up to the token answer. */
    async function codeTokens(): Promise<TokenAnswer> {
      const browser = new CookieBrowser()
      const verifier = 'v'.repeat(50)
      const challenge = Buffer.from(await crypto.subtle.digest('SHA-256', Buffer.from(verifier))).toString('base64url')
      const redirect = `${hub.url}/auth/callback`
      const query = new URLSearchParams({
        client_id: 'tonglian-web',
        response_type: 'code',
        scope: 'openid profile',
        redirect_uri: redirect,
        state: 'state-of-the-test',
        nonce: 'nonce-of-the-test',
        code_challenge: challenge,
        code_challenge_method: 'S256',
      })
      const page = await browser.follow(`${endpoint('auth')}?${query.toString()}`)
      const back = await fill(browser, page, 'steward', (url) => url.startsWith(redirect))
      const code = new URL(back.url).searchParams.get('code') ?? ''
      const wrong = await ask({
        grant_type: 'authorization_code',
        client_id: 'tonglian-web',
        code: 'x',
        redirect_uri: redirect,
        code_verifier: verifier,
      })
      expect(wrong.status).toBe(400)
      return token({
        grant_type: 'authorization_code',
        client_id: 'tonglian-web',
        code,
        redirect_uri: redirect,
        code_verifier: verifier,
      })
    }

    test('the provider refuses a code flow without PKCE, and a foreign redirect address', async () => {
      const query = { client_id: 'tonglian-web', response_type: 'code', scope: 'openid', state: 'state-of-the-test' }
      const own = new URLSearchParams({ ...query, redirect_uri: `${hub.url}/auth/callback` })
      const refused = await new CookieBrowser().follow(`${endpoint('auth')}?${own.toString()}`, {}, (url) =>
        url.startsWith(hub.url),
      )
      expect(new URL(refused.url).searchParams.get('error')).toBe('invalid_request')
      const foreign = new URLSearchParams({ ...query, redirect_uri: 'http://elsewhere.invalid/auth/callback' })
      const response = await fetch(`${endpoint('auth')}?${foreign.toString()}`, { redirect: 'manual' })
      expect(response.status).toBe(400)
    })

    test('a changed state, a callback without its cookie and a callback sent twice are refused', async () => {
      const atCallback = (url: string) => url.startsWith(`${hub.url}/auth/callback`)
      const browser = new CookieBrowser()
      const back = await fill(browser, await loginPage(browser), 'approver', atCallback)
      const changed = new URL(back.url)
      changed.searchParams.set('state', `${changed.searchParams.get('state') ?? ''}x`)
      expect((await new CookieBrowser().go(back.url)).status).toBe(400)
      expect((await browser.go(changed.href)).status).toBe(400)
      expect(await session(browser)).toEqual({ signedIn: false })

      const second = new CookieBrowser()
      const again = await fill(second, await loginPage(second), 'approver', atCallback)
      expect((await second.go(again.url)).status).toBe(302)
      expect((await second.go(again.url)).status).toBe(400)
    })

    test('a sign-in never leads to another site', async () => {
      for (const to of [
        '//elsewhere.invalid/',
        '/\\elsewhere.invalid',
        'https://elsewhere.invalid/',
        '/%09/elsewhere.invalid',
      ]) {
        const browser = new CookieBrowser()
        const end = await fill(
          browser,
          await loginPage(browser, `?to=${to.startsWith('/%') ? to : encodeURIComponent(to)}`),
          'justice',
        )
        expect(end.url).toBe(`${hub.url}/`)
      }
    })

    test('the session renews its token before it expires, once for all requests that ask', async () => {
      const browser = await signedIn('analyst')
      const jti = async () => ((await (await graphql(browser)).json()) as { jti: string }).jti
      const first = await jti()
      ahead = 272_000
      const [second, third] = await Promise.all([jti(), jti()])
      expect(second).not.toBe(first)
      expect(third).toBe(second)
    })

    test('signing out ends the session here and at the provider', async () => {
      const browser = await signedIn('neighbour')
      const answer = await browser.go(`${hub.url}/auth/logout`, {
        method: 'POST',
        headers: { 'x-tonglian-csrf': '1', accept: 'application/json' },
      })
      const { location } = (await answer.json()) as { location: string }
      expect(location).toContain('/protocol/openid-connect/logout?')
      expect(await session(browser)).toEqual({ signedIn: false })
      let page = await browser.follow(location)
      if (/logout/i.test(page.html) && /<form/.test(page.html)) page = await browser.submit(page, /logout/i, {})
      expect(page.url).toBe(`${hub.url}/`)
      expect((await loginPage(browser)).html).toContain('name="password"')
    })

    test('a session ended at the provider ends here', async () => {
      const browser = await signedIn('womens-federation')
      await provider.endSessions('womens-federation')
      expect(await session(browser)).toEqual({ signedIn: false })
    })

    test('the provider changes its key without a gap', async () => {
      const before = (await password('youth-league')).access_token
      await provider.rotateKeys()
      const after = (await password('youth-league')).access_token
      expect(decodeProtectedHeader(after).kid).not.toBe(decodeProtectedHeader(before).kid)
      expect(await hub.actor(after)).toMatchObject({ name: 'youth-league' })
      expect(await hub.actor(before)).toMatchObject({ name: 'youth-league' })
      await signedIn('youth-league')
    })

    test('a not-before pushed by the provider refuses older tokens and no newer ones', async () => {
      const older = (await password('auditor')).access_token
      await hub.actor(older)
      const notBefore = (decodeJwt(older).iat ?? 0) + 1
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, (notBefore + 0.1) * 1000 - Date.now())))
      await provider.pushNotBefore(notBefore)
      await expect((async () => hub.actor(older))()).rejects.toMatchObject({ reason: 'revoked' })
      expect(await hub.actor((await password('auditor')).access_token)).toMatchObject({ name: 'auditor' })
    })
  })
}
