import pino from 'pino'
import { SHOWCASE } from '../../src/demo/showcase'
import { logFault } from '../../src/http/log'
import { HubStore } from '../../src/store/hub-store'
import { startTestHub, type TestHub } from '../support/hub'
import { asOwner } from './support/all-seeing'
import { FOUR } from './support/profile-of-four'
import { showcaseUuid } from './support/sample'
import { asAdmin } from './support/as-admin'

/** Without its own database the hub tells nothing: it knows neither who is who nor can it record the look. */
let hub: TestHub
let id: string
beforeAll(async () => {
  hub = await startTestHub()
  id = `child:${await showcaseUuid(hub)}`
  await hub.ask('police', FOUR, { id })
})
afterAll(() => hub?.stop())

const noData = (text: string) => {
  expect(text).not.toContain(SHOWCASE.name)
  expect(text).not.toContain('guardianName":"')
}

test('the audit table gone: AUDIT_UNAVAILABLE, 503, no data, and none of the log names a child', async () => {
  await asOwner(hub, 'hub', 'ALTER TABLE audit_entry RENAME TO audit_entry_away')
  for (const query of [FOUR, 'query ($id: ID!) { me { subject } child(id: $id) { name } }']) {
    const answer = await hub.ask('police', query, { id })
    expect([answer.status, answer.errors?.map(({ extensions }) => extensions['code'])]).toEqual([
      503,
      ['AUDIT_UNAVAILABLE'],
    ])
    expect(answer.data ?? null).toBeNull()
    noData(answer.text)
  }
  await asOwner(hub, 'hub', 'ALTER TABLE audit_entry_away RENAME TO audit_entry')
  expect((await hub.ask('police', FOUR, { id })).data.child.name).toBe(SHOWCASE.name)
  expect(hub.log.join('\n')).not.toContain(SHOWCASE.name)
})

test('the right to insert taken away: the same', async () => {
  await asOwner(hub, 'hub', 'REVOKE INSERT ON audit_entry FROM hub_app')
  const answer = await hub.ask('police', FOUR, { id })
  expect([answer.status, answer.errors?.[0]?.extensions['code']]).toEqual([503, 'AUDIT_UNAVAILABLE'])
  noData(answer.text)
  const refused = await hub.ask('doctor', 'query ($n: String!) { childByIdNumber(idNumber: $n) { id } }', {
    n: SHOWCASE.idNumber,
  })
  expect([refused.status, refused.errors?.[0]?.extensions['code']]).toEqual([503, 'AUDIT_UNAVAILABLE'])
  await asOwner(hub, 'hub', 'GRANT INSERT ON audit_entry TO hub_app')
})

/** What the log says of one request: codes, and those of their causes. */
const logged = (requestId: string | null) =>
  hub.log
    .map(
      (line) => JSON.parse(line) as { requestId?: string; level: number; code?: string; causes?: { code?: string }[] },
    )
    .filter((line) => line.requestId === requestId && line.causes)
    .map(({ level, code, causes }) => ({ level, code, cause: causes?.[0]?.code }))
const ERROR = 50

test('the child table gone: HUB_UNAVAILABLE, 503, and the log says why under the id of the request', async () => {
  await asOwner(hub, 'hub', 'ALTER TABLE child RENAME TO child_away')
  const answer = await hub.ask('police', FOUR, { id })
  expect([answer.status, answer.errors?.[0]?.extensions['code']]).toEqual([503, 'HUB_UNAVAILABLE'])
  noData(answer.text)
  await asOwner(hub, 'hub', 'ALTER TABLE child_away RENAME TO child')
  expect(logged(answer.headers.get('x-request-id'))).toEqual([
    { level: ERROR, code: 'HUB_UNAVAILABLE', cause: '42P01' },
  ])
})

test('so does one that is refused before it looks at anybody', async () => {
  await asOwner(hub, 'hub', 'ALTER TABLE saved_filter RENAME TO saved_filter_away')
  const saved = 'filter:00000000-0000-8000-8000-000000000000'
  const answer = await hub.ask('police', 'query ($s: ID) { children(saved: $s) { totalCount } }', { s: saved })
  await asOwner(hub, 'hub', 'ALTER TABLE saved_filter_away RENAME TO saved_filter')
  expect([answer.status, answer.errors?.[0]?.extensions['code']]).toEqual([503, 'HUB_UNAVAILABLE'])
  expect(logged(answer.headers.get('x-request-id'))).toEqual([
    { level: ERROR, code: 'HUB_UNAVAILABLE', cause: '42P01' },
  ])
})

test('no connection: the log says that, with neither address nor value', async () => {
  const store = new HubStore({ url: 'postgres://nobody:geheim@127.0.0.1:1/nowhere', poolSize: 1, timeoutMs: 200 })
  const lines: string[] = []
  const fault = await store.run({ text: 'SELECT $1::text', values: [SHOWCASE.name] }).catch((thrown: unknown) => thrown)
  await store.close()
  logFault(pino({ base: null }, { write: (line: string) => void lines.push(line) }), 'r1', fault)
  expect(JSON.parse(lines[0]!)).toMatchObject({ requestId: 'r1', code: 'HUB_UNAVAILABLE', causes: expect.any(Array) })
  expect(JSON.parse(lines[0]!).causes[0].code).toBe('no connection')
  expect(lines.join('')).not.toMatch(/geheim|nowhere|\p{Script=Han}/u)
})

test('the whole database gone: 503, no data, within the time limit, and back when it is back', async () => {
  const name = new URL(hub.urls.hub.app).pathname.slice(1)
  await asAdmin(`ALTER DATABASE ${name} WITH ALLOW_CONNECTIONS false`)
  await asAdmin(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`)
  const started = performance.now()
  const answer = await hub.ask('police', FOUR, { id })
  expect(performance.now() - started).toBeLessThan(12_000)
  expect(answer.status).toBe(503)
  expect(['HUB_UNAVAILABLE', 'AUDIT_UNAVAILABLE']).toContain(answer.errors?.[0]?.extensions['code'])
  expect(answer.data?.child ?? null).toBeNull()
  noData(answer.text)
  await asAdmin(`ALTER DATABASE ${name} WITH ALLOW_CONNECTIONS true`)
  let back = await hub.ask('police', FOUR, { id })
  for (let tries = 0; back.status !== 200 && tries < 5; tries += 1) back = await hub.ask('police', FOUR, { id })
  expect(back.data.child.name).toBe(SHOWCASE.name)
})
