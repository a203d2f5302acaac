import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Client } from 'pg'
import { runConformance } from '../../connectors/contract/conformance'
import { loadConfig } from '../../src/config/load-config'
import { connectRegistries } from '../../src/connect'
import { systemClock } from '../../src/kit/clock'
import { createTestDatabase } from '../support/postgres'

/** An agency's own tables, read through a file of its own that the settings name (faults.md 42): no file of the project is touched. */
let folder: string
let database: Awaited<ReturnType<typeof createTestDatabase>>
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'tonglian-mapping-'))
  database = await createTestDatabase('agency')
  const db = new Client({ connectionString: database.url })
  await db.connect()
  await db.query(`
    CREATE SCHEMA roll;
    CREATE TABLE roll.pupil (
      id bigint PRIMARY KEY, roll_no text NOT NULL, full_name text NOT NULL, sex char(1), born date, id_no text, state char(1), updated timestamp NOT NULL);
    CREATE INDEX ON roll.pupil (updated, id); CREATE INDEX ON roll.pupil (id_no); CREATE INDEX ON roll.pupil (roll_no);
    INSERT INTO roll.pupil SELECT n, 'L4304212015' || n, '生' || n, 'M', date '2015-01-01' + n, '43042120150101' || lpad(n::text, 4, '0'), 'A',
      timestamp '2026-06-01 08:00' + n * interval '1 second' FROM generate_series(1, 30) n`)
  await db.end()
})
afterAll(async () => {
  await database?.drop()
  rmSync(folder, { recursive: true, force: true })
})

const MAPPING = `registry: education
schema: roll
root: { from: pupil t, key: t.id, keyType: bigint, changed: t.updated, changedType: timestamp }
columns:
  rollNumber: t.roll_no
  rollState: { sql: t.state, code: { A: ENROLLED, L: WITHDRAWN } }
identity:
  idNumber: t.id_no
  rollNumber: t.roll_no
  name: t.full_name
  sex: { sql: t.sex, code: { M: MALE, F: FEMALE } }
  birthDate: { sql: t.born, read: date }
find: { id-number: t.id_no = $1, roll-number: t.roll_no = $1 }
`

function settings(mapping: string, more: Record<string, string> = {}) {
  writeFileSync(path.join(folder, 'education.yml'), mapping)
  const file = path.join(folder, 'tonglian.yml')
  writeFileSync(file, `registries: { education: { url: '${database.url}', mapping: education.yml } }\n`)
  const env = { TONGLIAN_DEMO_ALLOW_OUTER_REGISTRIES: 'true', ...more }
  return loadConfig({ file, env, cwd: folder, keepSecrets: false })
}
const connect = (mapping: string) => connectRegistries(settings(mapping), { education: database.url }, systemClock)

test('it is read as the file says, and keeps the contract', async () => {
  const [connector] = connect(MAPPING)
  const report = await runConformance({
    connector: connector!,
    sample: {
      ids: ['1', '2', '3', '4', '5'],
      unknownId: '99',
      find: [
        { criteria: { by: 'id-number', idNumber: '430421201501010003' }, ids: ['3'] },
        { criteria: { by: 'roll-number', rollNumber: 'L43042120154' }, ids: ['4'] },
      ],
    },
    close: async () => undefined,
  })
  expect(report.text).not.toContain('fails')
  expect(report.results.find(({ rule }) => rule.id === 'C-50')!.outcome).toBe('passed')
})

test('a relative path starts where the hub was started', () => {
  expect(settings(MAPPING).registries['education']!.mapping).toBe(path.join(folder, 'education.yml'))
})

test('a file with faults stops the start: file, lines and reasons, none of its registry’s rows', () => {
  const faulty = MAPPING.replace('t.state', 't.state::int').replace('rollNumber: t.roll_no\n', 'rolNumber: t.roll_no\n')
  expect(() => connect(faulty)).toThrow(
    expect.objectContaining({
      code: 'START_FAILED',
      message: expect.stringMatching(/education\.yml:\n {2}line 1: rollNumber: expected, for it is required.*\n {2}line 5: rolNumber: .*\n {2}line 6: columns\.rollState\.sql: .*got ::int$/), // prettier-ignore
    }),
  )
})

test('a file that is not there, and a mapping without an address, are refused', () => {
  const config = settings(MAPPING)
  rmSync(path.join(folder, 'education.yml'))
  expect(() => connectRegistries(config, { education: database.url }, systemClock)).toThrow('expected a file that can be read, got ENOENT') // prettier-ignore
  expect(() => loadConfig({ env: { TONGLIAN_POLICE_MAPPING: 'police.yml' }, keepSecrets: false })).toThrow(
    "registries.police.mapping (TONGLIAN_POLICE_MAPPING): expected the registry's url beside its mapping; got no url",
  )
})
