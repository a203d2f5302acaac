import { educationMapping } from '../../connectors/education/mapping'
import { integer } from '../../connectors/sql/readers'
import { SqlConnector } from '../../connectors/sql/sql-connector'
import { RegistryFault } from '../../connectors/contract/connector'
import { GuardedConnector } from '../../src/loaders/guarded-connector'
import { RegistryLoaders } from '../../src/loaders/registry-loaders'
import { openDemoRegistries, TODAY, type DemoRegistries } from '../demo/demo-registries'

/** As an agency may write it, against the rule: a cast that fails on what a registry wrote. */
const CASTING = {
  ...educationMapping,
  columns: { ...educationMapping.columns, grade: { sql: `right(t.njm, 1)::int`, read: integer } },
}

let demo: DemoRegistries
beforeAll(async () => {
  demo = await openDemoRegistries()
  await demo.generate({ children: 60 })
}, 120_000)
afterAll(() => demo?.close())

test('a statement that fails on one row fails for that row alone, and the breaker never opens (faults.md 9)', async () => {
  const connector = new SqlConnector(CASTING, { url: demo.urls.education, poolSize: 2, timeoutMs: 5_000 }, () => TODAY)
  const guarded = new GuardedConnector(connector, {
    timeoutMs: 5_000,
    concurrency: 4,
    retries: 2,
    breaker: { failures: 2, coolMs: 60_000 },
  })
  const loaders = new RegistryLoaders([guarded])
  const rows = await demo.query<{ id: string }>('education', 'SELECT xsid AS id FROM xs_jbxx ORDER BY 1 LIMIT 30')
  const ids = rows.map(({ id }) => id)
  await demo.query('education', `UPDATE xs_jbxx SET njm = 'x' WHERE xsid = $1`, [ids[17]])
  for (let i = 0; i < 5; i += 1) {
    const loaded = await loaders.load('education', { columns: ['grade'], collections: {} }, ids)
    expect(loaded.map((one) => one instanceof RegistryFault && one.code)).toEqual(
      ids.map((_, at) => at === 17 && 'REGISTRY_LIES'),
    )
    expect((loaded[17] as RegistryFault).message).toBe('education: a row that no statement can read (22P02)')
  }
  await guarded.close()
})

test('a text that no record can hold finds nobody, and asks for nothing', async () => {
  const connector = new SqlConnector(CASTING, { url: demo.urls.education, poolSize: 1, timeoutMs: 5_000 }, () => TODAY)
  const signal = new AbortController().signal
  for (const birthDate of ['2015-02-30', 'infinity', "now'", '', '20150502'])
    expect(await connector.find({ by: 'name-and-birth-date', name: '周雨桐', birthDate }, signal)).toEqual([])
  expect(await connector.find({ by: 'id-number', idNumber: '4304\0' }, signal)).toEqual([])
  expect(await connector.fetch(['\0'], { columns: [], collections: {} }, signal)).toEqual([null])
  await connector.close()
})
