import { Client } from 'pg'
import type { RegistryRecord } from '../../connectors/contract/records'
import { educationConnector } from '../../connectors/education'
import { policeConnector } from '../../connectors/police'
import { HubStore } from '../../src/store/hub-store'
import { openDemoRegistries, TODAY, type DemoRegistries } from '../demo/demo-registries'

/** What a role may have as its own settings, each against what the hub relies on. */
const HOSTILE = [
  `DateStyle = 'SQL, DMY'`,
  `DateStyle = 'German'`,
  `DateStyle = 'SQL, MDY'`,
  `IntervalStyle = 'sql_standard'`,
  `TimeZone = 'America/Anchorage'`,
  'search_path = elsewhere, public',
  'standard_conforming_strings = off',
  'transform_null_equals = on',
  `bytea_output = 'escape'`,
  'extra_float_digits = -15',
  `client_encoding = 'GBK'`,
  'default_transaction_read_only = on',
  `default_transaction_isolation = 'serializable'`,
  'statement_timeout = 1',
  `lc_numeric = 'C'`,
] as const

let demo: DemoRegistries
beforeAll(async () => {
  demo = await openDemoRegistries()
  await demo.generate({ children: 60 })
  await demo.query('police', 'CREATE SCHEMA elsewhere')
  await demo.query('police', 'CREATE TABLE elsewhere.hk_sy AS SELECT * FROM public.hk_sy WHERE false')
}, 120_000)
afterAll(() => demo?.close())

const databaseOf = (url: string) => new URL(url).pathname.slice(1)

async function readAll(registry: 'education' | 'police') {
  const make = registry === 'education' ? educationConnector : policeConnector
  const connector = make({ url: demo.urls[registry], poolSize: 1, timeoutMs: 10_000 }, () => TODAY)
  try {
    const signal = new AbortController().signal
    const feed = await connector.changes(null, 500, signal)
    const { columns, collections } = connector.capabilities
    const ids = feed.records.map(({ id }) => id).slice(0, 40)
    const records = (await connector.fetch(ids, { columns, collections }, signal)) as RegistryRecord[]
    const { name, birthDate } = feed.records.find((facts) => facts.name !== null && facts.birthDate !== null)!
    const found = await connector.find({ by: 'name-and-birth-date', name: name!, birthDate: birthDate! }, signal)
    return JSON.stringify({ feed, records, found })
  } finally {
    await connector.close()
  }
}

describe.each(['education', 'police'] as const)('%s', (registry) => {
  let plain: string
  beforeAll(async () => {
    plain = await readAll(registry)
    expect(plain).toContain('birthDate')
  })

  test.each(HOSTILE)('a role with %s reads the same (faults.md 12)', async (setting) => {
    const database = databaseOf(demo.urls[registry])
    const role = new URL(demo.urls[registry]).username
    await demo.query(registry, `ALTER ROLE "${role}" IN DATABASE "${database}" SET ${setting}`)
    try {
      expect(await readAll(registry)).toBe(plain)
    } finally {
      await demo.query(registry, `ALTER ROLE "${role}" IN DATABASE "${database}" RESET ALL`)
    }
  })

  test('a policy that would hide rows is told as a fault, not as absent rows', async () => {
    const [table, key] = registry === 'education' ? ['xs_jbxx', 'xsid'] : ['rk_ryxx', 'rybh']
    const connector = (registry === 'education' ? educationConnector : policeConnector)(
      { url: demo.urls[registry], poolSize: 1, timeoutMs: 5_000 },
      () => TODAY,
    )
    await demo.query(registry, `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY`)
    try {
      const [{ id } = { id: '' }] = await demo.query<{ id: string }>(
        registry,
        `SELECT ${key} AS id FROM ${table} LIMIT 1`,
      )
      const shape = { columns: connector.capabilities.columns.slice(0, 1), collections: {} }
      const asked = connector.fetch([id], shape, new AbortController().signal)
      await expect(asked).rejects.toMatchObject({ code: 'REGISTRY_DOWN', message: expect.stringContaining('42501') })
    } finally {
      await demo.query(registry, `ALTER TABLE ${table} DISABLE ROW LEVEL SECURITY, NO FORCE ROW LEVEL SECURITY`)
      await connector.close()
    }
  })
})

test.each(HOSTILE)("the hub's own sessions do not depend on %s", async (setting) => {
  const url = demo.urls.health
  const [role, database] = [new URL(url).username, databaseOf(url)]
  const settings =
    `SELECT current_setting('DateStyle'), current_setting('TimeZone'), current_setting('IntervalStyle'), ` +
    `current_setting('search_path'), current_setting('standard_conforming_strings'), current_setting('row_security'), ` +
    `current_setting('default_transaction_read_only'), current_setting('synchronous_commit'), '2026-11-23'::date::text, now()::text LIKE '%+00'`
  await demo.query('health', `ALTER ROLE "${role}" IN DATABASE "${database}" SET ${setting}`)
  const store = new HubStore({ url, poolSize: 1 })
  try {
    expect(await store.run({ text: settings, values: [] })).toEqual([
      ['ISO, YMD', 'UTC', 'postgres', 'public, pg_temp', 'on', 'off', 'off', 'on', '2026-11-23', 't'],
    ])
  } finally {
    await store.close()
    const owner = new Client({ connectionString: url, options: '-c default_transaction_read_only=off -c statement_timeout=0' }) // prettier-ignore
    await owner.connect()
    await owner.query(`ALTER ROLE "${role}" IN DATABASE "${database}" RESET ALL`)
    await owner.end()
  }
})
