import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Client } from 'pg'
import type { RegistryDefinition } from '../../connectors/contract/registry'
import type { RegistryRecord } from '../../connectors/contract/records'
import { REGISTRIES } from '../../connectors/registries'
import { readMapping } from '../../connectors/sql/mapping-file/read-mapping'
import type { SqlMapping } from '../../connectors/sql/mapping'
import { SqlConnector } from '../../connectors/sql/sql-connector'
import { sentenceOf } from '../../src/cli/fail'
import { registryNew } from '../../src/cli/registry-new'
import { loadConfig } from '../../src/config/load-config'
import { connectRegistries } from '../../src/connect'
import { inspectMappings } from '../../src/inspect-mappings'
import { systemClock } from '../../src/kit/clock'
import { createTestDatabase } from '../support/postgres'

/** `tonglian registry new` before databases as agencies have them, and mappings of such tables that read them (faults.md 40, 42). */
const folder = mkdtempSync(path.join(tmpdir(), 'tonglian-odd-'))
let database: Awaited<ReturnType<typeof createTestDatabase>>
let db: Client
const write = process.stdout.write
beforeAll(async () => {
  database = await createTestDatabase('odd')
  db = new Client({ connectionString: database.url })
  await db.connect()
})
afterAll(async () => {
  await db?.end()
  await database?.drop()
  rmSync(folder, { recursive: true, force: true })
})
beforeEach(async () => {
  process.stdout.write = (() => true) as never
  const { rows } = await db.query<{ name: string }>(`SELECT nspname AS name FROM pg_namespace WHERE nspname !~ '^(pg_|information_schema)'`) // prettier-ignore
  for (const { name } of rows) await db.query(`DROP SCHEMA "${name.replaceAll('"', '""')}" CASCADE`)
  await db.query('CREATE SCHEMA public')
})
afterEach(() => (process.stdout.write = write))

let files = 0
/** The draft of the database as it is now. */
async function draft(more: { table?: string; url?: string } = {}): Promise<string> {
  const out = path.join(folder, `${(files += 1)}.yml`)
  await registryNew({ registry: 'education', url: database.url, out, ...more })
  return readFileSync(out, 'utf8')
}
const definitions: readonly RegistryDefinition[] = REGISTRIES
const education = definitions.find(({ name }) => name === 'education')!
const read = (text: string) => readMapping(text, { registry: 'education', conclusions: education.conclusions ?? {} })
/** The mapping of a draft that needs no hand but what is missing. */
function mappingOf(text: string, more: Readonly<Record<string, string>> = {}): SqlMapping {
  let whole = text
  for (const [from, to] of Object.entries(more)) {
    expect(whole).toContain(from)
    whole = whole.replace(from, to)
  }
  const { mapping, faults } = read(whole)
  expect(faults).toEqual([])
  return mapping!
}
async function withConnector<T>(mapping: SqlMapping, work: (connector: SqlConnector) => Promise<T>): Promise<T> {
  const connector = new SqlConnector(mapping, { url: database.url, poolSize: 1, timeoutMs: 5_000 }, () => '2026-11-23')
  try {
    return await work(connector)
  } finally {
    await connector.close()
  }
}
const NEVER = new AbortController().signal
const ROLL = 'student_no text, full_name text, gender char(1), date_of_birth date, citizen_id text, roll_status text'

const SIGNS = [
  `a "b"`,
  `it's`,
  'x: y',
  'x #y',
  'a,b}',
  '出生-日期(全)',
  '[a]',
  '%',
  'a\\b',
  `"`,
  '-- ;',
  'a\nb',
  '学'.repeat(21),
]
test.each(SIGNS)('a key, a schema and a table named %j are read', async (name) => {
  const quoted = `"${name.replaceAll('"', '""')}"`
  await db.query(`CREATE SCHEMA ${quoted}`)
  await db.query(`CREATE TABLE ${quoted}.${quoted} (${quoted} text PRIMARY KEY, ${ROLL}, updated timestamptz)`)
  await db.query(`INSERT INTO ${quoted}.${quoted} VALUES ('K1', 'L1', '生', '1', '2015-01-02', '430421201501010001', '01', now() - interval '1 hour')`) // prettier-ignore
  await withConnector(mappingOf(await draft()), async (connector) => {
    const [record] = await connector.fetch(['K1'], { columns: ['rollNumber'], collections: {} }, NEVER)
    expect((record as RegistryRecord).values).toEqual({ rollNumber: 'L1' })
    const { records } = await connector.changes(null, 10, NEVER)
    expect(records).toMatchObject([{ id: 'K1', name: '生', sex: 'MALE', birthDate: '2015-01-02' }])
    expect((await connector.inspect(NEVER)).types).toEqual([])
  })
})

