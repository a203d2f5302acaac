import { Client } from 'pg'
import { migrate, rollback } from '../../migrations/migrate'
import { migrations } from '../../migrations/police'
import { createTestServerDatabases } from '../support/postgres'

/** The register's view of minors: which rows may be met as a child, by birth date and ID number as written. */
let owner: Client
let url: string
let drop: () => Promise<void>
beforeAll(async () => {
  const made = await createTestServerDatabases(['police'])
  drop = made.drop
  url = made.urls.police.owner
  await migrate(url, migrations.slice(0, 1))
  await migrate(url, migrations)
  owner = new Client({ connectionString: url })
  await owner.connect()
})
afterAll(async () => {
  await owner?.end()
  await drop?.()
})

const isThere = async (csrq: string, gmsfhm: string | null) => {
  await owner.query('DELETE FROM rk_ryxx')
  await owner.query(`INSERT INTO rk_ryxx (rybh, xm, xb, csrq, gmsfhm, ryzt) VALUES ('P1', '某某', '1', $1, $2, '0')`, [
    csrq,
    gmsfhm,
  ])
  return (await owner.query('SELECT rybh FROM ck_wcnr')).rowCount === 1
}
const daysAgo18 = async (shift: number) =>
  (
    await owner.query(
      `SELECT to_char((now() AT TIME ZONE 'Asia/Shanghai') - interval '18 years' + $1::int * interval '1 day', 'YYYYMMDD') AS day`,
      [shift],
    )
  ).rows[0].day as string

const CHILD = '430421201505120028'
const ADULT = '430421197001010011'

test.each([
  ['20150512', null, true],
  ['19700101', null, false],
  ['19700101', CHILD, true],
  ['19000101', CHILD, true],
  ['19990231', CHILD, true],
  ['19990231', ADULT, false],
  ['20150512', ADULT, true],
  ['', CHILD, true],
  ['', ADULT, false],
  ['', null, true],
  ['', '无', true],
  ['99999999', ADULT, false],
  ['99999999', CHILD, true],
  ['00000000', CHILD, true],
  ['1970-1-1', ADULT, false],
  ['20151399', ADULT, false],
  ['20150230', null, true],
])('born %j, number %j: a minor %s', async (csrq, number, expected) => {
  expect(await isThere(csrq, number)).toBe(expected)
})

test('the day of the 18th birthday ends it', async () => {
  expect(await isThere(await daysAgo18(1), null)).toBe(true)
  expect(await isThere(await daysAgo18(0), null)).toBe(false)
})

test('its step back gives the older view, and forward again the new one', async () => {
  await rollback(url, migrations)
  expect(await isThere('', CHILD)).toBe(false)
  await migrate(url, migrations)
  expect(await isThere('', CHILD)).toBe(true)
})
