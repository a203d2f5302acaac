import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { HubError } from '../../src/errors/hub-error'
import { makeSnapshot } from '../../src/snapshots/make-snapshot'
import { openSnapshot } from '../../src/snapshots/snapshot-store'
import { FIRST_OF_DECEMBER, madeUpIndex, type MadeUpIndex } from './support/made-up-index'
import { readParquet } from './support/parquet'

/** A month of the index as a file: whole or not at all, and the same when it is read again. */
let index: MadeUpIndex
beforeAll(async () => (index = await madeUpIndex(1, 500)), 60_000)
afterAll(() => index?.drop())
afterEach(() => index.clock.set(FIRST_OF_DECEMBER))

const make = (month?: string, pageSize?: number) => {
  const { owner: store, folder, clock } = index
  return makeSnapshot({ store, folder, clock, accessTable: 'table-1', month, ...(pageSize ? { pageSize } : {}) })
}
const codeOf = (work: Promise<unknown>) => work.then(() => 'none', (fault: unknown) => (fault as HubError).code) // prettier-ignore
/** The facts of a child as one text, read from PostgreSQL and from the file by two statements that share nothing. */
const FROM_INDEX = `SELECT concat_ws('|', id, coalesce(residence_division, '-'), coalesce(sex, '-'), coalesce(nullif(birth_month, ''), '-'), coalesce(grade::text, '-'),
  coalesce(education_left_behind, '-'), coalesce(array_to_string(welfare_categories, '+'), '-'), coalesce(receives_aid::text, '-'),
  coalesce((SELECT level FROM dropout_verdict v WHERE v.child_id = child_index.id), '-'))
  FROM child_index WHERE generation = 3 AND born > '2008-11-30' ORDER BY id`
const FROM_FILE = `SELECT concat_ws('|', id::VARCHAR, coalesce(residenceDivision, '-'), coalesce(sex, '-'), coalesce(birthMonth, '-'), coalesce(grade::VARCHAR, '-'),
  coalesce(educationLeftBehind, '-'), coalesce(array_to_string(welfareCategory, '+'), '-'), coalesce(receivesAid::VARCHAR, '-'), coalesce(dropoutLevel, '-'))
  FROM rows ORDER BY id`

test('holds every minor of the index that answers on the last day of the month, fact by fact', async () => {
  const { manifest, path: file } = await make()
  const expected = (await index.owner.run({ text: FROM_INDEX, values: [] })).flat()
  expect(expected.length).toBeGreaterThan(300)
  expect(expected.length).toBeLessThan(500) // some are adults
  expect((await readParquet(file, FROM_FILE)).flat()).toEqual(expected)
  expect(manifest).toMatchObject({ month: '2026-11', day: '2026-11-30', children: expected.length, accessTable: 'table-1', file: '2026-11/1/children.parquet' }) // prettier-ignore
  expect(manifest.withoutDivision).toBe(expected.filter((row) => row!.split('|')[1] === '-').length)
  expect(manifest.rules).toEqual({ r1: expect.any(Number) })
  expect(manifest.registries.map(({ name }) => name)).not.toContain('justice')
})

test('holds no name, no number, no free text, and nothing of a sealed registry', async () => {
  const { path: file } = (await openSnapshot(index.owner, index.folder, '2026-11'))!
  const columns = (await readParquet(file, 'SELECT column_name FROM (DESCRIBE rows)')).flat()
  expect(columns).toEqual(expect.arrayContaining(['id', 'residenceDivision', 'sex', 'schoolCode', 'dropoutLevel']))
  const refused = ['name', 'former_names', 'pinyin', 'initials', 'className', 'parentHeld', 'guardianArrangement']
  expect(columns.filter((name) => refused.includes(name!))).toEqual([])
  expect(readFileSync(file).includes('张三')).toBe(false)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(statSync(path.dirname(file)).mode & 0o777).toBe(0o700)
})

test('in small pages it is the same; the file before stays, and the newest counts', async () => {
  const first = (await openSnapshot(index.owner, index.folder, '2026-11'))!
  const again = await make('2026-11', 7)
  expect(again.manifest.file).toBe('2026-11/2/children.parquet')
  expect(await readParquet(again.path, FROM_FILE)).toEqual(await readParquet(first.path, FROM_FILE))
  expect((await openSnapshot(index.owner, index.folder, '2026-11'))!.manifest).toEqual(again.manifest)
})

test('a file that was changed, cut or taken away is refused', async () => {
  const { path: file } = (await openSnapshot(index.owner, index.folder, '2026-11'))!
  const bytes = readFileSync(file)
  const changed = Buffer.from(bytes)
  changed[bytes.length >> 1]! ^= 1
  for (const wrong of [changed, bytes.subarray(0, -1), Buffer.alloc(0)]) {
    writeFileSync(file, wrong)
    expect(await codeOf(openSnapshot(index.owner, index.folder, '2026-11'))).toBe('SNAPSHOT_DAMAGED')
  }
  rmSync(file)
  expect(await codeOf(openSnapshot(index.owner, index.folder, '2026-11'))).toBe('SNAPSHOT_DAMAGED')
  writeFileSync(file, bytes)
  expect(await openSnapshot(index.owner, index.folder, '2026-11')).not.toBeNull()
  expect(await openSnapshot(index.owner, index.folder, '2020-01')).toBeNull()
})

test.each(['2026-10', '2027-01', '2026-13', 'x', ''])(
  'no snapshot of %j: the index knows today alone',
  async (month) => {
    expect(await codeOf(make(month))).toBe('SNAPSHOT_MONTH')
  },
)

test('the month is that of Asia/Shanghai', async () => {
  index.clock.set(Date.parse('2026-11-30T15:59:59Z'))
  expect((await make()).manifest).toMatchObject({ month: '2026-10', day: '2026-10-31' })
  expect((await make('2026-11')).manifest).toMatchObject({ month: '2026-11', day: '2026-11-30' })
})

test('while the index is being built there is none, and nothing is left', async () => {
  const before = readdirSync(path.join(index.folder, '2026-11'))
  await index.owner.run({ text: 'UPDATE index_state SET whole_from = 4', values: [] })
  expect(await codeOf(make())).toBe('HUB_UNAVAILABLE')
  await index.owner.run({ text: 'UPDATE index_state SET whole_from = 3', values: [] })
  expect(readdirSync(path.join(index.folder, '2026-11'))).toEqual(before)
})

test('of two at a time one is refused; what a killed one left is swept', async () => {
  const home = path.join(index.folder, '2026-11')
  mkdirSync(path.join(home, '.making-left'))
  const codes = await Promise.all([codeOf(make()), codeOf(make())])
  expect(codes.sort()).toEqual(['RELEASE_EXISTS', 'none'])
  expect(readdirSync(home).filter((name) => name.startsWith('.'))).toEqual([])
})

test('the role of the running hub may neither write nor read snapshots', async () => {
  expect(await codeOf(index.store.run({ text: 'SELECT * FROM statistics_snapshot', values: [] }))).toBe(
    'HUB_UNAVAILABLE',
  )
  const { folder, clock } = index
  expect(await codeOf(makeSnapshot({ store: index.store, folder, clock, accessTable: 'x' }))).toBe('HUB_UNAVAILABLE')
})
