import { IndexSize } from '../../src/index/index-size'
import { ManualClock } from '../../src/kit/clock'
import { HubStore } from '../../src/store/hub-store'
import { asOwner } from '../hub/support/all-seeing'
import { SHOWCASE } from '../../src/demo/showcase'
import { moveAway } from '../hub/support/sample'
import { DEMO_USERS } from '../auth/support/demo-actors'
import { startTestHub, type TestHub } from '../support/hub'
import { CASE } from './support/list'

/** The number of children within reach is the one that an unfiltered total tells, and is kept up without being asked for. */
let hub: TestHub
let store: HubStore
const clock = new ManualClock(Date.parse('2026-11-25T00:00:00Z'))
beforeAll(async () => {
  hub = await startTestHub({ children: 150 })
  store = new HubStore({ url: hub.urls.hub.app, poolSize: 1 })
}, 120_000)
afterAll(async () => {
  await store?.close()
  await hub?.stop()
})

async function measured(): Promise<IndexSize> {
  const size = new IndexSize(store, clock)
  await size.keepUp((await hub.app.indexFollower.state()).answering)
  return size
}

async function aChildOfTheCounty(): Promise<string> {
  const [child] = await asOwner(
    hub,
    'hub',
    `SELECT id FROM child WHERE residence_division LIKE '430421%' AND NOT retired ORDER BY id DESC LIMIT 1`,
  )
  return child.id as string
}

const total = async (account: string) =>
  (await hub.ask(account, '{ children { totalCount } }', {}, CASE)).data.children.totalCount as number

test.each(['education', 'police', 'doctor', 'civil-affairs', 'neighbour', 'supervisor'])(
  '%s: children of the area are as many as the total says',
  async (account) => {
    const { divisions, school } = DEMO_USERS[account]!
    expect((await measured()).within(['area'], { divisions, school })).toBe(await total(account))
  },
)

test('a school’s are its pupils', async () => {
  const { divisions, school } = DEMO_USERS['school']!
  const answer = await hub.ask('school', '{ children { totalCount } }')
  expect((await measured()).within(['school'], { divisions, school })).toBe(answer.data.children.totalCount)
  expect(answer.data.children.totalCount).toBeGreaterThan(0)
})

test('a child counts once, wherever of several places it is; no place, nobody', async () => {
  const size = await measured()
  const [{ count }] = await asOwner(hub, 'hub', 'SELECT count(*)::int FROM child WHERE NOT retired')
  expect(size.within(['all'], { divisions: [], school: null })).toBe(count)
  expect(size.within(['area'], { divisions: ['000000'], school: null })).toBe(count)
  expect(size.within(['area'], { divisions: ['430421', '430421100', '430400'], school: null })).toBe(
    size.within(['area'], { divisions: ['430400'], school: null }),
  )
  const either = size.within(['area', 'school'], { divisions: ['430421'], school: SHOWCASE.schoolCode })
  expect(either).toBe(size.within(['area'], { divisions: ['430421'], school: null }))
  expect(size.within(['area'], { divisions: [], school: null })).toBe(0)
  expect(size.within(['school'], { divisions: ['430421'], school: null })).toBe(0)
  expect(size.within([], { divisions: ['000000'], school: SHOWCASE.schoolCode })).toBe(0)
})

test('the own list is not known, nor anything before the first measurement', async () => {
  const reach = { divisions: ['430421'], school: null }
  expect((await measured()).within(['caseload'], reach)).toBeNull()
  expect((await measured()).within(['area', 'caseload'], reach)).toBeNull()
  const size = new IndexSize(store, clock)
  await size.keepUp(null)
  expect(size.within(['area'], reach)).toBeNull()
})

test('it is measured anew after five minutes, or when another generation answers, and else not', async () => {
  const reach = { divisions: ['430421'], school: null }
  const size = await measured()
  const before = size.within(['area'], reach)!
  await moveAway(hub, await aChildOfTheCounty())
  const { answering } = await hub.app.indexFollower.state()
  clock.advance(299_999)
  await size.keepUp(answering)
  expect(size.within(['area'], reach)).toBe(before)
  clock.advance(1)
  await size.keepUp(answering)
  expect(size.within(['area'], reach)).toBe(before - 1)
  await hub.app.indexFollower.rebuild()
  await size.keepUp((await hub.app.indexFollower.state()).answering)
  expect(size.within(['area'], reach)).toBe(before - 1)
})

test('an index that fills up is measured again before the five minutes are over', async () => {
  const reach = { divisions: ['000000'], school: null }
  const { answering } = await hub.app.indexFollower.state()
  await asOwner(hub, 'hub', 'CREATE TABLE aside AS SELECT * FROM child_index; DELETE FROM child_index')
  const size = new IndexSize(store, clock)
  await size.keepUp(answering, 0)
  await asOwner(hub, 'hub', 'INSERT INTO child_index SELECT * FROM aside; DROP TABLE aside')
  await size.keepUp(answering, 0)
  expect(size.within(['area'], reach)).toBe(0)
  await size.keepUp(answering, 1)
  const all = size.within(['area'], reach)!
  expect(all).toBeGreaterThan(100)
  const county = () => size.within(['area'], { divisions: ['430421'], school: null })!
  const before = county()
  await moveAway(hub, await aChildOfTheCounty())
  await size.keepUp(answering, Math.floor(all / 10))
  expect(county()).toBe(before)
  await size.keepUp(answering, 1)
  expect(county()).toBe(before - 1)
})

test('a measurement that fails leaves the one before, and the next one is made', async () => {
  const reach = { divisions: ['430421'], school: null }
  const size = await measured()
  const before = size.within(['area'], reach)
  clock.advance(300_000)
  await asOwner(hub, 'hub', 'ALTER TABLE child_index RENAME TO child_index_away')
  const { answering } = await hub.app.indexFollower.state()
  try {
    await expect(size.keepUp(answering)).rejects.toMatchObject({ code: 'HUB_UNAVAILABLE' })
  } finally {
    await asOwner(hub, 'hub', 'ALTER TABLE child_index_away RENAME TO child_index')
  }
  expect(size.within(['area'], reach)).toBe(before)
  await size.keepUp(answering)
  expect(size.within(['area'], reach)).toBe(before)
})
