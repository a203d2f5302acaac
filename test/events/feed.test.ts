import { Client } from 'pg'
import { SHOWCASE } from '../../src/demo/showcase'
import { EventStore } from '../../src/events/event-store'
import { asOwner } from '../hub/support/all-seeing'
import { moveAway, showcaseUuid } from '../hub/support/sample'
import { decide, granted, request, screenedChildren } from '../grants/support/counter'
import { trail } from '../grants/support/counter'
import { catchUp } from '../index/support/list'
import { HubStore } from '../../src/store/hub-store'
import { startTestHub, type TestHub } from '../support/hub'
import { all, ask, page, write } from './support/feed'

let hub: TestHub
let uuid: string
let store: HubStore
beforeAll(async () => {
  hub = await startTestHub({ children: 120 })
  uuid = await showcaseUuid(hub)
  store = new HubStore({ url: hub.urls.hub.app, poolSize: 2 })
}, 120_000)
afterAll(async () => {
  await store?.close()
  await hub?.stop()
})

const now = async (account: string) => (await page(hub, account)).position
const types = (events: readonly { type: string }[]) => events.map(({ type }) => type)

test('a registry that is read for the first time tells of nobody', async () => {
  expect(await asOwner(hub, 'hub', `SELECT type FROM hub_event WHERE type <> 'child.verdict'`)).toEqual([])
  await asOwner(hub, 'hub', 'TRUNCATE hub_event') // who is at risk is news, also the first time
  expect(await page(hub, 'education', { after: 'oldest' })).toMatchObject({ events: [], more: false })
})

test('what a registry changes is told once it is followed, by ids alone', async () => {
  const [education, police] = await Promise.all([now('education'), now('police')])
  await asOwner(hub, 'education', `UPDATE xs_jbxx SET cym = '周小小' WHERE xjh = $1`, [SHOWCASE.rollNumber])
  await catchUp(hub)
  const told = await page(hub, 'education', { after: education })
  expect(told.events).toEqual([
    {
      id: expect.any(String),
      type: 'EDUCATION_CHANGED',
      childId: `child:${uuid}`,
      recordId: null,
      at: expect.any(String),
    },
  ])
  expect(await page(hub, 'police', { after: police })).toMatchObject({ events: [], more: false })
})

test('a change of name is told of the child, a change of nothing is not', async () => {
  const at = await now('school')
  await asOwner(hub, 'hub', 'UPDATE child SET name = name, changed_in = pg_current_xact_id() WHERE id = $1', [uuid])
  expect(await all(hub, 'school', at)).toEqual([])
  const [{ name }] = await asOwner(hub, 'hub', 'SELECT name FROM child WHERE id = $1', [uuid])
  await asOwner(hub, 'hub', `UPDATE child SET name = '某' WHERE id = $1`, [uuid])
  await asOwner(hub, 'hub', 'UPDATE child SET name = $2 WHERE id = $1', [uuid, name])
  expect(types(await all(hub, 'school', at))).toEqual(['CHILD_CHANGED', 'CHILD_CHANGED'])
})

test('a change of a fact that not every reader may see is told of no child', async () => {
  const at = await now('supervisor')
  await asOwner(
    hub,
    'hub',
    `UPDATE child SET ethnicity = '02', possible_duplicate = NOT possible_duplicate WHERE id = $1`,
    [uuid],
  )
  expect(await all(hub, 'supervisor', at)).toEqual([])
})

test('a verdict is told when its level changes, whoever writes it', async () => {
  const at = await now('education')
  const verdict = (level: string, days: number) =>
    asOwner(
      hub,
      'hub',
      `INSERT INTO dropout_verdict (child_id, level, days, rules_version, judged_on, since, confidence, inputs, missing, unknowable, groups, digest)
       VALUES ($1, $2, $3, 'x', now(), now(), 'HIGH', '[]', '{}', '{}', '{}', '')
       ON CONFLICT (child_id) DO UPDATE SET level = excluded.level, days = excluded.days`,
      [uuid, level, days],
    )
  await asOwner(hub, 'hub', 'DELETE FROM dropout_verdict WHERE child_id = $1', [uuid])
  await verdict('NONE', 0)
  expect(await all(hub, 'education', at)).toEqual([])
  await verdict('SUSPECTED', 5)
  await verdict('SUSPECTED', 6)
  expect(types(await all(hub, 'education', at))).toEqual(['CHILD_VERDICT'])
  expect(types(await all(hub, 'health', at).catch(() => []))).toEqual([])
})

test('a grant is told to the account that asked for it, and a step that is refused to nobody', async () => {
  const [child] = await screenedChildren(hub)
  const [mine, other] = await Promise.all([now('civil-affairs'), now('education')])
  const grant = granted(await request(hub, 'civil-affairs', child!))
  await decide(hub, 'health-approver', { ...grant, version: 7 })
  await decide(hub, 'health-approver', grant)
  const told = await all(hub, 'civil-affairs', mine)
  expect(types(told)).toEqual(['GRANT_CHANGED', 'GRANT_CHANGED'])
  expect(told[0]).toMatchObject({ childId: child, recordId: grant.id })
  expect(await all(hub, 'education', other)).toEqual([])
})

