import { Sessions } from '../../src/auth/browser/sessions'
import { ManualClock } from '../../src/kit/clock'
import { createHubDatabase, type HubDatabase } from '../support/hub-database'
import { rows } from '../support/run-hub'

const GRANT = { accessToken: 'an-access-token', accessExpiresAt: 0, refreshToken: 'a-refresh-token', idToken: 'i' }
const SECRET = 'a secret of the test, thirty-two characters'
const clock = new ManualClock(Date.parse('2026-11-23T00:00:00Z'))
let database: HubDatabase
beforeAll(async () => {
  database = await createHubDatabase()
})
afterAll(() => database?.drop())
beforeEach(() => database.store.run({ text: 'DELETE FROM browser_session', values: [] }))

const sessionsOf = (secret = SECRET, limits = { mostOfSubject: 2, idleSeconds: 60, longestSeconds: 150 }) =>
  new Sessions(database.store, secret, clock, limits)
const lasting = (sessions: Sessions, ids: readonly string[]) => Promise.all(ids.map((id) => sessions.lasts(id)))

test('end when idle and when old', async () => {
  const sessions = sessionsOf()
  const idle = await sessions.open('a', null, GRANT)
  clock.advance(61_000)
  expect(await sessions.find(idle.id)).toBeNull()
  const old = await sessions.open('a', null, GRANT)
  for (const seconds of [50, 50, 50]) {
    clock.advance(seconds * 1000)
    expect((await sessions.find(old.id))?.grant).toEqual(GRANT)
  }
  clock.advance(1_000)
  expect(await sessions.find(old.id)).toBeNull()
  expect(await sessions.sweep()).toBe(2)
})

test('of an account the one used longest ago makes room; to look whether it lasts is no use of it', async () => {
  const sessions = sessionsOf()
  const open = async () => {
    clock.advance(5_000)
    return (await sessions.open('s', null, GRANT)).id
  }
  const other = (await sessions.open('other', null, GRANT)).id
  const [first, second] = [await open(), await open()]
  expect(await sessions.lasts(first)).toBe(true)
  const third = await open()
  expect(await lasting(sessions, [first, second, third, other])).toEqual([false, true, true, true])
  clock.advance(5_000)
  await sessions.find(second)
  const fourth = await open()
  expect(await lasting(sessions, [second, third, fourth, other])).toEqual([true, false, true, true])
})

test('one that is looked at and not used ends when it is idle', async () => {
  const sessions = sessionsOf()
  const [kept, used] = [await sessions.open('s', null, GRANT), await sessions.open('s', null, GRANT)]
  for (let second = 0; second < 60; second += 20) {
    clock.advance(20_000)
    await sessions.lasts(kept.id)
    await sessions.find(used.id)
  }
  clock.advance(1)
  expect(await lasting(sessions, [kept.id, used.id])).toEqual([false, true])
})

test('are known to every process, and end in every process', async () => {
  const [here, there] = [sessionsOf(), sessionsOf()]
  const one = await here.open('a', 'session-of-the-realm', GRANT)
  expect((await there.find(one.id))?.grant).toEqual(GRANT)
  await there.closeOfProvider('session-of-the-realm')
  expect(await here.find(one.id)).toBeNull()
})

test('have ids that cannot be guessed', async () => {
  const sessions = sessionsOf(SECRET, { mostOfSubject: 100, idleSeconds: 60, longestSeconds: 150 })
  const ids = new Set<string>()
  for (let i = 0; i < 50; i += 1) ids.add((await sessions.open('a', null, GRANT)).id)
  expect(ids.size).toBe(50)
  for (const id of ids) expect(id).toMatch(/^[\w-]{43}$/)
})

test('the database holds neither the cookie nor a token that can be read', async () => {
  const sessions = sessionsOf()
  const { id } = await sessions.open('a', null, GRANT)
  const kept = JSON.stringify(await rows(database.ownerUrl, 'SELECT * FROM browser_session'))
  expect(kept).toContain('"subject":"a"')
  for (const secret of [id, GRANT.accessToken, GRANT.refreshToken]) expect(kept).not.toContain(secret)
  expect(await sessionsOf('another secret of the test, as long as the first').find(id)).toBeNull()
})

test('a grant that was moved to another session does not open there', async () => {
  const sessions = sessionsOf()
  const [own, foreign] = [await sessions.open('a', null, GRANT), await sessions.open('b', null, GRANT)]
  await rows(database.ownerUrl, `UPDATE browser_session SET sealed = '${foreign.sealed}' WHERE subject = 'a'`)
  expect(await sessions.find(own.id)).toBeNull()
})

test('a grant is renewed by one process alone, and by another one when that is gone', async () => {
  const [here, there] = [sessionsOf(), sessionsOf()]
  const one = await here.open('a', null, GRANT)
  expect([await here.claimRenewal(one), await there.claimRenewal(one)]).toEqual([true, false])
  clock.advance(15_000)
  expect(await there.claimRenewal(one)).toBe(true)
  await there.renewed(one, { ...GRANT, accessToken: 'the next' })
  expect((await here.find(one.id))?.grant.accessToken).toBe('the next')
  expect(await here.claimRenewal(one)).toBe(false) // what it found is no more
})
