import knex from 'knex'
import { down, up } from '../../migrations/hub/009-normal-forms'
import { asOwner } from '../hub/support/all-seeing'
import { startTestHub, type TestHub } from '../support/hub'
import { all, catchUp, page } from './support/list'

/** An index and links that an older version of the hub wrote, right after the migration: their names are as the registries spell them. */
let hub: TestHub
let id: string
beforeAll(async () => {
  hub = await startTestHub({ children: 60 })
  const [child] = await asOwner(
    hub,
    'hub',
    `SELECT id, records FROM child WHERE NOT retired AND records ? 'police' AND registered_division LIKE '430421%' ORDER BY id LIMIT 1`,
  )
  id = String(child['id'])
  await asOwner(hub, 'police', 'UPDATE rk_ryxx SET xm = $1 WHERE rybh = $2', ['阿依•Ｍary', child['records']['police']])
  await catchUp(hub)
}, 120_000)
afterAll(() => hub?.stop())

beforeEach(async () => {
  const db = knex({ client: 'pg', connection: hub.urls.hub.owner, pool: { min: 0, max: 1 } })
  try {
    await db.transaction(async (tx) => {
      await tx.raw('ALTER TABLE child_index DROP CONSTRAINT IF EXISTS child_index_roster') // of a later migration
      await down(tx)
      await tx.raw(`UPDATE link SET name = '阿依•Ｍary' WHERE child_id = ? AND registry = 'police'`, [id])
      await tx.raw(`UPDATE child SET name = '阿依•Ｍary' WHERE id = ?`, [id])
      await tx.raw(`UPDATE child_index SET name = '阿依•Ｍary', form = 2 WHERE id = ?`, [id])
      await up(tx)
    })
  } finally {
    await db.destroy()
  }
})

const ASKED = { where: { name: { exact: '阿依·mary' } } }
const code = ({ errors }: Awaited<ReturnType<typeof page>>) => errors?.[0]?.extensions['code']

test('a search by name is refused rather than answered too short, until the new generation answers', async () => {
  expect(code(await page(hub, 'police', ASKED))).toBe('HUB_UNAVAILABLE')
  expect(code(await page(hub, 'police', { where: { not: ASKED.where } }))).toBe('HUB_UNAVAILABLE')
  expect((await page(hub, 'police', { where: { sex: { isNull: false } }, first: 3 })).ids).toHaveLength(3)
  await hub.app.indexFollower.catchUp()
  expect(await all(hub, 'police', ASKED)).toEqual([`child:${id}`])
})

test('links and children take the normal form, for every feed is read again', async () => {
  await catchUp(hub)
  const [row] = await asOwner(hub, 'hub', `SELECT c.name, l.name AS linked FROM child c JOIN link l ON l.child_id = c.id AND l.registry = 'police' WHERE c.id = $1`, [id]) // prettier-ignore
  expect(row).toMatchObject({ name: '阿依·Mary', linked: '阿依·Mary' })
})

test('a process of the older version writes no row into the new generation', async () => {
  const { answering } = await hub.app.indexFollower.state()
  const asBefore = (generation: number) =>
    asOwner(
      hub,
      'hub',
      `INSERT INTO child_index (generation, id, pinyin, initials, birth_month, form) VALUES ($1, $2, '', '', '', $3)
       ON CONFLICT (generation, id) DO UPDATE SET form = excluded.form`,
      [generation, id, 2],
    )
  await asBefore(answering!)
  await expect(asBefore(answering! + 1)).rejects.toMatchObject({ constraint: 'child_index_normal' })
})
