import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import knex, { type Knex } from 'knex'
import { addIndex } from '../../migrations/add-index'
import { migrate, type Migration } from '../../migrations/migrate'
import { projectRoot } from '../../src/kit/project-root'
import { createTestServerDatabases } from '../support/postgres'

/** Indexes on tables that a running hub writes: docs/OPERATE.md, "Upgrades". */
let made: Awaited<ReturnType<typeof createTestServerDatabases<'hub'>>>
let db: Knex
beforeAll(async () => {
  made = await createTestServerDatabases(['hub'])
  db = knex({ client: 'pg', connection: made.urls.hub.owner, pool: { min: 0, max: 3 } })
  await db.raw(
    'CREATE TABLE big (id int, code text); INSERT INTO big SELECT i, i::text FROM generate_series(1, 1000) i',
  )
})
afterAll(async () => {
  await db?.destroy()
  await made?.drop()
})

const table: Migration = { name: '001-nothing', up: async () => {}, down: async () => {} }
const index: Migration = {
  ...{ name: '002-index', transaction: false, down: async () => {} },
  up: (one) => addIndex(one, 'big_code', 'big (code)'),
}
const isValid = async () =>
  (await db.raw(`SELECT indisvalid FROM pg_index WHERE indexrelid = to_regclass('big_code')`)).rows

test('an index is built while somebody writes; what a killed migration left is built anew', async () => {
  await expect(migrate(made.urls.hub.owner, [table, { ...index, transaction: undefined } as never])).rejects.toThrow(
    /cannot run inside a transaction block/,
  )
  const held = await db.transaction()
  await held.raw('UPDATE big SET code = code WHERE id = 1') // a lock of the table would wait for this writer
  const building = migrate(made.urls.hub.owner, [table, index])
  while ((await isValid()).length === 0) await new Promise((done) => setTimeout(done, 20))
  const write = db.raw(`INSERT INTO big VALUES (0, 'written meanwhile')`)
  await expect(Promise.race([write.then(() => 'written'), building.then(() => 'built')])).resolves.toBe('written')
  await held.commit()
  await building
  expect(await isValid()).toEqual([{ indisvalid: true }])

  // Two rows of one number: a unique index breaks off and stays, not valid.
  await db.raw('DROP INDEX big_code')
  await db.raw(`INSERT INTO big VALUES (1, 'again')`)
  await expect(db.raw('CREATE UNIQUE INDEX CONCURRENTLY big_code ON big (id)')).rejects.toThrow(/could not create/)
  expect(await isValid()).toEqual([{ indisvalid: false }])
  await addIndex(db, 'big_code', 'big (code)')
  await addIndex(db, 'big_code', 'big (code)')
  expect(await isValid()).toEqual([{ indisvalid: true }])
})

test('no migration from 022 on builds an index under the lock of a table that was there before', () => {
  const folder = path.join(projectRoot(), 'migrations/hub')
  const underLock = readdirSync(folder)
    .filter((name) => /^\d{3}-/.test(name) && name >= '022')
    .flatMap((name) => indexesUnderLock(readFileSync(path.join(folder, name), 'utf8')).map((one) => `${name}: ${one}`))
  expect(underLock).toEqual([])
  const older = (name: string) => indexesUnderLock(readFileSync(path.join(folder, name), 'utf8'))
  expect([older('018-returns.ts'), older('019-roster-facts.ts')]).toEqual([
    ['child_school'],
    ['child_index_class', 'child_index_school'],
  ])
})

function indexesUnderLock(text: string): string[] {
  const built = [...text.matchAll(/CREATE (?:UNIQUE )?INDEX (?:IF NOT EXISTS )?(\w+)\s+ON (\w+)/g)]
  return built.filter(([, , on]) => !new RegExp(`CREATE TABLE (IF NOT EXISTS )?${on}\\b`).test(text)).map(([, one]) => one!) // prettier-ignore
}