test('codes that break lines or quotes stay codes', async () => {
  await db.query(`CREATE TABLE pupil (id text PRIMARY KEY, ${ROLL.replace('roll_status text', '')} roll_status text CHECK (roll_status IN ('01', 'it''s', E'a\\n  hobby: evil', '#x', 'a: b')), updated timestamptz)`) // prettier-ignore
  const text = await draft()
  const { found, faults } = read(text)
  expect(found.map(({ name }) => name)).not.toContain('hobby')
  // The meaning of four is not known: each is a fault of its own, and none of the file's form.
  expect(faults.map(({ sentence }) => sentence)).toEqual(
    ["it's", 'a\n  hobby: evil', '#x', 'a: b'].map((code) => `columns.rollState.code.${code}: expected what the code means; got nothing`), // prettier-ignore
  )
})

test('a view, a partitioned table, a domain and an enumeration are read', async () => {
  await db.query(`
    CREATE DOMAIN number_of_person AS varchar(18);
    CREATE TYPE gender AS ENUM ('M', 'F');
    CREATE TABLE base (id bigint, student_no text, full_name text, gender gender, date_of_birth date, citizen_id number_of_person, roll_status text, updated timestamp,
      PRIMARY KEY (id)) PARTITION BY RANGE (id);
    CREATE TABLE base_1 PARTITION OF base FOR VALUES FROM (0) TO (1000);
    INSERT INTO base VALUES (7, 'L7', '生', 'F', '2015-01-02', '430421201501010001', '01', '2026-06-01 08:00');`)
  const text = await draft()
  expect(text).toContain('from: base t')
  expect(text).toContain("code: { 'M': MALE, 'F': FEMALE }")
  expect(text).not.toContain('base_1')
  await withConnector(mappingOf(text), async (connector) => {
    expect(await connector.fetch(['7'], { columns: ['rollState'], collections: {} }, NEVER)).toMatchObject([{ id: '7', values: { rollState: 'ENROLLED' } }]) // prettier-ignore
  })
  await db.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public')
  await db.query(`CREATE TABLE b (id text PRIMARY KEY, ${ROLL}, updated timestamptz); CREATE VIEW pupil AS SELECT * FROM b; REVOKE ALL ON b FROM PUBLIC`) // prettier-ignore
  expect(await draft({ table: 'pupil' })).toMatch(/from: pupil t\n {2}key: # needed: the catalogue names no key of one column/) // prettier-ignore
})

test('a role with rights on some columns alone sees these, and no table that is none of its business', async () => {
  const role = `odd_reader_${process.pid}`
  await db.query(`CREATE TABLE pupil (id text PRIMARY KEY, ${ROLL}, updated timestamptz, secret_note text); CREATE TABLE hidden (id text); CREATE TABLE empty ()`) // prettier-ignore
  await db.query(
    `CREATE ROLE ${role} LOGIN PASSWORD 'x'; GRANT USAGE ON SCHEMA public TO ${role}; GRANT SELECT ON empty TO ${role}`,
  )
  await db.query(`GRANT SELECT (id, student_no, full_name, gender, date_of_birth, citizen_id, roll_status, updated) ON pupil TO ${role}`) // prettier-ignore
  try {
    const url = new URL(database.url)
    url.username = role
    url.password = 'x'
    const text = await draft({ url: url.href })
    expect(text).toContain('from: pupil t')
    expect(text).not.toContain('secret_note')
    await db.query(`REVOKE ALL ON pupil FROM ${role}; REVOKE SELECT (id, student_no, full_name, gender, date_of_birth, citizen_id, roll_status, updated) ON pupil FROM ${role}`) // prettier-ignore
    await expect(draft({ url: url.href })).rejects.toThrow('None of the 1 tables that this role may read')
  } finally {
    await db.query(`DROP OWNED BY ${role}; DROP ROLE ${role}`)
  }
})

test('a table of one name in two schemas is asked for, and named with its schema', async () => {
  await db.query(`CREATE SCHEMA a; CREATE SCHEMA b; CREATE TABLE a.pupil (id text PRIMARY KEY, ${ROLL}); CREATE TABLE b.pupil (id text PRIMARY KEY, ${ROLL}, updated timestamptz)`) // prettier-ignore
  await expect(draft({ table: 'pupil' })).rejects.toThrow('Several tables are called pupil: say --table with its schema, one of a.pupil, b.pupil.') // prettier-ignore
  expect(await draft({ table: 'b.pupil' })).toMatch(/schema: b\n[^]*changed: t\.updated/)
})

test('a number in a column that is no text is no look-up: one with a letter would fail it', async () => {
  await db.query(`CREATE TABLE pupil (id text PRIMARY KEY, ${ROLL.replace('citizen_id text', 'citizen_id bigint')}, updated timestamptz); CREATE INDEX ON pupil (citizen_id)`) // prettier-ignore
  const text = await draft()
  expect(text).toContain('# id-number: t.citizen_id = $1 # citizen_id is bigint: a number with a letter would fail it')
  const opened = mappingOf(text, { 'find: {}\n  # id-number: t.citizen_id = $1 #': 'find:\n  id-number: t.citizen_id = $1 #' }) // prettier-ignore
  await withConnector(opened, async (connector) => {
    expect((await connector.inspect(NEVER)).types).toEqual([
      'find by id-number compares its parameter with a column that is no text: a number with a letter in it would fail',
    ])
  })
})

test('columns that an index only carries along serve no search', async () => {
  await db.query(`CREATE TABLE pupil (id text PRIMARY KEY, ${ROLL}, updated timestamptz); CREATE INDEX ON pupil (student_no) INCLUDE (citizen_id); CREATE INDEX ON pupil (updated) INCLUDE (id)`) // prettier-ignore
  const text = await draft()
  expect(text).toContain('no index on (updated, id): ask the agency for one')
  expect(text).toContain('# id-number: t.citizen_id = $1 # no index on citizen_id')
})

test('thousands of columns in hundreds of tables are read within the time of a test', async () => {
  const wide = (table: string) => `CREATE TABLE ${table} (id text PRIMARY KEY, ${Array.from({ length: 1_500 }, (_, i) => `c_${i} text`).join(', ')});` // prettier-ignore
  await db.query(Array.from({ length: 8 }, (_, i) => wide(`wide_${i}`)).join(''))
  await db.query(Array.from({ length: 400 }, (_, i) => `CREATE TABLE small_${i} (id text PRIMARY KEY, name text, sex text, note text);`).join('')) // prettier-ignore
  await db.query(`CREATE TABLE pupil (id text PRIMARY KEY, ${ROLL}, updated timestamptz)`)
  expect(await draft()).toContain('from: pupil t')
}, 60_000)

test('a folder that is not there, a host that is not known: said as what they are', async () => {
  await expect(registryNew({ registry: 'education', url: database.url, out: path.join(folder, 'no', 'such.yml') })).rejects.toThrow('is no folder: nothing was written') // prettier-ignore
  expect(sentenceOf(Object.assign(new TypeError('x'), { code: 'ENOTFOUND' }))).toMatch(
    /^The host of a database is not known/,
  )
  expect(sentenceOf(Object.assign(new TypeError('x'), { code: '57014' }))).toMatch(
    /did not finish within the time limit/,
  )
})

describe('a mapping reads, whatever it says', () => {
  const WRITING = `registry: education
root: { from: pupil t, key: t.id, changed: t.updated }
columns: { rollNumber: t.student_no, rollState: { sql: t.roll_status, code: { '01': ENROLLED } } }
identity: { idNumber: t.citizen_id, name: t.full_name, sex: { sql: t.gender, code: { M: MALE } }, birthDate: { sql: t.date_of_birth, read: date } }
find: {}
`
  beforeEach(async () => {
    await db.query(`CREATE TABLE pupil (id text PRIMARY KEY, ${ROLL}, updated timestamptz); CREATE SEQUENCE counter;
      INSERT INTO pupil VALUES ('K1', 'L1', '生', 'M', '2015-01-02', '430421201501010001', '01', now() - interval '1 hour');
      CREATE VIEW sneaky AS SELECT *, nextval('counter') AS n FROM pupil;`)
  })

  test('a view that writes when it is read is stopped by the session', async () => {
    const text = WRITING.replace('pupil t', 'sneaky t').replace('t.student_no', 't.n')
    await withConnector(mappingOf(text), async (connector) => {
      const asked = connector.fetch(['K1'], { columns: ['rollNumber'], collections: {} }, NEVER)
      await expect(asked).rejects.toMatchObject({ code: 'REGISTRY_DOWN', message: expect.stringContaining('25006') })
    })
    const { rows } = await db.query<{ used: boolean }>('SELECT is_called AS used FROM counter')
    expect(rows[0]!.used).toBe(false)
  })

  test('a column that the database has not is told by its inspection, and takes no other column with it', async () => {
    const text = WRITING.replace('rollNumber: t.student_no', 'rollNumber: t.student_no, className: t.no_such')
    await withConnector(mappingOf(text), async (connector) => {
      expect((await connector.inspect(NEVER)).types).toEqual(['the database does not take the mapping: column t.no_such does not exist (42703)']) // prettier-ignore
      const fine = await connector.fetch(['K1'], { columns: ['rollNumber'], collections: {} }, NEVER)
      expect(fine).toMatchObject([{ values: { rollNumber: 'L1' } }])
    })
  })

  test('a hub that starts tells its operator so, and starts', async () => {
    const file = path.join(folder, 'start.yml')
    writeFileSync(file, WRITING.replace('rollNumber: t.student_no', 'rollNumber: t.student_no, className: t.no_such'))
    const env = { TONGLIAN_EDUCATION_URL: database.url, TONGLIAN_EDUCATION_MAPPING: file, TONGLIAN_DEMO_ALLOW_OUTER_REGISTRIES: 'true' } // prettier-ignore
    const config = loadConfig({ env, cwd: folder, keepSecrets: false })
    const said: unknown[] = []
    const log = { warn: (...line: unknown[]) => said.push(line) } as never
    for (const url of [database.url, 'postgresql://a:b@127.0.0.1:1/none']) {
      const connectors = connectRegistries(config, { education: url }, systemClock)
      await inspectMappings(config, connectors, log)
      await Promise.all(connectors.map((connector) => connector.close()))
    }
    const faults = ['the database does not take the mapping: column t.no_such does not exist (42703)']
    expect(said).toEqual([[{ registry: 'education', faults }, 'the mapping does not fit its database']])
  })

  test.each([
    't.roll_status',
    'NULL',
    'json_build_array(t.roll_status)',
    'json_build_array(json_build_array(t.roll_status))',
  ])('cells that a conclusion does not know (%s) are the fault of their column alone', async (sql) => {
    const text = WRITING.replace('columns: {', `columns: { inSchool: { sql: '${sql}', conclude: inSchool },`)
    await withConnector(mappingOf(text), async (connector) => {
      const [record] = await connector.fetch(['K1'], { columns: ['inSchool', 'rollNumber'], collections: {} }, NEVER)
      const { values } = record as RegistryRecord
      expect(values['rollNumber']).toBe('L1')
      expect(values['inSchool']).toMatchObject({ code: 'REGISTRY_LIES', column: 'inSchool' })
    })
  })

  test('lists and objects of JSON are no value of a column', async () => {
    const list = 'collections: { transfers: { from: pupil m, on: m.id = t.id, orderBy: m.id, columns: { reason: json_build_array(m.id), toSchool: m.full_name } } }\nidentity:' // prettier-ignore
    await withConnector(mappingOf(WRITING.replace('identity:', list)), async (connector) => {
      const [record] = await connector.fetch(['K1'], { columns: [], collections: { transfers: ['reason', 'toSchool'] } }, NEVER) // prettier-ignore
      const [entry] = (record as RegistryRecord).values['transfers'] as { reason: unknown; toSchool: unknown }[]
      expect(entry!.reason).toMatchObject({ code: 'REGISTRY_LIES', column: 'transfers.reason' })
      expect(entry!.toSchool).toBe('生')
    })
  })
})
