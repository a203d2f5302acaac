import { asOwner } from '../hub/support/all-seeing'
import { changedTable, writtenTable } from '../hub/support/changed-table'
import { approved, RULE, revoke, screenedChildren } from '../grants/support/counter'
import { startTestHub, type TestHub } from '../support/hub'
import { changeChild, looksOf, Streams, SUBSCRIBED } from './support/stream'

let hub: TestHub
let child: string
let other: string
beforeAll(async () => {
  hub = await startTestHub({ children: 60, overrides: { 'subscriptions.everyMs': 100 } })
  ;[child, other] = await screenedChildren(hub)
})
afterAll(() => hub?.stop())

const streams = new Streams(() => hub)
const open = (account: string, id = child) => streams.open(account, SUBSCRIBED, { id })
afterEach(async () => {
  await streams.close()
  await hub.app.changeTable(writtenTable())
  await asOwner(hub, 'hub', 'DELETE FROM access_grant')
})

const SCREENED = expect.any(Array)
const screenings = (answer: { data: { child: { health: { mentalHealth: unknown } } } }) =>
  answer.data.child.health.mentalHealth
const withheld = (answer: { extensions: { withheld: { field: string }[] } }) =>
  answer.extensions.withheld.map(({ field }) => field)

/** Brings the end of all grants nearer: tokens do not live as long as the clock would have to be moved. */
async function endingSoon(): Promise<number> {
  const until = new Date(Math.ceil(hub.clock.now() / 1_000) * 1_000 + 30_000)
  await asOwner(hub, 'hub', 'UPDATE access_grant SET until = $1', [until])
  return until.getTime()
}

describe('the field that a grant opens', () => {
  test('is shown from the grant on, and what shows it is recorded under the grant', async () => {
    const stream = await open('education')
    const first = await stream.answer(1)
    expect([screenings(first), withheld(first)]).toEqual([null, expect.arrayContaining(['HealthRecord.mentalHealth'])])
    const grant = await approved(hub, 'education', child)
    const second = await stream.answer(2)
    expect(screenings(second)).toEqual(SCREENED)
    expect(withheld(second)).not.toContain('HealthRecord.mentalHealth')
    const [before, after] = await looksOf(hub, stream)
    expect(before).toMatchObject({ grants: [], rootFields: ['Subscription.child'] })
    expect(after).toMatchObject({ grants: [grant.id.split(':')[1]], requestId: second.extensions.requestId })
  })

  test('is withheld from the grant’s last second on, and not before', async () => {
    await approved(hub, 'education', child)
    const until = await endingSoon()
    const stream = await open('education')
    expect(screenings(await stream.answer(1))).toEqual(SCREENED)
    hub.clock.shift(until - 500 - hub.clock.now())
    const last = await stream.answer(2)
    expect([screenings(last), withheld(last)]).toEqual([null, expect.arrayContaining(['HealthRecord.mentalHealth'])])
    const looks = await looksOf(hub, stream)
    expect(looks).toHaveLength(2)
    expect(Date.parse(looks[1]!['at'] as string)).toBeGreaterThanOrEqual(until)
    expect(looks[1]!['shown']).not.toContain(RULE)
  })

  test('ends though the looks at the database fail: then it is asked each time', async () => {
    await approved(hub, 'education', child)
    const until = await endingSoon()
    const stream = await open('education')
    await stream.answer(1)
    await asOwner(hub, 'hub', 'ALTER TABLE saved_filter RENAME TO saved_filter_away') // the look reads it, the answer does not
    hub.clock.shift(until - hub.clock.now())
    expect(screenings(await stream.answer(2))).toBeNull()
    await asOwner(hub, 'hub', 'ALTER TABLE saved_filter_away RENAME TO saved_filter')
  })

  test('is withheld in the next event when the grant is revoked', async () => {
    const grant = await approved(hub, 'education', child)
    const stream = await open('education')
    expect(screenings(await stream.answer(1))).toEqual(SCREENED)
    await revoke(hub, 'health-approver', grant)
    expect(screenings(await stream.answer(2))).toBeNull()
  })

  test('is withheld in the next event when the table takes the group away', async () => {
    await approved(hub, 'education', child)
    const stream = await open('education')
    expect(screenings(await stream.answer(1))).toEqual(SCREENED)
    await hub.app.changeTable(WITHOUT_GRANT)
    expect(screenings(await stream.answer(2))).toBeNull()
  })

  test('asked for by strict access, refuses the next answer when the grant ends, and that is the last', async () => {
    const query = 'subscription ($id: ID!) { child(id: $id) { health { mentalHealth { date } } } }'
    const grant = await approved(hub, 'education', child)
    const stream = await streams.open('education', query, { id: child }, { 'x-tonglian-access': 'strict' })
    expect(screenings(await stream.answer(1))).toEqual(SCREENED)
    await revoke(hub, 'health-approver', grant)
    expect(await stream.end()).toEqual(['next', 'next', 'complete'])
    const last = stream.answers[1]
    expect([last.data, last.errors[0].extensions.code]).toEqual([undefined, 'ACCESS_STRICT'])
  })

  const WITHOUT_GRANT = changedTable(
    'health.yml',
    '      education: { level: granted, scope: area }',
    '      education: { level: none }',
  )
})

describe('a grant is of one account and one child', () => {
  test('two accounts at one child: each gets what its own rights show, in every event', async () => {
    const [education, doctor] = [await open('education'), await open('doctor')]
    expect(screenings(await education.answer(1))).toBeNull()
    expect(screenings(await doctor.answer(1))).toEqual(SCREENED)
    await approved(hub, 'education', child)
    expect(screenings(await education.answer(2))).toEqual(SCREENED)
    const civil = await open('civil-affairs')
    expect(screenings(await civil.answer(1))).toBeNull()
    expect(doctor.answers).toHaveLength(1)
  })

  test('of another child, or of another account: nothing is asked anew, nothing shown', async () => {
    const stream = await open('education')
    const beside = await open('education', other)
    await Promise.all([stream.answer(1), beside.answer(1)])
    await approved(hub, 'education', other)
    await approved(hub, 'civil-affairs', child)
    expect(screenings(await beside.answer(2))).toEqual(SCREENED)
    expect(await looksOf(hub, stream)).toHaveLength(1)
    await changeChild(hub, child, { former_names: JSON.stringify(['曾用']) }) // asked anew, and all the same
    const civil = await open('civil-affairs')
    await civil.answer(1)
    await approved(hub, 'education', child)
    expect(screenings(await stream.answer(2))).toEqual(SCREENED)
  })
})
