import { appendFileSync } from 'node:fs'
import path from 'node:path'
import { REGISTRIES } from '../../connectors/registries'
import { systemClock } from '../../src/kit/clock'
import { CookieBrowser } from '../auth/support/cookie-browser'
import { runCli } from '../cli/support/run-cli'
import { signIn } from '../support/hub'
import { rows } from '../support/run-hub'
import { startTwoHubs, type TwoHubs } from './support/two-hubs'

/** Two hubs behind a proxy that alternates are one hub to whoever asks. */
let at: TwoHubs
beforeAll(async () => {
  at = await startTwoHubs({ TONGLIAN_LIMITS_REQUESTS_PER_MINUTE: '60' })
}, 120_000)
afterAll(() => at?.stop(), 60_000)

/** The hubs tell one another twice a second; a busy machine may be later, and one that is never told fails. */
const WITHIN_MILLIS = 5_000
/** So that asking does not use up the limit of 60 a minute. */
const SELDOM_MILLIS = 400
const CSRF = { 'x-tonglian-csrf': '1' }
const ME = JSON.stringify({ query: '{ me { department } }' })
const JSON_BODY = { 'content-type': 'application/json', accept: 'application/json' }

async function signedIn(account: string): Promise<CookieBrowser> {
  const browser = new CookieBrowser()
  const page = await browser.follow(`${at.proxy.url}/auth/login`)
  await browser.submit(page, /name="password"/, { username: account, password: `${account}-demo` })
  return browser
}

/** The statuses of a query by each hub, over the proxy. */
async function asked(browser: CookieBrowser): Promise<number[]> {
  const statuses: number[] = []
  for (let i = 0; i < 2; i += 1) {
    const { status } = await browser.go(`${at.proxy.url}/graphql`, { method: 'POST', headers: { ...CSRF, ...JSON_BODY }, body: ME }) // prettier-ignore
    statuses.push(status)
  }
  return statuses
}

const byToken = (url: string, token: string, body = ME) =>
  fetch(`${url}/graphql`, { method: 'POST', headers: { ...JSON_BODY, authorization: `Bearer ${token}` }, body })
const tokenOf = (account: string) => signIn(`${at.host.url}/realms/tonglian`, account)

/** Milliseconds until it is so. Fails when it takes longer than a second. */
const pause = (millis: number) => new Promise((resolve) => setTimeout(resolve, millis))

async function until(isSo: () => Promise<boolean>, pauseMillis = 20): Promise<void> {
  const began = performance.now()
  while (!(await isSo())) {
    expect(performance.now() - began).toBeLessThan(WITHIN_MILLIS)
    await pause(pauseMillis)
  }
}

test('a browser that signs in at one is known to both', async () => {
  const browser = await signedIn('education')
  expect(await asked(browser)).toEqual([200, 200])
  const callback = at.proxy.answered.filter((one) => one.path.startsWith('/auth/callback'))
  const queries = at.proxy.answered.filter((one) => one.path === '/graphql')
  expect([callback.length, new Set(queries.map(({ hub }) => hub)).size]).toEqual([1, 2])
})

test('who signs out at one is signed out of both', async () => {
  const browser = await signedIn('police')
  expect(await asked(browser)).toEqual([200, 200])
  const out = await browser.go(`${at.proxy.url}/auth/logout`, { method: 'POST', headers: { ...CSRF, accept: 'application/json' } }) // prettier-ignore
  expect(out.status).toBe(200)
  expect(await asked(browser)).toEqual([401, 401])
})

test('a sign-out that the realm tells one hub ends the session in both', async () => {
  const browser = await signedIn('doctor')
  expect(await asked(browser)).toEqual([200, 200])
  const { subject } = (await at.host.ask('doctor', '{ me { subject } }')).data.me
  const seconds = Math.floor(systemClock.now() / 1000)
  const notice = await at.host.provider.signNotice({
    iss: `${at.host.url}/realms/tonglian`,
    aud: 'tonglian-web',
    sub: subject,
    iat: seconds,
    exp: seconds + 60,
    jti: 'a notice of the test',
    events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
  })
  const tell = (url: string) =>
    fetch(`${url}/auth/backchannel-logout`, { method: 'POST', body: new URLSearchParams({ logout_token: notice }) })
  expect((await tell(at.urls[0])).status).toBe(200)
  expect(await asked(browser)).toEqual([401, 401])
  expect((await tell(at.urls[1])).status).toBe(400) // a notice is taken once, by whichever
})

test('a not-before pushed to one is obeyed by the other within a second, also for tokens it knows', async () => {
  const token = await tokenOf('director')
  expect((await byToken(at.urls[1], token)).status).toBe(200)
  const push = async (notBefore: number) => {
    const seconds = Math.floor(systemClock.now() / 1000)
    const action = { action: 'PUSH_NOT_BEFORE', resource: 'tonglian-web', id: `push ${notBefore}`, expiration: seconds + 60, notBefore } // prettier-ignore
    const body = await at.host.provider.signNotice(action)
    const { status } = await fetch(`${at.urls[0]}/auth/k_push_not_before`, { method: 'POST', body, headers: { 'content-type': 'text/plain' } }) // prettier-ignore
    expect(status).toBe(200)
  }
  await push(Math.floor(systemClock.now() / 1000) + 3_600)
  await until(async () => (await byToken(at.urls[1], token)).status === 401)
  await push(0)
  await until(async () => (await byToken(at.urls[1], token)).status === 200)
})

test('requests are counted together', async () => {
  const token = await tokenOf('auditor')
  const statuses: number[] = []
  for (let i = 0; i < 80; i += 1) statuses.push((await byToken(at.proxy.url, token)).status)
  expect(statuses.filter((status) => status === 200)).toHaveLength(60)
  expect(statuses.filter((status) => status === 429)).toHaveLength(20)
})

test('both run jobs, and each job is run by one', async () => {
  const owner = at.host.urls.hub.owner
  await until(
    async () => (await rows(owner, `SELECT FROM job_worker WHERE seen_at > now() - interval '5 seconds'`)).length === 2,
  )
  expect(await rows(owner, `SELECT count(*)::int AS jobs FROM job_due WHERE key NOT LIKE 'ledger-clock %'`)).toEqual([
    { jobs: REGISTRIES.length + 3 },
  ])
  expect((await runCli(['jobs'], at.env)).code).toBe(0)
})

test('an access table that one takes up is in force in both soon', async () => {
  const token = await tokenOf('civil-affairs')
  const body = JSON.stringify({ query: '{ explain(query: "{ me { department } }") { tableVersion } }' })
  const versions = () =>
    Promise.all(
      at.urls.map(async (url) => {
        const answer = (await (await byToken(url, token, body)).json()) as {
          data: { explain: { tableVersion: string } }
        }
        return answer.data.explain.tableVersion
      }),
    )
  const [before, other] = await versions()
  expect(other).toBe(before)
  appendFileSync(path.join(at.tableDir, 'hub.yml'), '# edited in the folder of one process\n')
  const began = performance.now()
  let found = await versions()
  while (found[0] === before && performance.now() - began < WITHIN_MILLIS) {
    await pause(SELDOM_MILLIS)
    found = await versions() // until its folder is read
  }
  expect(found[0]).not.toBe(before)
  await until(async () => new Set(await versions()).size === 1, SELDOM_MILLIS)
})
