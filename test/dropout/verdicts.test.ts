import { Client } from 'pg'
import type { RegistryName } from '../../connectors/contract/records'
import { DropoutRun } from '../../src/dropout/dropout-run'
import { SHOWCASE } from '../../src/demo/showcase'
import { ShiftedClock, today } from '../../src/kit/clock'
import { HubStore } from '../../src/store/hub-store'
import { asOwner } from '../hub/support/all-seeing'
import { showcaseUuid } from '../hub/support/sample'
import { catchUp } from '../index/support/list'
import { rulesWith } from '../rules/made-up'
import { BrokenConnector } from '../support/fakes/broken-connector'
import { startTestHub, type TestHub } from '../support/hub'

/** A verdict is kept beside the index: new with its child's row, judged again every day and by every version of the rules. */
let hub: TestHub
let store: HubStore
let child: string
const clock = new ShiftedClock()
const registries = new Map<RegistryName, BrokenConnector>()
beforeAll(async () => {
  hub = await startTestHub({
    children: 300,
    clock,
    wrap: (connector) => {
      const one = new BrokenConnector(connector, 0)
      registries.set(connector.registry, one)
      return one
    },
  })
  store = new HubStore({ url: hub.urls.hub.app, poolSize: 4, timeoutMs: 60_000 })
  child = await showcaseUuid(hub)
}, 120_000)
afterAll(async () => {
  await store?.close()
  await hub?.stop()
})

const verdict = async (id = child) =>
  (
    await asOwner(hub, 'hub', 'SELECT *, judged_on::text, since::text FROM dropout_verdict WHERE child_id = $1', [id])
  )[0]
const steps = (id = child) =>
  asOwner(hub, 'hub', 'SELECT day::text, level, rules_version FROM dropout_verdict_step WHERE child_id = $1 ORDER BY step', [id]) // prettier-ignore
const month = () => today(clock).slice(0, 7).replace('-', '')
const attendance = (due: number, present: number, excused: number) =>
  asOwner(
    hub,
    'education',
    'INSERT INTO xs_kq VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (xsid, kqny) DO UPDATE SET yds = $3, sds = $4, qjs = $5, kks = $6',
    [SHOWCASE.records.education, month(), due, present, excused, due - present - excused],
  )
const roll = (state: string) =>
  asOwner(hub, 'education', 'UPDATE xs_jbxx SET xsztm = $1 WHERE xsid = $2', [state, SHOWCASE.records.education])
const run = (rules = rulesWith('week-and-month'), pageSize?: number) => new DropoutRun(store, rules, clock, pageSize)

test('every child near school age has a verdict, of all six levels, and a first step', async () => {
  const levels = await asOwner(hub, 'hub', 'SELECT level FROM dropout_verdict GROUP BY level')
  expect(levels.length).toBeGreaterThan(3)
  const [{ facts, verdicts, unlike }] = await asOwner(hub, 'hub', `SELECT (SELECT count(*) FROM dropout_facts) AS facts, count(*) AS verdicts,
    count(*) FILTER (WHERE level IS DISTINCT FROM (SELECT level FROM dropout_verdict_step s WHERE s.child_id = v.child_id)) AS unlike FROM dropout_verdict v`) // prettier-ignore
  expect([verdicts, unlike]).toEqual([facts, '0'])
  expect(Number(facts)).toBeGreaterThan(200)
})

test('a change of attendance makes a new verdict with the next look of the follower, and one step', async () => {
  await attendance(20, 20, 0)
  await catchUp(hub)
  expect(await verdict()).toMatchObject({ level: 'NONE', reason: 'IN_SCHOOL' })
  const before = await steps()
  await attendance(20, 10, 0)
  const began = performance.now()
  await catchUp(hub)
  expect(performance.now() - began).toBeLessThan(5_000) // and the follower looks every five seconds: within 10
  expect(await verdict()).toMatchObject({ level: 'SUSPECTED', reason: 'DAYS_WITHOUT_REASON', days: 10, confidence: 'HIGH' }) // prettier-ignore
  await attendance(20, 11, 0)
  await catchUp(hub)
  expect(await verdict()).toMatchObject({ level: 'SUSPECTED', days: 9 })
  expect((await steps()).slice(before.length)).toEqual([
    { day: today(clock), level: 'SUSPECTED', rules_version: expect.stringContaining('week-and-month') },
  ])
})

