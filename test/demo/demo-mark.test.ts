import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { olderMark } from '../../src/cli/older-mark'
import { loadConfig } from '../../src/config/load-config'
import { findDemo, removeMarks, writeMarks, type DemoMark } from '../../src/demo'
import type { JoinedDemo } from '../../src/demo/joined'
import { asOwner } from '../hub/support/all-seeing'
import { startTestHub, type TestHub } from '../support/hub'
import { createTestDatabase } from '../support/postgres'
import { inside } from '../upgrade/support/older-folder'

/** Whether the demo that registries hold is whole: what is made again forgets children and links. */
let hub: TestHub
let late: Awaited<ReturnType<typeof createTestDatabase>>
let owners: Parameters<typeof findDemo>[0]
let joined: JoinedDemo[]
const MARK: DemoMark = { children: 4, seed: 1, county: '430421', made: '2026-11-23' }
beforeAll(async () => {
  hub = await startTestHub({ children: 4 })
  late = await createTestDatabase('late')
  const { education, police, health, civil_affairs: civilAffairs } = hub.urls
  owners = {
    education: education.owner,
    police: police.owner,
    health: health.owner,
    'civil-affairs': civilAffairs.owner,
  }
  joined = [{ registry: 'late', url: late.url, demo: { tables: { person: 'id' } } }] as unknown as JoinedDemo[]
  await inside(late.url, (db) => db.query('CREATE TABLE person (id text)'))
}, 120_000)
afterAll(async () => {
  await late?.drop()
  await hub?.stop()
})
beforeEach(() => removeMarks(owners, joined))

test('a registry that joined after the demo was made is empty, and no reason to make it again', async () => {
  await writeMarks(owners, MARK)
  expect(await findDemo(owners)).toEqual({ mark: MARK, without: [] })
  expect(await findDemo(owners, joined)).toEqual({ mark: MARK, without: ['late'] })
})

test('one that holds rows without a mark was not made to the end', async () => {
  await writeMarks(owners, MARK)
  await inside(late.url, (db) => db.query(`INSERT INTO person VALUES ('1')`))
  expect(await findDemo(owners, joined)).toEqual({ mark: null, wrong: 'it was not made to the end in late' })
  await inside(late.url, (db) => db.query('TRUNCATE person'))
})

test('the mark of an older version is believed where no registry has one and all hold rows, and written into them', async () => {
  expect(await findDemo(owners)).toMatchObject({ mark: null, wrong: expect.stringContaining('not made to the end') })
  expect(await findDemo(owners, joined, MARK)).toEqual({ mark: MARK, without: ['late'] })
  expect(await findDemo(owners, joined)).toEqual({ mark: MARK, without: ['late'] })
})

test('it is not believed beside a mark, nor where a registry is empty', async () => {
  await writeMarks(owners, MARK)
  await asOwner(hub, 'police', 'DROP TABLE demo_mark')
  expect(await findDemo(owners, [], MARK)).toEqual({ mark: null, wrong: 'it was not made to the end in police' })
  await removeMarks(owners)
  await asOwner(hub, 'health', 'TRUNCATE et_da, et_sf, et_jz, et_zd, et_xlsc, cj_zj CASCADE')
  expect(await findDemo(owners, [], MARK)).toMatchObject({ mark: null, wrong: expect.stringContaining('not made to the end') }) // prettier-ignore
})

test.each(['', '{', '[]', 'null', '{"children":"60"}', '{"children":60,"seed":1}'])(
  'a file %j tells of no demo',
  (text) => {
    const dataDir = mkdtempSync(path.join(tmpdir(), 'tonglian-mark-'))
    const config = loadConfig({ env: {}, overrides: { dataDir }, keepSecrets: false })
    expect(olderMark(config)).toBeNull()
    writeFileSync(path.join(dataDir, 'demo.json'), text)
    expect(olderMark(config)).toBeNull()
    rmSync(dataDir, { recursive: true })
  },
)
