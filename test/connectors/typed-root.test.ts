import { Client } from 'pg'
import { describeConnector, runConformance, type Subject } from '../../connectors/contract/conformance'
import { date } from '../../connectors/sql/calendar'
import type { SqlMapping } from '../../connectors/sql/mapping'
import { code, text } from '../../connectors/sql/readers'
import { SqlConnector } from '../../connectors/sql/sql-connector'
import { createTestDatabase } from '../support/postgres'

/** Keys that are numbers or UUIDs, and times without a zone (faults.md 40). */
const WEST = "('2026-06-01 08:00:00'::timestamp + n * interval '1 second')"
let database: Awaited<ReturnType<typeof createTestDatabase>>
let db: Client
beforeAll(async () => {
  database = await createTestDatabase('typed')
  db = new Client({ connectionString: database.url })
  await db.connect()
  const columns = 'xm text, xb char(1), csrq date, sfzh text, zt char(1), gx timestamp, gxz timestamptz'
  const values = `'生' || n, '1', date '2015-01-01' + n, '43042120150101' || lpad(n::text, 4, '0'), (n % 2)::text, ${WEST}, ${WEST} AT TIME ZONE 'Asia/Shanghai'` // prettier-ignore
  await db.query(`
    CREATE TABLE by_number (id bigint PRIMARY KEY, ${columns});
    INSERT INTO by_number SELECT n, ${values} FROM generate_series(1, 40) n;
    CREATE TABLE by_uuid (id uuid PRIMARY KEY, ${columns});
    INSERT INTO by_uuid SELECT md5(n::text)::uuid, ${values} FROM generate_series(1, 40) n;
    CREATE INDEX ON by_number (gx, id); CREATE INDEX ON by_number (sfzh);
    CREATE INDEX ON by_uuid (gxz, id); CREATE INDEX ON by_uuid (sfzh);
    CREATE TABLE bare (LIKE by_number)`)
})
afterAll(async () => {
  await db?.end()
  await database?.drop()
})

const mapping = (root: SqlMapping['root'], more: Partial<SqlMapping> = {}): SqlMapping => ({
  registry: 'education',
  root,
  columns: { name: { sql: 't.xm', read: text }, state: { sql: 't.zt', read: code({ '0': 'OUT', '1': 'IN' }) } },
  collections: {},
  identity: {
    ...{ idNumber: { sql: 't.sfzh', read: text }, name: { sql: 't.xm', read: text } },
    ...{ sex: { sql: 't.xb', read: code({ '1': 'MALE' }) }, birthDate: { sql: 't.csrq', read: date } },
  },
  find: { 'id-number': 't.sfzh = $1' },
  ...more,
})
const connect = (of: SqlMapping) =>
  new SqlConnector(of, { url: database.url, poolSize: 2, timeoutMs: 5_000 }, () => '2026-11-23')
const BY_NUMBER = { from: 'by_number t', key: 't.id', changed: 't.gx', keyType: 'bigint', changedType: 'timestamp' } as const // prettier-ignore
const BY_UUID = { from: 'by_uuid t', key: 't.id', changed: 't.gxz', keyType: 'uuid' } as const

async function subject(root: SqlMapping['root'], table: string): Promise<Subject> {
  const { rows } = await db.query<{ id: string; sfzh: string }>(`SELECT id::text, sfzh FROM ${table} ORDER BY gx LIMIT 8`) // prettier-ignore
  return {
    connector: connect(mapping(root)),
    declared: [
      { name: 'name', kind: 'text', required: true },
      { name: 'state', kind: 'enum', words: ['IN', 'OUT'], required: false },
    ],
    sample: {
      ids: rows.map(({ id }) => id),
      unknownId: '0',
      find: [{ criteria: { by: 'id-number', idNumber: rows[0]!.sfzh }, ids: [rows[0]!.id] }],
    },
    close: async () => undefined,
  }
}
describeConnector('a registry with numbers for keys and a clock without a zone', () => subject(BY_NUMBER, 'by_number'))
describeConnector('a registry with UUIDs for keys', () => subject(BY_UUID, 'by_uuid'))

