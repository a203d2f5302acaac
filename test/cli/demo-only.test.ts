import path from 'node:path'
import { registryEnv, startTestHub, type TestHub } from '../support/hub'
import { asOwner } from '../hub/support/all-seeing'
import { tempFolder } from '../support/run-hub'
import { runCli, startCli, type Env, type UpHub } from './support/run-cli'

/** What is there for the demo alone: the switch that makes a registry slow or down, and requests that nobody made. */
const { folder, remove } = tempFolder()
let hub: UpHub | null = null
const up = async (env: Env): Promise<UpHub> => (hub = await startCli({ TONGLIAN_PORT: '0', ...env }))
const down = async () => {
  await hub?.stop()
  hub = null
}
afterEach(down)
afterAll(remove)

const switchOf = async ({ url }: UpHub, init: RequestInit = {}) => {
  const response = await fetch(`${url}/demo/what-if`, init)
  const { errors } = (await response.json()) as { errors?: { extensions: { code: string } }[] }
  return [response.status, errors?.[0]?.extensions.code]
}
const OURS = { headers: { 'x-tonglian-csrf': '1' } }

test('a demo has them: requests once, whatever the number of starts; the switch for whoever is signed in', async () => {
  const env: Env = { TONGLIAN_DATA_DIR: path.join(folder, 'demo'), TONGLIAN_DEMO_CHILDREN: '40' }
  const first = await up(env)
  expect(await switchOf(first, OURS)).toEqual([401, 'UNAUTHENTICATED'])
  expect(await switchOf(first)).toEqual([403, 'CROSS_SITE'])
  expect(await switchOf(first, { ...OURS, method: 'DELETE' })).toEqual([401, 'UNAUTHENTICATED'])
  const listed = (await runCli(['grants', 'list'], env)).out
  expect(listed.split('\n')).toEqual(expect.arrayContaining(['4 open'])) // the fifth is approved
  await down()
  await up(env)
  expect((await runCli(['grants', 'list'], env)).out).toBe(listed)
})

describe('a hub on registries of its own', () => {
  const [cookieSecret, auditKey] = ['a cookie secret of the test, long enough', 'an audit key of the test, which is long enough'] // prettier-ignore
  let host: TestHub
  beforeAll(async () => {
    host = await startTestHub({ children: 20, overrides: { 'auth.cookieSecret': cookieSecret, 'audit.key': auditKey } })
  })
  afterAll(() => host?.stop())

  test('has neither', async () => {
    const settings = {
      TONGLIAN_HUB_URL: host.urls.hub.app,
      TONGLIAN_ISSUER: `${host.url}/realms/tonglian`,
      TONGLIAN_COOKIE_SECRET: cookieSecret,
      TONGLIAN_AUDIT_KEY: auditKey,
    }
    const own = await up({ ...settings, ...registryEnv(host.urls), TONGLIAN_DATA_DIR: path.join(folder, 'own') })
    expect(await switchOf(own, OURS)).toEqual([404, 'PAGE_NOT_FOUND'])
    expect(await switchOf(own, { ...OURS, method: 'PUT' })).toEqual([404, 'PAGE_NOT_FOUND'])
    expect(await asOwner(host, 'hub', 'SELECT id FROM access_grant')).toEqual([])
  })
})
