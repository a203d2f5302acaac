import { RateLimit } from '../../src/auth/rate-limit'
import { ManualClock } from '../../src/kit/clock'
import { HubStore } from '../../src/store/hub-store'
import { createHubDatabase, type HubDatabase } from '../support/hub-database'

const clock = new ManualClock(Date.parse('2026-11-23T00:00:00Z'))
let database: HubDatabase
beforeAll(async () => {
  database = await createHubDatabase()
})
afterAll(() => database?.drop())

/** How many of so many requests are let in, by turns at these processes. */
async function letIn(processes: readonly RateLimit[], subject: string, requests: number): Promise<number> {
  let count = 0
  for (let i = 0; i < requests; i += 1)
    try {
      await processes[i % processes.length]!.count(subject)
      count += 1
    } catch (fault) {
      expect(fault).toMatchObject({ code: 'RATE_LIMITED' })
    }
  return count
}
const hubs = (perMinute: number) => [0, 1].map(() => new RateLimit(database.store, perMinute, clock))

test('two processes let in what one would, and begin anew after a minute', async () => {
  const both = hubs(20)
  expect(await letIn(both, 'a', 50)).toBe(20)
  expect(await letIn(both, 'b', 5)).toBe(5)
  clock.advance(60_000)
  expect(await letIn(both, 'a', 50)).toBe(20)
})

test('never more than the limit, and at most a fiftieth a process less', async () => {
  const count = await letIn(hubs(1_000), 'c', 1_500)
  expect(count).toBeLessThanOrEqual(1_000)
  expect(count).toBeGreaterThanOrEqual(980)
})

test('many at once share one statement', async () => {
  const [one] = hubs(100)
  const asked = await Promise.allSettled(Array.from({ length: 150 }, async () => one!.count('d')))
  expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(100)
})

test('without the database a process counts alone', async () => {
  const nowhere = new HubStore({ url: 'postgres://nobody@127.0.0.1:1/nothing', poolSize: 1 })
  expect(await letIn([new RateLimit(nowhere, 10, clock)], 'e', 15)).toBe(10)
  await nowhere.close()
})

test('counts of minutes that are over are removed', async () => {
  const [one] = hubs(10)
  await letIn([one!], 'f', 1)
  clock.advance(61_000)
  expect(await one!.sweep()).toBeGreaterThan(0)
  expect(await one!.sweep()).toBe(0)
})
