import knex, { type Knex } from 'knex'
import { down, up } from '../../migrations/hub/007-index-facts'
import { asOwner, type WholeChild } from '../hub/support/all-seeing'
import { kept, list, save } from '../filters/support/saved'
import { BrokenConnector } from '../support/fakes/broken-connector'
import { startTestHub, type TestHub } from '../support/hub'
import { all, everyChild, page } from './support/list'

/** An index that an older version of the hub built, right after the migration: its generation answers and lacks the facts added since. */
let hub: TestHub
let education: BrokenConnector
let children: WholeChild[]
beforeAll(async () => {
  hub = await startTestHub({
    children: 120,
    wrap: (connector) => {
      const one = new BrokenConnector(connector, 0)
      if (connector.registry === 'education') education = one
      return one
    },
  })
  children = await everyChild(hub)
}, 120_000)
afterAll(() => hub?.stop())
beforeEach(() => asBuiltBefore())
afterEach(() => hub.app.indexFollower.catchUp())

async function asBuiltBefore(between: (db: Knex) => Promise<unknown> = async () => undefined): Promise<void> {
  const db = knex({ client: 'pg', connection: hub.urls.hub.owner, pool: { min: 0, max: 1 } })
  try {
    await db.transaction(async (tx) => {
      await down(tx)
      await between(tx)
      await up(tx)
    })
  } finally {
    await db.destroy()
  }
}

const state = () => hub.app.indexFollower.state()
const code = ({ errors }: Awaited<ReturnType<typeof page>>) => errors?.[0]?.extensions['code']
const withCategory = () =>
  children
    .filter((child) => ((child.parts['civil-affairs']?.values['categories'] ?? []) as string[]).includes('LEFT_BEHIND'))
    .map(({ id }) => id)
    .sort()
const CATEGORY = { welfareCategory: { eq: 'LEFT_BEHIND' } }

test.each<[string, string, object]>([
  ['dropout state', 'education', { dropoutState: { eq: 'SUSPECTED' } }],
  ['aid needed', 'education', { educationNeedsAid: { eq: true } }],
  ['aid received', 'education', { educationReceivesAid: { eq: true } }],
  ['category', 'civil-affairs', CATEGORY],
  ['category, below or and not', 'civil-affairs', { or: [{ not: CATEGORY }, { sex: { eq: 'MALE' } }] }],
])('a list that asks for %s is refused rather than answered too short', async (_fact, account, where) => {
  expect((await state()).whole).toBe(false)
  const answer = await page(hub, account, { where })
  expect([answer.status, code(answer), answer.data?.children ?? null]).toEqual([503, 'HUB_UNAVAILABLE', null])
  const empty = await page(hub, account, { where: { ...where, and: [{ sex: { eq: 'MALE' } }] }, first: 0 })
  expect(code(empty)).toBe('HUB_UNAVAILABLE')
  await hub.app.indexFollower.catchUp()
  expect(code(await page(hub, account, { where }))).toBeUndefined()
})

test('nor is it answered by a saved filter', async () => {
  const { id } = kept(await save(hub, 'civil-affairs', CATEGORY))
  const answer = await list(hub, 'civil-affairs', { saved: id })
  expect(answer.errors?.[0]?.extensions['code']).toBe('HUB_UNAVAILABLE')
})

test('who may not read the fact is told that, and nothing of the index', async () => {
  for (const [account, where, field] of [
    ['police', { dropoutState: { eq: 'SUSPECTED' } }, 'EducationRecord.dropoutState'],
    ['education', CATEGORY, 'WelfareRecord.categories'],
  ] as const) {
    const { status, errors } = await page(hub, account, { where })
    expect([status, errors?.[0]?.extensions]).toMatchObject([403, { code: 'ACCESS_FILTER', field }])
  }
})