test('a clock without a zone is read in the registry’s own', async () => {
  const connector = connect(mapping(BY_NUMBER))
  const [record] = await connector.fetch(['1'], { columns: ['name'], collections: {} }, AbortSignal.timeout(5_000))
  expect(record).toMatchObject({ id: '1', asOf: '2026-06-01T00:00:01Z', values: { name: '生1' } })
  const page = await connector.changes(null, 5, AbortSignal.timeout(5_000))
  expect(page.records.map(({ id }) => id)).toEqual(['1', '2', '3', '4', '5'])
  const next = await connector.changes(page.next, 5, AbortSignal.timeout(5_000))
  expect(next.records[0]).toMatchObject({ id: '6', changedAt: '2026-06-01T00:00:06Z' })
  const again = await connector.changes(connector.earlier(next.next!, 5_000), 3, AbortSignal.timeout(5_000))
  expect(again.records.map(({ id }) => id)).toEqual(['5', '6', '7'])
  await connector.close()
})

test.each(['01', ' 1', '+1', '1.0', '9223372036854775808', '1e3', 'x'])(
  'the key %j is none of a registry of numbers, and no error',
  async (id) => {
    const connector = connect(mapping(BY_NUMBER))
    const records = await connector.fetch([id, '2'], { columns: [], collections: {} }, AbortSignal.timeout(5_000))
    expect(records).toEqual([null, expect.objectContaining({ id: '2' })])
    await connector.close()
  },
)

const inspected = async (of: SqlMapping) => {
  const connector = connect(of)
  const seen = await connector.inspect(AbortSignal.timeout(5_000))
  await connector.close()
  return seen
}

test('a type that the mapping does not name is told, with the word that mends it', async () => {
  const { types } = await inspected(mapping({ from: 'by_number t', key: 't.id', changed: 't.gx' }))
  expect(types).toEqual([
    'root.key is bigint in the database, and text in the mapping: say keyType: bigint',
    'root.changed is timestamp in the database, and timestamptz in the mapping: say changedType: timestamp',
  ])
  const odd = await inspected(mapping({ from: 'by_number t', key: 't.csrq', changed: 't.xm' }))
  expect(odd.types).toEqual([
    'root.key is date in the database: expected one of text, integer, bigint, uuid',
    'root.changed is text in the database: expected one of timestamptz, timestamp',
  ])
  const gone = await inspected(mapping({ from: 'by_number t', key: 't.no_such', changed: 't.gx' }))
  expect(gone.types).toEqual([expect.stringContaining('column t.no_such does not exist (42703)')])
})

test('a cast that hides an index, and an index that is not there, are told', async () => {
  const cast = await inspected(mapping({ from: 'by_uuid t', key: 't.id::text', changed: 't.gxz' }))
  expect(cast.types).toEqual([])
  expect(cast.scans).toContainEqual(expect.stringMatching(/^fetch goes through the whole of by_uuid: expected an index on t\.id::text, or the bare column/)) // prettier-ignore
  const bare = await inspected(mapping({ ...BY_NUMBER, from: 'bare t' }))
  expect(bare.scans).toEqual([
    'fetch goes through the whole of bare: expected an index on t.id',
    'changes goes through the whole of bare: expected an index on (t.gx, t.id)',
    'all goes through the whole of bare: expected an index on t.id',
    'find by id-number goes through the whole of bare: expected an index on t.sfzh = $1',
  ])
  expect((await inspected(mapping(BY_NUMBER))).scans).toEqual([])
})

test('a required column that is missing, and a word that the schema does not know, fail the suite', async () => {
  const good = await subject(BY_NUMBER, 'by_number')
  const declared: Subject['declared'] = [
    { name: 'grade', kind: 'integer', required: true },
    { name: 'state', kind: 'enum', words: ['IN'], required: false },
  ]
  const report = await runConformance({ ...good, declared })
  expect(report.conforms).toBe(false)
  expect(report.text).toContain('C-47 (MUST) fails')
  expect(report.text).toContain('grade is required, and the mapping does not read it; state: expected words of the schema (IN), got OUT') // prettier-ignore
  expect(report.text).toContain('C-48 (MUST) fails')
})