test('a page ends where it is full, and the next begins there; types narrow it', async () => {
  const at = await now('education')
  const ids: string[] = []
  for (let i = 0; i < 5; i += 1) ids.push(await write(hub, i === 2 ? 'child.verdict' : 'education.changed', uuid))
  const first = await page(hub, 'education', { after: at, first: 2 })
  expect(first.events.map(({ id }) => id)).toEqual(ids.slice(0, 2))
  expect(first.more).toBe(true)
  const rest = await page(hub, 'education', { after: first.position })
  expect(rest.events.map(({ id }) => id)).toEqual(ids.slice(2))
  expect(rest.more).toBe(false)
  expect(types((await page(hub, 'education', { after: at, types: ['CHILD_VERDICT'] })).events)).toEqual([
    'CHILD_VERDICT',
  ])
})

test('a page is full of what is told, or ends: what lies between and after it for others does not show', async () => {
  const at = await now('education')
  const hidden = (count: number) =>
    asOwner(hub, 'hub', `INSERT INTO hub_event (type, child_id, record_id, told_to) SELECT 'grant.changed', $1, gen_random_uuid(), 'another account' FROM generate_series(1, $2)`, [uuid, count]) // prettier-ignore
  const ids = [await write(hub, 'education.changed', uuid), await write(hub, 'education.changed', uuid)]
  await hidden(130_000)
  ids.push(await write(hub, 'education.changed', uuid), await write(hub, 'education.changed', uuid))
  await hidden(25_000)
  const first = await page(hub, 'education', { after: at, first: 3 })
  expect([first.events.map(({ id }) => id), first.more]).toEqual([ids.slice(0, 3), true])
  const second = await page(hub, 'education', { after: first.position, first: 1 })
  expect([second.events.map(({ id }) => id), second.more]).toEqual([ids.slice(3), false])
  expect(await page(hub, 'education', { after: second.position })).toMatchObject({ events: [], more: false })
  await asOwner(hub, 'hub', `DELETE FROM hub_event WHERE told_to = 'another account'`)
})

test('what commits late is not passed over', async () => {
  const late = new Client({ connectionString: hub.urls.hub.owner })
  await late.connect()
  try {
    const at = await now('education')
    await late.query('BEGIN')
    const { rows } = await late.query('INSERT INTO hub_event (type, child_id) VALUES ($1, $2) RETURNING id', [
      'education.changed',
      uuid,
    ])
    const second = await write(hub, 'education.changed', uuid)
    const before = await page(hub, 'education', { after: at })
    expect(before.events).toEqual([])
    await late.query('COMMIT')
    const after = await page(hub, 'education', { after: before.position })
    expect(after.events.map(({ id }) => id)).toEqual([rows[0].id, second])
  } finally {
    await late.end()
  }
})

test('a child that moved away is told of to nobody of the place before, its older events too', async () => {
  const [row] = await asOwner(
    hub,
    'hub',
    `SELECT id FROM child WHERE residence_division LIKE '430421%' AND NOT retired AND id <> $1 LIMIT 1`,
    [uuid],
  )
  const at = await now('education')
  await write(hub, 'education.changed', row.id)
  expect(await all(hub, 'education', at)).toHaveLength(1)
  await moveAway(hub, row.id)
  expect(await all(hub, 'education', at)).toEqual([])
})

test('a position is good for its account alone, and no two look alike', async () => {
  const at = await now('education')
  expect(at).not.toBe(await now('education'))
  expect(at).toHaveLength((await page(hub, 'education', { after: at })).position.length)
  for (const [account, after] of [
    ['police', at],
    ['education', `x${at}`],
    ['education', ''],
    ['education', 'a'.repeat(5_000)],
  ])
    // prettier-ignore
    expect((await ask(hub, account!, { after })).errors?.[0]?.extensions['code']).toBe('BAD_CURSOR')
})

test('a position older than what is kept is refused; oldest is what is kept', async () => {
  const at = await now('education')
  const old = await write(hub, 'education.changed', uuid)
  await asOwner(hub, 'hub', `UPDATE hub_event SET at = now() - interval '91 days'`)
  const kept = await write(hub, 'education.changed', uuid)
  await new EventStore(store, hub.clock).sweep(hub.clock.now() - 90 * 86_400_000)
  expect((await ask(hub, 'education', { after: at })).errors?.[0]?.extensions['code']).toBe('EVENTS_GONE')
  const ids = (await all(hub, 'education', 'oldest')).map(({ id }) => id)
  expect(ids).toEqual([kept])
  expect(ids).not.toContain(old)
})

test('the trail names who was told of which child', async () => {
  const at = await now('education')
  await write(hub, 'education.changed', uuid)
  const answer = await ask(hub, 'education', { after: at })
  const looks = await trail(hub, 'look')
  expect(looks.find(({ requestId }) => requestId === answer.extensions['requestId'])).toMatchObject({
    rootFields: ['Query.events'],
    children: [uuid],
    shown: ['events.yml#education-changed'],
  })
})

test('an account that may not read the feed gets null', async () => {
  const answer = await ask(hub, 'analyst')
  expect(answer.data).toEqual({ events: null })
  expect(answer.errors).toBeUndefined()
})