test('a registry that is down keeps the old facts, and its word is taken up when it is back', async () => {
  await attendance(20, 20, 0)
  await catchUp(hub)
  const before = await verdict()
  registries.get('education')!.failures = Infinity
  registries.get('police')!.failures = Infinity
  await attendance(20, 8, 0)
  await catchUp(hub)
  expect(await verdict()).toEqual(before)
  registries.get('education')!.failures = 0
  registries.get('police')!.failures = 0
  await hub.app.indexFollower.catchUp()
  expect(await verdict()).toMatchObject({ level: 'SUSPECTED', days: 12 })
  expect((await hub.app.indexFollower.state()).gaps).toEqual({})
  await attendance(20, 20, 0)
  await catchUp(hub)
})

test('an unreadable cell is missing, and no old value stands in its place', async () => {
  await attendance(99, 10, 0) // no month has so many days
  await catchUp(hub)
  expect(await verdict()).toMatchObject({ level: 'NOT_JUDGED', confidence: 'NONE' })
  await attendance(20, 20, 0)
  await catchUp(hub)
  expect(await verdict()).toMatchObject({ level: 'NONE' })
})

test('a child without a record is on no roll only if the feed of the roll was read to its end', async () => {
  const [{ id }] = await asOwner(hub, 'hub', `SELECT id FROM child JOIN dropout_verdict ON id = child_id WHERE reason = 'NO_RECORD' LIMIT 1`) // prettier-ignore
  const touch = () => asOwner(hub, 'hub', 'UPDATE child SET changed_in = pg_current_xact_id() WHERE id = $1', [id])
  const [{ caught_up_at: at }] = await asOwner(hub, 'hub', `SELECT caught_up_at FROM feed WHERE registry = 'education'`)
  await asOwner(hub, 'hub', `UPDATE feed SET caught_up_at = NULL WHERE registry = 'education'`)
  await touch()
  await hub.app.indexFollower.catchUp()
  expect(await verdict(id as string)).toMatchObject({ level: 'NOT_JUDGED', missing: expect.arrayContaining(['roll']) })
  await asOwner(hub, 'hub', `UPDATE feed SET caught_up_at = $1 WHERE registry = 'education'`, [at])
  await touch()
  await hub.app.indexFollower.catchUp()
  expect(await verdict(id as string)).toMatchObject({ level: 'OUT_OF_SCHOOL', reason: 'NO_RECORD' })
})

test('a linked record that the registry no longer finds leaves the facts as they are', async () => {
  const before = await verdict()
  await asOwner(hub, 'education', `UPDATE xs_jbxx SET xsid = xsid || 'x' WHERE xsid = $1`, [SHOWCASE.records.education])
  await asOwner(hub, 'hub', 'UPDATE child SET changed_in = pg_current_xact_id() WHERE id = $1', [child])
  await hub.app.indexFollower.catchUp()
  expect(await verdict()).toEqual(before)
  await asOwner(hub, 'education', 'UPDATE xs_jbxx SET xsid = $1 WHERE xsid = $2', [SHOWCASE.records.education, `${SHOWCASE.records.education}x`]) // prettier-ignore
  await catchUp(hub)
})

test('a child that is retired keeps no facts and no verdict', async () => {
  const [{ child_id: other }] = await asOwner(hub, 'hub', 'SELECT child_id FROM dropout_verdict WHERE child_id <> $1 LIMIT 1', [child]) // prettier-ignore
  await asOwner(hub, 'hub', 'UPDATE child SET retired = true, changed_in = pg_current_xact_id() WHERE id = $1', [other])
  await hub.app.indexFollower.catchUp()
  const kept = await asOwner(hub, 'hub', 'SELECT child_id FROM dropout_facts WHERE child_id = $1 UNION ALL SELECT child_id FROM dropout_verdict WHERE child_id = $1', [other]) // prettier-ignore
  expect(kept).toEqual([])
})

