import { asOwner } from '../hub/support/all-seeing'
import { showcaseUuid } from '../hub/support/sample'
import { startTestHub, type TestHub } from '../support/hub'
import { all } from './support/list'
import { secondOf } from './support/second'

let hub: TestHub
let showcase: string
beforeAll(async () => {
  hub = await startTestHub({ children: 200 })
  showcase = await showcaseUuid(hub)
}, 120_000)
afterAll(() => hub?.stop())

const second = secondOf(() => hub)
const rows = (where = 'true') => asOwner(hub, 'hub', `SELECT * FROM child_index WHERE ${where} ORDER BY generation, id`)
const touch = () => asOwner(hub, 'hub', 'UPDATE child SET changed_in = pg_current_xact_id()')

test('lists answer the same all through a rebuild', async () => {
  const ids = await all(hub, 'civil-affairs', {})
  let building = true
  const rebuild = hub.app.indexFollower.rebuild().finally(() => (building = false))
  do expect(await all(hub, 'civil-affairs', {})).toEqual(ids)
  while (building)
  await rebuild
  expect(await all(hub, 'civil-affairs', {})).toEqual(ids)
})

test('a rebuild broken off goes on where it was, and the old generation answers meanwhile', async () => {
  const ids = await all(hub, 'civil-affairs', {})
  const { answering } = await hub.app.indexFollower.state()
  const stop = new AbortController()
  stop.abort()
  await hub.app.indexFollower.rebuild(stop.signal)
  expect(await hub.app.indexFollower.state()).toMatchObject({ answering, building: answering! + 1 })
  expect(await all(hub, 'civil-affairs', {})).toEqual(ids)
  await second((follower) => follower.catchUp())
  expect(await hub.app.indexFollower.state()).toMatchObject({ answering: answering! + 1, building: null })
  expect(await all(hub, 'civil-affairs', {})).toEqual(ids)
})

test('a rebuild lays the rows down in the order of names, page after page, and each child once', async () => {
  await asOwner(hub, 'hub', 'VACUUM FULL child_index') // no holes of earlier generations to put rows into
  const children = (await rows()).length
  await second(async (follower) => expect(await follower.rebuild()).toBe(children), 20)
  // By names, one goes over to another block of the disk about as often as there are blocks, where rows lie anyhow nearly at
  // each row. A page of a rebuild may fill two blocks in turn.
  const [laid] = await asOwner(
    hub,
    'hub',
    `SELECT count(DISTINCT block)::int AS blocks, count(*) FILTER (WHERE block <> before)::int AS turns FROM (
       SELECT block, lag(block) OVER (ORDER BY pinyin, id) AS before FROM (
         SELECT pinyin, id, split_part(trim('(' FROM ctid::text), ',', 1) AS block FROM child_index
         WHERE generation = (SELECT answering FROM index_state)) placed) walked`,
  )
  expect(laid.blocks).toBeGreaterThan(5)
  expect(laid.turns).toBeLessThan(laid.blocks * 3)
  expect(laid.turns).toBeLessThan(children / 5)
  expect(await hub.app.indexFollower.catchUp()).toBe(0)
})

test('a rebuild finds what the answering generation had lost, and what changed while it went by names', async () => {
  const ids = await all(hub, 'civil-affairs', {})
  const stop = new AbortController()
  await second(async (follower) => {
    const rebuild = follower.rebuild(stop.signal, () => stop.abort())
    await rebuild
  }, 20)
  expect((await hub.app.indexFollower.state()).building).not.toBeNull()
  await asOwner(hub, 'hub', 'DELETE FROM child_index WHERE id = $1', [showcase])
  await asOwner(
    hub,
    'hub',
    `UPDATE child SET name = 'renamed', changed_in = pg_current_xact_id() WHERE id <> $1 AND name = (SELECT min(name) FROM child WHERE id <> $1)`,
    [showcase],
  )
  await hub.app.indexFollower.rebuild()
  expect(await all(hub, 'civil-affairs', {})).toEqual(ids)
  expect((await rows(`name = 'renamed'`)).length).toBeGreaterThan(0)
  expect(await rows(`name = 'renamed' AND pinyin <> 'renamed'`)).toEqual([])
})

test('an index a day old is read anew, for facts that depend on today', async () => {
  const { answering } = await hub.app.indexFollower.state()
  await asOwner(hub, 'hub', `UPDATE index_state SET built_at = built_at - interval '25 hours'`)
  await hub.app.indexFollower.catchUp()
  expect((await hub.app.indexFollower.state()).answering).toBe(answering! + 1)
})

test('pages follow the number of a transaction, not its digits', async () => {
  const ids = await all(hub, 'civil-affairs', {})
  // 10 comes after 9, though '10' sorts before '9'.
  await asOwner(
    hub,
    'hub',
    `UPDATE child SET changed_in = (ARRAY['9', '10', '300'])[1 + abs(hashtext(id::text)) % 3]::xid8`,
  )
  const children = (await rows()).length
  await asOwner(hub, 'hub', 'DELETE FROM child_index') // or the rebuild would go by names
  await second(async (follower) => expect(await follower.rebuild()).toBe(children), 20)
  expect(await all(hub, 'civil-affairs', {})).toEqual(ids)
  await touch()
  await hub.app.indexFollower.catchUp()
})
