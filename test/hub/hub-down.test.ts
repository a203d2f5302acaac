import { SHOWCASE } from '../../src/demo/showcase'
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

test('the child table gone: HUB_UNAVAILABLE, 503', async () => {
  await asOwner(hub, 'hub', 'ALTER TABLE child RENAME TO child_away')
  const answer = await hub.ask('police', FOUR, { id })
  expect([answer.status, answer.errors?.[0]?.extensions['code']]).toEqual([503, 'HUB_UNAVAILABLE'])
  noData(answer.text)
  await asOwner(hub, 'hub', 'ALTER TABLE child_away RENAME TO child')
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
