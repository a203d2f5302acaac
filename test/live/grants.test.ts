import { asOwner } from '../hub/support/all-seeing'
import { approved, RULE, revoke, screenedChildren, trail } from '../grants/support/counter'
import { startTestHub, type TestHub } from '../support/hub'
import { Stream, SUBSCRIBED } from './support/stream'

let hub: TestHub
let child: string
beforeAll(async () => {
  hub = await startTestHub({ children: 60, overrides: { 'subscriptions.everyMs': 100 } })
  ;[child] = await screenedChildren(hub)
})
afterAll(() => hub?.stop())

let stream: Stream
afterEach(async () => {
  stream?.close()
  await asOwner(hub, 'hub', 'DELETE FROM access_grant')
})

const SCREENED = expect.any(Array)
const screenings = (answer: { data: { child: { health: { mentalHealth: unknown } } } }) =>
  answer.data.child.health.mentalHealth
const withheld = (answer: { extensions: { withheld: { field: string }[] } }) =>
  answer.extensions.withheld.map(({ field }) => field)

test('a grant that begins while it is open shows its field in the next event', async () => {
  stream = await Stream.open(hub, 'education', SUBSCRIBED, { id: child })
  const first = await stream.answer(1)
  expect(screenings(first)).toBeNull()
  await approved(hub, 'education', child)
  const second = await stream.answer(2)
  expect(screenings(second)).toEqual(SCREENED)
})

test('a grant ends to the second', async () => {
  await approved(hub, 'education', child)
  const until = new Date(Math.ceil(hub.clock.now() / 1_000) * 1_000 + 30_000)
  await asOwner(hub, 'hub', 'UPDATE access_grant SET until = $1', [until])
  stream = await Stream.open(hub, 'education', SUBSCRIBED, { id: child })
  expect(screenings(await stream.answer(1))).toEqual(SCREENED)
  hub.clock.shift(until.getTime() - 500 - hub.clock.now())
  const last = await stream.answer(2)
  expect(screenings(last)).toBeNull()
  expect(withheld(last)).toContain('HealthRecord.mentalHealth')
  const at = (await trail(hub, 'look')).at(-1)!
  expect(at['requestId']).toBe(last.extensions.requestId)
  expect(Date.parse(at['at'] as string)).toBeGreaterThanOrEqual(until.getTime())
  expect(at['shown']).not.toContain(RULE)
})

test('a grant that is revoked is withheld in the next event', async () => {
  const grant = await approved(hub, 'education', child)
  stream = await Stream.open(hub, 'education', SUBSCRIBED, { id: child })
  expect(screenings(await stream.answer(1))).toEqual(SCREENED)
  await revoke(hub, 'health-approver', grant)
  expect(screenings(await stream.answer(2))).toBeNull()
})
