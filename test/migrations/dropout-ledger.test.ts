import { Client } from 'pg'
import { educationConnector } from '../../connectors/education'
import { migrations } from '../../migrations/education'
import { grantReader, migrate, rollback } from '../../migrations/migrate'
import { createTestServerDatabases } from '../support/postgres'

/** A roll that was filled before the ledger was there, as in a data folder of an older version. */
const PUPIL = `INSERT INTO xs_jbxx (xsid, xm, xbm, csrq, xxbsm, xsztm) VALUES ('P1', '某某', '1', '2015-01-01', 'S1', '01')`

let owner: Client
let urls: Awaited<ReturnType<typeof createTestServerDatabases<'education'>>>['urls']
let drop: () => Promise<void>
beforeAll(async () => {
  ;({ urls, drop } = await createTestServerDatabases(['education']))
  await migrate(urls.education.owner, migrations.slice(0, 1))
  owner = new Client({ connectionString: urls.education.owner })
  await owner.connect()
  await owner.query(PUPIL)
  await migrate(urls.education.owner, migrations)
  await grantReader(urls.education.owner, 'education_reader')
})
afterAll(async () => {
  await owner?.end()
  await drop?.()
})

async function dropoutState(): Promise<unknown> {
  const connector = educationConnector(
    { url: urls.education.reader, poolSize: 1, timeoutMs: 5_000 },
    () => '2026-11-23',
  )
  try {
    const [record] = await connector.fetch(
      ['P1'],
      { columns: ['dropoutState'], collections: {} },
      AbortSignal.timeout(5_000),
    )
    return record && !(record instanceof Error) ? record.values['dropoutState'] : record
  } finally {
    await connector.close()
  }
}
const feed = async () => (await owner.query('SELECT gxsj::text AS at FROM xs_jbxx')).rows[0].at as string
const codes = async () =>
  (await owner.query(`SELECT count(*)::int AS n FROM dmb WHERE lb IN ('kctz', 'kczt', 'kcyy')`)).rows[0].n as number

test('an older roll can be read: nobody stands in the ledger yet', async () => {
  expect(await dropoutState()).toBe('NONE')
})

test.each([
  ['entered', `INSERT INTO xs_kc VALUES ('P1', 1, '1', '1', '2026-11-02', NULL, NULL)`, 'SUSPECTED'],
  ['changed', `UPDATE xs_kc SET tzlbm = '2'`, 'DROPPED_OUT'],
  ['closed', `UPDATE xs_kc SET kcztm = '4', xhrq = '2026-11-20'`, 'RETURNED'],
  ['deleted', 'DELETE FROM xs_kc', 'NONE'],
])('an entry that is %s is read, and moves the change feed', async (_what, change, expected) => {
  const before = await feed()
  await owner.query(change)
  expect(await dropoutState()).toBe(expected)
  expect((await feed()) > before).toBe(true)
})

test('it goes without a trace, the roll stays, and it comes back', async () => {
  const many = await codes()
  expect(many).toBeGreaterThan(10)
  await rollback(urls.education.owner, migrations)
  expect((await owner.query(`SELECT to_regclass('xs_kc') AS ledger`)).rows).toEqual([{ ledger: null }])
  expect(await codes()).toBe(0)
  expect((await owner.query('SELECT xsid FROM xs_jbxx')).rows).toEqual([{ xsid: 'P1' }])
  await migrate(urls.education.owner, migrations)
  expect(await codes()).toBe(many)
})
