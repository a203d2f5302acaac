import { dropDeadline, setDeadline } from '../../src/jobs/deadlines'
import type { JobPayload, JobTask } from '../../src/jobs/job'
import { listJobs, retryJob } from '../../src/jobs/job-list'
import { ManualClock } from '../../src/kit/clock'
import { createHubDatabase, type HubDatabase } from '../support/hub-database'
import { adminUrl } from '../support/postgres'
import { rows } from '../support/run-hub'
import { Runners, seconds, until } from './support/run-jobs'

/** Jobs by the hub's clock, in several processes. */
const DAY = 86_400_000
const START = Date.parse('2026-11-23T00:00:00Z')
let database: HubDatabase
const runners = new Runners(() => database)
beforeAll(async () => {
  database = await createHubDatabase()
})
afterAll(() => database?.drop())
beforeEach(() => rows(database.ownerUrl, 'TRUNCATE job_due, job_worker, graphile_worker._private_jobs'))
afterEach(() => runners.stop())

/** A task that notes what it was given. */
function noting(name: string, work: (count: number) => Promise<void> | void = () => undefined) {
  const seen: JobPayload[] = []
  const task: JobTask = {
    name,
    async run(payload) {
      seen.push(payload)
      await work(seen.length)
    },
  }
  return { task, seen }
}

const at = (clock: ManualClock, days: number, key: string) => ({ key, task: 'visit', payload: { key }, at: clock.now() + days * DAY }) // prettier-ignore

test('a deadline in months is kept when the clock has come there, once in all processes', async () => {
  const clock = new ManualClock(START)
  const { task, seen } = noting('visit')
  for (let i = 0; i < 2; i += 1) await runners.start({ tasks: [task], clock })
  await database.store.transaction((tx) => setDeadline(tx, at(clock, 90, 'case 1')))
  clock.advance(89 * DAY)
  await seconds(2.5)
  expect(seen).toEqual([])
  clock.advance(DAY)
  await until(() => seen.length > 0)
  await seconds(2.5)
  expect(seen).toEqual([{ key: 'case 1' }])
  expect(await listJobs(database.store)).toEqual([])
})

test('a deadline is moved or dropped with what it is about, in its transaction', async () => {
  const clock = new ManualClock(START)
  const { task, seen } = noting('visit')
  const set = (days: number, key: string) => database.store.transaction((tx) => setDeadline(tx, at(clock, days, key)))
  await set(1, 'dropped')
  await set(1, 'moved')
  await set(300, 'moved')
  await set(1, 'kept')
  await database.store.transaction((tx) => dropDeadline(tx, 'dropped'))
  const undone = database.store.transaction(async (tx) => {
    await setDeadline(tx, at(clock, 1, 'undone'))
    throw new TypeError('the change fails')
  })
  await expect(undone).rejects.toMatchObject({ code: 'HUB_UNAVAILABLE' })
  clock.advance(2 * DAY)
  await runners.start({ tasks: [task], clock })
  await until(() => seen.length > 0)
  await seconds(1.5)
  expect(seen).toEqual([{ key: 'kept' }])
})

test('a job that failed is tried again, after a pause', async () => {
  const clock = new ManualClock(START)
  const times: number[] = []
  const { task, seen } = noting('visit', (count) => {
    times.push(performance.now())
    if (count === 1) throw new TypeError('the first time')
  })
  await database.store.transaction((tx) => setDeadline(tx, at(clock, 0, 'a')))
  await runners.start({ tasks: [task], clock })
  await until(() => seen.length === 2)
  expect(times[1]! - times[0]!).toBeGreaterThan(1_500)
  await until(async () => (await listJobs(database.store)).length === 0)
  expect(runners.faults.map(({ task: name }) => name)).toEqual(['visit'])
})

test('one that fails to the last is a dead letter: listed by code, without what the failure says, and tried again on demand', async () => {
  const clock = new ManualClock(START)
  let isMended = false
  const { task, seen } = noting('visit', () => {
    if (!isMended) throw Object.assign(new Error('欧阳小明 430421201001011234'), { code: 'REGISTRY_DOWN' })
  })
  await database.store.transaction((tx) => setDeadline(tx, at(clock, 0, 'a')))
  await runners.start({ tasks: [task], clock })
  await until(() => seen.length === 1)
  await until(async () => (await listJobs(database.store))[0]?.state === 'tried again')
  await rows(database.ownerUrl, 'UPDATE graphile_worker._private_jobs SET attempts = 9, run_at = now()')
  await until(async () => (await listJobs(database.store))[0]?.state === 'dead')
  const [dead] = await listJobs(database.store)
  expect(dead).toMatchObject({ task: 'visit', key: 'a', attempts: 10, code: 'REGISTRY_DOWN' })
  const kept = JSON.stringify(await rows(database.ownerUrl, 'SELECT * FROM graphile_worker._private_jobs'))
  expect(kept).not.toMatch(/欧阳|430421201001011234/)
  isMended = true
  expect(await retryJob(database.store, dead!.id)).toBe(true)
  await until(async () => (await listJobs(database.store)).length === 0)
  expect(await retryJob(database.store, dead!.id)).toBe(false)
})

test('a recurring job runs at once and then by the clock, and never beside itself', async () => {
  const clock = new ManualClock(START)
  let end = (): void => undefined
  const { task, seen } = noting('daily', (count) =>
    count === 2 ? new Promise((resolve) => (end = resolve)) : undefined,
  )
  const recurring = [{ key: 'daily', task: 'daily', payload: {}, everySeconds: 86_400 }]
  for (let i = 0; i < 2; i += 1) await runners.start({ tasks: [task], clock, recurring })
  await until(() => seen.length === 1)
  clock.advance(DAY)
  await until(() => seen.length === 2) // and it goes on, a day long
  clock.advance(DAY)
  await seconds(2.5)
  expect(seen).toHaveLength(2)
  end()
  clock.advance(DAY)
  await until(() => seen.length === 3)
})

test('the database was away when a process began: its jobs go on when it is back', async () => {
  const clock = new ManualClock(START)
  const { task, seen } = noting('visit')
  await runners.start({ tasks: [task], clock })
  await database.store.transaction((tx) => setDeadline(tx, at(clock, 1, 'a')))
  const name = new URL(database.url).pathname.slice(1)
  const away = `REVOKE CONNECT ON DATABASE ${name} FROM hub_app`
  const cut = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}' AND usename = 'hub_app'`
  await rows(database.ownerUrl, away)
  for (let second = 0; second < 15; second += 1) {
    await rows(adminUrl(name), cut)
    await seconds(1)
  }
  await rows(database.ownerUrl, `GRANT CONNECT ON DATABASE ${name} TO hub_app`)
  expect(runners.faults.length).toBeGreaterThan(0)
  clock.advance(DAY)
  await until(() => seen.length === 1, 30)
})