describe('the daily run', () => {
  test('writes only what differs, and nothing the second time', async () => {
    const first = await run().again()
    const rows = () => asOwner(hub, 'hub', 'SELECT child_id, xmin::text FROM dropout_verdict ORDER BY child_id')
    const before = await rows()
    const second = await run().again()
    expect([first.finished, second.finished, second.changed]).toEqual([true, true, 0])
    expect(second.judged).toBe(before.length)
    expect(await rows()).toEqual(before)
    expect(await run().isFinished()).toBe(true)
  })

  test('a rule that changes alters verdicts, and no step that was made before', async () => {
    await attendance(20, 12, 0)
    await catchUp(hub)
    const all = () => asOwner(hub, 'hub', 'SELECT * FROM dropout_verdict_step ORDER BY step')
    const before = await all()
    await run(rulesWith()).goOn() // the national rule counts no days
    expect(await verdict()).toMatchObject({ level: 'NONE', variant: 'national', rules_version: rulesWith().version })
    const after = await all()
    expect(after.slice(0, before.length)).toEqual(before)
    expect((await steps()).slice(-2).map(({ level }) => level as string)).toEqual(['SUSPECTED', 'NONE'])
    await run().again()
    expect(await verdict()).toMatchObject({ level: 'SUSPECTED', variant: 'week-and-month' })
  })

  test('goes on after a kill where the last page ended, and judges nobody twice', async () => {
    await asOwner(hub, 'hub', 'DELETE FROM dropout_run')
    await asOwner(hub, 'hub', 'UPDATE dropout_verdict SET digest = $1', ['another'])
    const killed = new AbortController()
    killed.abort()
    const begun = await run(undefined, 50).goOn(killed.signal)
    expect(begun).toMatchObject({ judged: 50, changed: 50, finished: false })
    // A page that fails is taken back whole, with its place.
    const guard = new Client({ connectionString: hub.urls.hub.owner })
    await guard.connect()
    await guard.query('BEGIN; LOCK TABLE dropout_verdict IN ACCESS EXCLUSIVE MODE')
    const impatient = new HubStore({ url: hub.urls.hub.app, poolSize: 1, timeoutMs: 300 })
    await expect(new DropoutRun(impatient, rulesWith('week-and-month'), clock, 50).goOn()).rejects.toMatchObject({ code: 'HUB_UNAVAILABLE' }) // prettier-ignore
    await guard.query('ROLLBACK')
    await Promise.all([guard.end(), impatient.close()])
    const [one, other] = await Promise.all([run(undefined, 50).goOn(), run(undefined, 70).goOn()])
    const [{ count }] = await asOwner(hub, 'hub', 'SELECT count(*)::int FROM dropout_verdict')
    expect(one).toEqual(other)
    expect(one).toMatchObject({ judged: count, changed: count, finished: true })
  })

  test('of a new day judges again by the hub’s clock: a school year makes others of age', async () => {
    const next = (month: string) => `${Number(today(clock).slice(0, 4)) + 1}-${month}`
    const of = (level: string) => asOwner(hub, 'hub', 'SELECT child_id FROM dropout_verdict WHERE level = $1', [level])
    const shift = Date.parse(`${next('09-02')}T00:00:00+08:00`) - clock.now()
    clock.shift(shift)
    try {
      expect(await run().isFinished()).toBe(false)
      const before = await of('NOT_OF_AGE')
      await run().goOn()
      expect(await of('NOT_OF_AGE')).not.toEqual(before)
      expect(await verdict()).toMatchObject({ confidence: 'LOW' }) // what was read last year is old, and the level stays
    } finally {
      clock.shift(-shift)
    }
  })
})

test('the hub may add steps, and neither change nor remove them', async () => {
  const client = new Client({ connectionString: hub.urls.hub.app })
  await client.connect()
  for (const statement of [
    "UPDATE dropout_verdict_step SET level = 'NONE'",
    'DELETE FROM dropout_verdict_step',
    'TRUNCATE dropout_verdict_step',
  ])
    // prettier-ignore
    await expect(client.query(statement)).rejects.toMatchObject({ code: '42501' })
  await client.end()
})

test('suspended and back: each level with its day', async () => {
  await roll('02')
  await catchUp(hub)
  expect(await verdict()).toMatchObject({ level: 'NONE', reason: 'SUSPENDED' })
  await roll('06')
  await catchUp(hub)
  expect(await verdict()).toMatchObject({ level: 'OUT_OF_SCHOOL', reason: 'WITHDRAWN' })
})
