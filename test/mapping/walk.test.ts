import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Client } from 'pg'
import { conformance } from '../../src/cli/conformance'
import { registryNew } from '../../src/cli/registry-new'
import { loadConfig } from '../../src/config/load-config'
import { connectRegistries } from '../../src/connect'
import { systemClock } from '../../src/kit/clock'
import { projectRoot } from '../../src/kit/project-root'
import { startTestHub, type TestHub } from '../support/hub'
import { createTestDatabase } from '../support/postgres'

/** The walk of docs/ADD-A-CONNECTOR.md, word by word: from a database of other names to a hub that answers (faults.md 38 to 42). */
const page = readFileSync(path.join(projectRoot(), 'docs/ADD-A-CONNECTOR.md'), 'utf8')
const walk = page.slice(page.indexOf('## A walk'), page.indexOf('## 3. Set it up'))
const block = (kind: string) => new RegExp(`\`\`\`${kind}\\n([\\s\\S]*?)\`\`\``).exec(walk)![1]!

let folder: string
let file: string
let database: Awaited<ReturnType<typeof createTestDatabase>>
let db: Client
let said: string[]
const write = process.stdout.write
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'tonglian-walk-'))
  file = path.join(folder, 'roll.yml')
  database = await createTestDatabase('walk')
  db = new Client({ connectionString: database.url })
  await db.connect()
  await db.query(block('sql'))
  await db.query(`
    INSERT INTO roll.school VALUES ('2143000001', '第一小学');
    INSERT INTO roll.pupil SELECT n, 'L4304212015' || lpad(n::text, 8, '0'), '生' || n, (ARRAY['M', 'F'])[n % 2 + 1], date '2015-01-01' + n,
      '43042120150101' || lpad(n::text, 4, '0'), (ARRAY['E', 'E', 'S', 'X'])[n % 4 + 1], '2143000001', '430421', 'Y', 3,
      timestamp '2026-06-01 08:00' + n * interval '1 second' FROM generate_series(1, 40) n;
    INSERT INTO roll.pupil_move SELECT n, 1, date '2024-09-01', '搬家', '第二小学' FROM generate_series(1, 40) n`)
})
afterAll(async () => {
  await db?.end()
  await database?.drop()
  rmSync(folder, { recursive: true, force: true })
})
beforeEach(() => {
  said = []
  process.stdout.write = ((text: string) => said.push(text) > 0) as never
})
afterEach(() => {
  process.stdout.write = write
  process.exitCode = 0
})

const draft = (more: Partial<Parameters<typeof registryNew>[0]> = {}) =>
  registryNew({ registry: 'education', url: database.url, out: file, ...more })
const settings = () =>
  loadConfig({
    env: {
      TONGLIAN_EDUCATION_URL: database.url,
      TONGLIAN_EDUCATION_MAPPING: file,
      TONGLIAN_DEMO_ALLOW_OUTER_REGISTRIES: 'true',
    },
    cwd: folder,
    keepSecrets: false,
  })

test('the draft holds the lines of the page, reads no row, and is refused as it is', async () => {
  await draft()
  const text = readFileSync(file, 'utf8')
  for (const line of block('yaml').trimEnd().split('\n')) expect(text.split('\n')).toContain(line)
  expect(text).not.toMatch(/生\d|第一小学|430421/)
  expect(said.join('')).toMatch(/roll\.yml is written: 16 columns guessed, of pupil .*\nNothing that is needed is missing\./) // prettier-ignore
  await expect(conformance(settings(), 'education')).rejects.toMatchObject({
    code: 'START_FAILED',
    message: expect.stringContaining('line 16: columns.rollState.code.X: expected what the code means; got nothing'),
  })
})

test('the changes of the page are made, and the suite is kept', async () => {
  let text = readFileSync(file, 'utf8')
  const lines = block('diff').trimEnd().split('\n')
  for (let i = 0; i < lines.length; i += 2) {
    expect([lines[i]![0], lines[i + 1]![0]]).toEqual(['-', '+'])
    expect(text.split('\n')).toContain(lines[i]!.slice(1))
    text = text.replace(lines[i]!.slice(1), lines[i + 1]!.slice(1))
  }
  writeFileSync(file, text)
  await conformance(settings(), 'education')
  expect(said.join('')).toMatch(/^education passes (\d+) of \1\n/)
  expect(process.exitCode ?? 0).toBe(0)
})

