import knex from 'knex'
import { down, up } from '../../migrations/hub/019-roster-facts'
import { INDEX_FORM } from '../../src/index/columns'
import { asOwner } from '../hub/support/all-seeing'
import { startTestHub, type TestHub } from '../support/hub'
import { codeOf, filtered, rosterAsker } from './support'

/** An index that an older version of the hub wrote, right after the migration: it holds no grade and no class. */
let hub: TestHub
beforeAll(async () => {
  hub = await startTestHub({ children: 60 })
  const db = knex({ client: 'pg', connection: hub.urls.hub.owner, pool: { min: 0, max: 1 } })
  try {
    await db.transaction(async (tx) => {
      await down(tx)
      await up(tx)
    })
  } finally {
    await db.destroy()
  }
}, 120_000)
afterAll(() => hub?.stop())

test('what needs a class is refused until the new generation answers; pupils are there, at the time of the migration', async () => {
  const ask = await rosterAsker(hub, 'education')
  const before = (await ask('students')).body.users as { sourcedId: string; dateLastModified: string }[]
  expect(before.length).toBeGreaterThan(10)
  expect(new Set(before.map(({ dateLastModified }) => dateLastModified)).size).toBe(1)
  const refused = ['classes', 'enrollments', filtered('students', "grades='03'")]
  for (const path of refused) {
    const told = await ask(path)
    expect([path, told.status, codeOf(told)]).toEqual([path, 503, 'HUB_UNAVAILABLE'])
  }
  await hub.app.indexFollower.catchUp()
  for (const path of refused) expect([path, (await ask(path)).status]).toEqual([path, 200])
  const after = (await ask('students')).body.users as typeof before
  expect(after.map(({ sourcedId }) => sourcedId)).toEqual(before.map(({ sourcedId }) => sourcedId))

  // Another generation of the same facts: nobody has changed.
  await hub.app.indexFollower.rebuild()
  expect((await ask('students')).body.users).toEqual(after)
})

test('a process of the older version writes no row into the new generation', async () => {
  const { answering } = await hub.app.indexFollower.state()
  const [{ id }] = await asOwner(hub, 'hub', 'SELECT id FROM child_index LIMIT 1')
  const asBefore = (form: number) =>
    asOwner(
      hub,
      'hub',
      `INSERT INTO child_index (generation, id, pinyin, initials, birth_month, form) VALUES ($1, $2, '', '', '', $3)
       ON CONFLICT (generation, id) DO UPDATE SET form = excluded.form`,
      [answering! + 1, id, form],
    )
  await asBefore(INDEX_FORM)
  await expect(asBefore(INDEX_FORM - 1)).rejects.toMatchObject({ constraint: 'child_index_roster' })
})
