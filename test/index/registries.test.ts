import { Client } from 'pg'
import { REGISTRIES } from '../../connectors/registries'
import { asOwner } from '../hub/support/all-seeing'
import { startTestHub, type TestHub } from '../support/hub'
import { page } from './support/list'

let hub: TestHub
beforeAll(async () => {
  hub = await startTestHub({ children: 40 })
})
afterAll(() => hub?.stop())
beforeEach(async () => {
  await asOwner(hub, 'hub', 'TRUNCATE index_gap')
  await hub.app.indexFollower.catchUp()
})

const NAMES = REGISTRIES.map(({ name }) => name.toUpperCase().replaceAll('-', '_'))
const QUERY = '{ registries { name state lagSeconds indexedAt indexLagSeconds indexUnread } }'

interface Row {
  readonly name: string
  readonly state: string
  readonly indexedAt: string | null
  readonly indexLagSeconds: number | null
  readonly indexUnread: number | null
}
async function registries(account = 'auditor'): Promise<Row[]> {
  const { data, errors } = await hub.ask(account, QUERY)
  expect(errors).toBeUndefined()
  expect(data.registries.map(({ name }: Row) => name).sort()).toEqual([...NAMES].sort())
  return data.registries
}

describe('registries tells how far the index of lists is', () => {
  test('level with the hub, nothing unread; to the second what the lists say', async () => {
    const rows = await registries()
    const { extensions } = await page(hub, 'education', { first: 1 })
    const { caughtUpAt } = extensions['index'] as { caughtUpAt: string }
    for (const row of rows) {
      expect(row).toMatchObject({ indexedAt: caughtUpAt, indexUnread: 0 })
      expect(row.indexLagSeconds).toBeLessThan(60)
    }
  })

  test('an index that has not been level for an hour says so', async () => {
    await asOwner(hub, 'hub', `UPDATE index_state SET caught_up_at = now() - interval '1 hour'`)
    for (const { indexLagSeconds } of await registries()) {
      expect(indexLagSeconds).toBeGreaterThanOrEqual(3_600)
      expect(indexLagSeconds).toBeLessThan(3_660)
    }
  })

  test('records that could not be read, each registry its own', async () => {
    await asOwner(
      hub,
      'hub',
      `INSERT INTO index_gap (child_id, registry, code) SELECT id, registry, 'REGISTRY_DOWN' FROM
         (SELECT id, row_number() OVER (ORDER BY id) AS n FROM child) c, (VALUES ('health', 3), ('education', 1)) r (registry, most) WHERE n <= most`,
    )
    const unread = Object.fromEntries((await registries()).map(({ name, indexUnread }) => [name, indexUnread]))
    expect(unread).toEqual({ ...Object.fromEntries(NAMES.map((name) => [name, 0])), HEALTH: 3, EDUCATION: 1 })
  })

  test('an index that was never level', async () => {
    await asOwner(hub, 'hub', 'UPDATE index_state SET caught_up_at = NULL')
    for (const row of await registries())
      expect(row).toMatchObject({ indexedAt: null, indexLagSeconds: null, indexUnread: 0 })
  })
})

describe.each([
  ['its state cannot be read', 'REVOKE SELECT ON index_state FROM hub_app', 'GRANT SELECT ON index_state TO hub_app'],
  ['its gaps cannot be read', 'REVOKE SELECT ON index_gap FROM hub_app', 'GRANT SELECT ON index_gap TO hub_app'],
  [
    'its table is gone',
    'ALTER TABLE index_state RENAME TO index_state_gone',
    'ALTER TABLE index_state_gone RENAME TO index_state',
  ],
])('a broken index: %s', (_what, breaks, mends) => {
  test('registries answers, and says that it cannot tell', async () => {
    await asOwner(hub, 'hub', breaks)
    try {
      for (const row of await registries())
        expect(row).toMatchObject({ state: 'UP', indexedAt: null, indexLagSeconds: null, indexUnread: null })
    } finally {
      await asOwner(hub, 'hub', mends)
    }
    for (const { indexUnread } of await registries()) expect(indexUnread).toBe(0)
  })
})

test('an index that does not answer is waited for no longer than any statement of the hub', async () => {
  const owner = new Client({ connectionString: hub.urls.hub.owner })
  await owner.connect()
  try {
    await owner.query('BEGIN; LOCK TABLE index_state IN ACCESS EXCLUSIVE MODE')
    const began = performance.now()
    for (const row of await registries()) expect(row).toMatchObject({ state: 'UP', indexUnread: null })
    expect(performance.now() - began).toBeLessThan(8_000)
  } finally {
    await owner.end()
  }
}, 20_000)

// The counter moves when a code is malformed that most accounts may not see.
test('the records that it could not read are for stewards and auditors alone (faults.md 30)', async () => {
  for (const account of ['steward', 'auditor'])
    for (const { indexUnread } of await registries(account)) expect(indexUnread).toBe(0)
  for (const account of ['education', 'civil-affairs', 'school', 'analyst', 'justice', 'approver']) {
    const answer = await hub.ask(account, QUERY)
    for (const row of answer.data.registries) expect(row).toMatchObject({ indexUnread: null, state: 'UP' })
    expect(answer.extensions['withheld']).toContainEqual(
      expect.objectContaining({ field: 'RegistryStatus.indexUnread', rule: 'hub.yml#index-unread' }),
    )
    const { extensions } = await page(hub, account, { first: 1 })
    expect(extensions['index'] ?? {}).not.toHaveProperty('unread')
  }
})
