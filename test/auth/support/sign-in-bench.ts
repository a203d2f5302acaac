import type { Clock } from '../../../src/kit/clock'
import { CookieBrowser, type Visit } from './cookie-browser'
import { startSignInHub, type SignInHub } from './sign-in-hub'

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

export interface TokenAnswer {
  readonly access_token: string
  readonly refresh_token?: string
  readonly id_token?: string
}

/** A provider, a hub that trusts it, and the steps that the suite takes with both. */
export class SignInBench {
  provider!: SignInProvider
  hub!: SignInHub
  /** Milliseconds by which the hub's clock runs ahead. */
  ahead = 0

  async start(start: () => Promise<SignInProvider>): Promise<void> {
    const clock: Clock = { now: () => Date.now() + this.ahead }
    this.provider = await start()
    this.hub = await startSignInHub(this.provider.issuer, clock)
    await this.provider.attach(this.hub.url)
  }

  async stop(): Promise<void> {
    await this.hub?.stop()
    await this.provider?.stop()
  }

  endpoint(name: string): string {
    return `${this.provider.issuer}/protocol/openid-connect/${name}`
  }

  ask(fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(this.endpoint('token'), { method: 'POST', body: new URLSearchParams(fields), headers })
  }

  async token(fields: Record<string, string>, headers: Record<string, string> = {}): Promise<TokenAnswer> {
    const response = await this.ask(fields, headers)
    expect(response.status).toBe(200)
    return (await response.json()) as TokenAnswer
  }

  password(username: string): Promise<TokenAnswer> {
    const fields = { grant_type: 'password', client_id: 'tonglian-web', scope: 'openid' }
    return this.token({ ...fields, username, password: `${username}-demo` })
  }

  async session(browser: CookieBrowser): Promise<Record<string, unknown>> {
    return (await (await browser.go(`${this.hub.url}/auth/session`)).json()) as Record<string, unknown>
  }

  graphql(browser: CookieBrowser, headers: Record<string, string> = { 'x-tonglian-csrf': '1' }): Promise<Response> {
    const json = { 'content-type': 'application/json', ...headers }
    return browser.go(`${this.hub.url}/graphql`, { method: 'POST', body: '{}', headers: json })
  }

  loginPage(browser: CookieBrowser, query = ''): Promise<Visit> {
    return browser.follow(`${this.hub.url}/auth/login${query}`)
  }

  fill(browser: CookieBrowser, page: Visit, username: string, stop?: (url: string) => boolean): Promise<Visit> {
    return browser.submit(page, /name="password"/, { username, password: `${username}-demo` }, stop)
  }

  async signedIn(username: string): Promise<CookieBrowser> {
    const browser = new CookieBrowser()
    const end = await this.fill(browser, await this.loginPage(browser), username)
    expect(end.url).toBe(`${this.hub.url}/`)
    return browser
  }

  /** A code flow by hand, up to the token answer. */
  async codeTokens(): Promise<TokenAnswer> {
    const browser = new CookieBrowser()
    const verifier = 'v'.repeat(50)
    const challenge = Buffer.from(await crypto.subtle.digest('SHA-256', Buffer.from(verifier))).toString('base64url')
    const redirect = `${this.hub.url}/auth/callback`
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
    const page = await browser.follow(`${this.endpoint('auth')}?${query.toString()}`)
    const back = await this.fill(browser, page, 'steward', (url) => url.startsWith(redirect))
    const code = new URL(back.url).searchParams.get('code') ?? ''
    const wrong = await this.ask({
      grant_type: 'authorization_code',
      client_id: 'tonglian-web',
      code: 'x',
      redirect_uri: redirect,
      code_verifier: verifier,
    })
    expect(wrong.status).toBe(400)
    return this.token({
      grant_type: 'authorization_code',
      client_id: 'tonglian-web',
      code,
      redirect_uri: redirect,
      code_verifier: verifier,
    })
  }
}