describe('the hub on this one registry', () => {
  let hub: TestHub
  beforeAll(async () => {
    hub = await startTestHub({
      children: 4,
      connected: ['education'],
      wrap: () => connectRegistries(settings(), { education: database.url }, systemClock)[0]!,
    })
  }, 120_000)
  afterAll(() => hub?.stop())

  const LIST = '{ children(where: { rollState: { eq: ENROLLED } }, first: 50) { totalCount edges { node { education { rollNumber schoolName grade transfers { toSchool } } } } } }' // prettier-ignore

  test('lists are right, and profiles hold what the file reads', async () => {
    const { data, errors } = await hub.ask('education', LIST)
    expect(errors).toBeUndefined()
    const { rows } = await db.query(`SELECT count(*)::int AS n FROM roll.pupil WHERE roll_status = 'E'`)
    expect(data.children.totalCount).toBe(rows[0].n)
    expect(data.children.edges).toHaveLength(rows[0].n)
    for (const { node } of data.children.edges)
      expect(node.education).toEqual({
        rollNumber: expect.stringMatching(/^L43042120150+\d+$/),
        schoolName: '第一小学',
        grade: 3,
        transfers: [{ toSchool: '第二小学' }],
      })
    const states = await hub.ask('steward', '{ registries { name state } }')
    expect(states.data.registries).toContainEqual({ name: 'EDUCATION', state: 'UP' })
    expect(states.data.registries).toContainEqual({ name: 'POLICE', state: 'NOT_CONNECTED' })
  })

  test('what the file does not read is told; who may not ask is told that', async () => {
    const band = '{ children(where: { attendanceBand: { eq: ABSENT } }) { totalCount } }'
    const unread = await hub.ask('education', band)
    expect(unread.errors![0]!.extensions).toMatchObject({ code: 'FACT_UNKNOWN', reason: 'NOT_READ' })
    const denied = await hub.ask('doctor', band)
    expect(denied.errors![0]!.extensions['code']).toBe('ACCESS_FILTER')
  })
})

test.each([
  ['a registry that the hub does not know', { registry: 'tax' }, /^Expected one of education, .*; got tax\.$/],
  ['an address that is none', { url: 'roll.example.cn' }, /^--url: expected an address such as/],
  ['a table that is not there', { table: 'no_such', out: 'other.yml' }, /^Expected a table that this role may read; got no_such\.$/], // prettier-ignore
  ['a file that is there', {}, /is there already: nothing was written/],
])('%s is refused, and no file is touched', async (_what, options, sentence) => {
  const before = readFileSync(file, 'utf8')
  const out = 'out' in options ? path.join(folder, options.out) : file
  await expect(draft({ ...options, out })).rejects.toThrow(sentence)
  expect(readFileSync(file, 'utf8')).toBe(before)
  if (out !== file) expect(existsSync(out)).toBe(false)
})

test('a database that holds nothing like persons says so', async () => {
  const empty = await createTestDatabase('walk_empty')
  await expect(draft({ url: empty.url, out: path.join(folder, 'empty.yml') })).rejects.toThrow('None of the 0 tables')
  await empty.drop()
})

test('hostile names of tables and columns stay names', async () => {
  const odd = await createTestDatabase('walk_odd')
  const client = new Client({ connectionString: odd.url })
  await client.connect()
  await client.query(`CREATE TABLE "order" ("身份证" text, "姓名" text, "性别" char(1), "出生日期" date, "user""; --" uuid PRIMARY KEY, gxsj timestamptz)`) // prettier-ignore
  await client.end()
  const out = path.join(folder, 'odd.yml')
  await draft({ url: odd.url, out })
  const text = readFileSync(out, 'utf8')
  expect(text).toContain(`from: '"order" t'`)
  expect(text).toContain('name: t."姓名" # guess')
  expect(text).toContain('rollNumber: # needed, and nothing looks like it')
  await odd.drop()
})
