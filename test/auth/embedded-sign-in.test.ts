import { createServer } from 'node:http'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createEmbeddedProvider, type EmbeddedProvider } from '../../src/auth/embedded-provider'
import { readRealm } from '../../src/auth/embedded/realm-file'
import { systemClock } from '../../src/kit/clock'
import { projectRoot } from '../../src/kit/project-root'
import { describeSignIn, type SignInProvider } from './sign-in-suite'
import { CookieBrowser } from './support/cookie-browser'
import { DEMO_USERS, SIGNERS } from './support/demo-actors'
import { freePort, startSignInHub } from './support/sign-in-hub'

const REALM_FILE = path.join(projectRoot(), 'deploy/keycloak/tonglian-realm.json')

let folder: string
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'tonglian-provider-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function serve(realmFile: string, realm: string, keysFile: string | null) {
  const port = await freePort()
  const issuer = `http://127.0.0.1:${port}/realms/${realm}`
  const provider: EmbeddedProvider = await createEmbeddedProvider({
    issuer,
    realmFile,
    mode: 'demo',
    keysFile,
    clock: systemClock,
  })
  const server = createServer((request, response) => provider.handler(request, response))
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const stop = async () => {
    provider.close()
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return { issuer, provider, stop }
}

async function passwordToken(issuer: string, username: string): Promise<string> {
  const response = await fetch(`${issuer}/protocol/openid-connect/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'password',
      client_id: 'tonglian-web',
      username,
      password: `${username}-demo`,
    }),
  })
  return ((await response.json()) as { access_token: string }).access_token
}

async function start(): Promise<SignInProvider> {
  const { issuer, provider, stop } = await serve(REALM_FILE, 'tonglian', null)
  let hubUrl = ''
  const now = () => Math.floor(Date.now() / 1000)
  let notices = 0
  const tell = async (
    where: string,
    payload: Record<string, unknown>,
    wrap: (jwt: string) => string | URLSearchParams,
  ) => {
    const response = await fetch(`${hubUrl}/auth/${where}`, {
      method: 'POST',
      body: wrap(await provider.signNotice(payload)),
    })
    expect(response.status).toBe(200)
  }
  return {
    issuer,
    stop,
    rotateKeys: () => provider.rotateKeys(),
    async attach(url) {
      hubUrl = url
    },
    async foreignToken() {
      const file = path.join(folder, 'other-realm.json')
      writeFileSync(
        file,
        JSON.stringify({ ...(JSON.parse(readFileSync(REALM_FILE, 'utf8')) as object), realm: 'other' }),
      )
      const other = await serve(file, 'other', null)
      const token = await passwordToken(other.issuer, 'police')
      await other.stop()
      return token
    },
    async endSessions(username) {
      const sub = readRealm(REALM_FILE).users.find((user) => user.username === username)?.id
      const events = { 'http://schemas.openid.net/event/backchannel-logout': {} }
      const payload = {
        iss: issuer,
        aud: 'tonglian-web',
        sub,
        iat: now(),
        exp: now() + 60,
        jti: `notice-${notices++}`,
        events,
      }
      await tell('backchannel-logout', payload, (jwt) => new URLSearchParams({ logout_token: jwt }))
    },
    async pushNotBefore(notBefore) {
      const action = {
        action: 'PUSH_NOT_BEFORE',
        resource: 'tonglian-web',
        id: `notice-${notices++}`,
        expiration: now() + 60,
        notBefore,
      }
      await tell('k_push_not_before', action, (jwt) => jwt)
    },
  }
}

describeSignIn('the embedded provider', start)

describe('the embedded provider', () => {
  test.each(['production', 'development', ''])('refuses to be made in mode "%s"', async (mode) => {
    const options = {
      issuer: 'http://127.0.0.1:1/realms/tonglian',
      realmFile: REALM_FILE,
      keysFile: null,
      clock: systemClock,
    }
    await expect(createEmbeddedProvider({ ...options, mode })).rejects.toMatchObject({
      code: 'EMBEDDED_PROVIDER_REFUSED',
    })
  })

  test('keeps its keys, readable by their owner alone, so that tokens outlive a restart', async () => {
    const keysFile = path.join(folder, 'keys', 'provider-keys.json')
    const first = await serve(REALM_FILE, 'tonglian', keysFile)
    const token = await passwordToken(first.issuer, 'police')
    await first.stop()
    expect(statSync(keysFile).mode & 0o777).toBe(0o600)
    const second = await serve(REALM_FILE, 'tonglian', keysFile)
    const hub = await startSignInHub(second.issuer, systemClock)
    const kept = await hub.verifier.verifySigned(token)
    expect(kept).toMatchObject({ preferred_username: 'police' })
    await hub.stop()
    await second.stop()
  })

  test('signs in a demo account by one click, and says so when the password is wrong', async () => {
    const served = await serve(REALM_FILE, 'tonglian', null)
    expect(served.provider.accounts).toEqual(Object.keys({ ...DEMO_USERS, ...SIGNERS }))
    const hub = await startSignInHub(served.issuer, systemClock)
    const browser = new CookieBrowser()
    const page = await browser.follow(`${hub.url}/auth/login?account=doctor`)
    expect(page.html).toContain('value="doctor" class="hint"')
    const failed = await browser.submit(page, /name="password"/, { username: 'doctor', password: 'wrong' })
    expect(failed.html).toContain('role="alert"')
    const end = await browser.submit(failed, /name="account"/, { account: 'doctor' })
    expect(end.url).toBe(`${hub.url}/`)
    const switched = await browser.submit(
      await browser.follow(`${hub.url}/auth/login?account=school`),
      /name="account"/,
      { account: 'school' },
    )
    expect(switched.url).toBe(`${hub.url}/`)
    expect(await (await browser.go(`${hub.url}/auth/session`)).json()).toMatchObject({
      name: 'school',
      roles: ['school'],
    })
    await hub.stop()
    await served.stop()
  })
})