test('lists that ask for none of them answer on, and the same', async () => {
  const where = { guardianshipType: { isNull: false }, attendanceBand: { in: ['GOOD', 'FULL'] } }
  const before = await all(hub, 'civil-affairs', { where })
  expect(before.length).toBeGreaterThan(0)
  await hub.app.indexFollower.catchUp()
  expect(await all(hub, 'civil-affairs', { where })).toEqual(before)
})

test('the next generation is built at once, and answers whole', async () => {
  const { answering } = await state()
  await hub.app.indexFollower.catchUp()
  expect(await state()).toMatchObject({ answering: answering! + 1, whole: true, building: null })
  expect(await all(hub, 'civil-affairs', { where: CATEGORY }).then((ids) => ids.sort())).toEqual(withCategory())
  await hub.app.indexFollower.catchUp()
  expect((await state()).answering).toBe(answering! + 1)
})

test('built while a registry is down that one of the facts comes from, it does not answer before it has been read', async () => {
  const { answering } = await state()
  education.failures = Infinity
  await hub.app.indexFollower.catchUp()
  await hub.app.indexFollower.catchUp()
  expect(await state()).toMatchObject({ answering, whole: false })
  const asked = { where: { dropoutState: { eq: 'NONE' } } }
  expect(code(await page(hub, 'education', asked))).toBe('HUB_UNAVAILABLE')
  expect((await page(hub, 'education', { first: 3 })).ids).toHaveLength(3)
  education.failures = 0
  await hub.app.indexFollower.catchUp()
  expect(await state()).toMatchObject({ answering: answering! + 1, whole: true })
  expect((await page(hub, 'education', asked)).ids.length).toBeGreaterThan(0)
})

test('while it is being built, the lists are refused still', async () => {
  const stop = new AbortController()
  stop.abort()
  await hub.app.indexFollower.rebuild(stop.signal)
  expect((await state()).building).not.toBeNull()
  expect(code(await page(hub, 'civil-affairs', { where: CATEGORY }))).toBe('HUB_UNAVAILABLE')
})

test('a generation that the older version had begun to build is begun anew', async () => {
  const { answering } = await state()
  await asBuiltBefore((db) => db.raw(`UPDATE index_state SET building = answering + 1, building_cursor = '9|x'`))
  expect(await state()).toMatchObject({ answering, building: null })
  await hub.app.indexFollower.catchUp()
  expect(await state()).toMatchObject({ answering: answering! + 2, whole: true })
  expect(await all(hub, 'civil-affairs', { where: CATEGORY }).then((ids) => ids.sort())).toEqual(withCategory())
})

test('a process of the older version goes on in its own generation, and writes no row into the new one', async () => {
  const { answering } = await state()
  const asBefore = (generation: number) =>
    asOwner(
      hub,
      'hub',
      `INSERT INTO child_index (generation, id, pinyin, initials, birth_month)
       SELECT $1, id, '', '', '' FROM child WHERE NOT retired ORDER BY id LIMIT 1
       ON CONFLICT (generation, id) DO UPDATE SET birth_month = excluded.birth_month`,
      [generation],
    )
  await asBefore(answering!)
  await expect(asBefore(answering! + 1)).rejects.toMatchObject({ constraint: 'child_index_form' })
  await hub.app.indexFollower.catchUp()
  await expect(asBefore(answering! + 1)).rejects.toMatchObject({ constraint: 'child_index_form' })
})

test('on an index that was never built, all of it comes with the first build', async () => {
  await asBuiltBefore((db) =>
    db.raw('TRUNCATE child_index; UPDATE index_state SET answering = NULL, building = NULL, cursor = NULL'),
  )
  expect(code(await page(hub, 'civil-affairs', { where: CATEGORY }))).toBe('HUB_UNAVAILABLE')
  await hub.app.indexFollower.catchUp()
  expect(await state()).toMatchObject({ answering: 1, whole: true })
  expect(await all(hub, 'civil-affairs', { where: CATEGORY }).then((ids) => ids.sort())).toEqual(withCategory())
})
