import { asOwner } from '../hub/support/all-seeing'
import { startTestHub, type TestHub } from '../support/hub'
import { codes, compare, itemOf, only, pupils, read, step, verdict, noVerdicts } from './support/ledgers'
import { systemClock, today } from '../../src/kit/clock'

let hub: TestHub
let children: string[]
const SCHOOL = '2143042101'
const TODAY = today(systemClock)
beforeAll(async () => {
  hub = await startTestHub({ children: 600 })
  await noVerdicts(hub)
  children = await pupils(hub, 8)
})
afterAll(() => hub?.stop())

const BRAKE = 'id version state division school opens marks roll percent why rulesVersion since countedAt'
const waiting = async (account: string) => (await hub.ask(account, `{ ledgerBrakes { ${BRAKE} } }`)).data.ledgerBrakes
let keys = 0
const decide = (account: string, brake: { id: string; version: number }, decision: string) =>
  hub.ask(account, `mutation ($input: DecideLedgerBrakeInput!) { decideLedgerBrake(input: $input) { brake { ${BRAKE} } errors { code message path } } }`, {
    input: { brakeId: brake.id, version: brake.version, decision, note: 'asked the school', idempotencyKey: `brake-test-${(keys += 1)}` },
  }) // prettier-ignore
const items = async () => Number((await asOwner(hub, 'hub', 'SELECT count(*)::int AS n FROM ledger_item'))[0]!['n'])

test('one child is no mass change; more than the share of a school’s roll waits, and says why', async () => {
  const [first, ...others] = children
  await verdict(hub, first!, 'SUSPECTED', TODAY)
  expect(await compare(hub)).toMatchObject({ opened: 1, held: 0 })
  for (const child of others) await verdict(hub, child, 'SUSPECTED', TODAY)
  expect(await compare(hub)).toMatchObject({ opened: 0, held: 1 })
  expect(await items()).toBe(1)
  const [{ roll }] = (await asOwner(hub, 'hub', `SELECT count(*)::int AS roll FROM child WHERE school_code = $1 AND NOT retired`, [SCHOOL])) as [{ roll: number }] // prettier-ignore
  const [brake] = await waiting('education')
  expect(brake).toMatchObject({ state: 'WAITING', school: SCHOOL, division: '430421', opens: 7, marks: 0, rulesVersion: 'rules-1', version: 1 }) // prettier-ignore
  expect(brake.roll).toBeLessThanOrEqual(roll)
  expect(brake.percent).toBeCloseTo((7 / brake.roll) * 100, 0)
  expect(brake.why).toContain(`7 of ${brake.roll}`)
  // Found again it is the same one.
  expect(await compare(hub)).toMatchObject({ opened: 0, held: 1 })
  expect(await waiting('education')).toEqual([brake])
})

test('it is nobody’s but the bureau’s of the place', async () => {
  const [brake] = await waiting('education')
  expect(await waiting('neighbour')).toEqual([])
  for (const account of ['school', 'police', 'civil-affairs', 'director', 'auditor']) {
    expect(await waiting(account)).toBeNull()
    expect(codes(await decide(account, brake, 'RELEASE'))).toEqual(['ACCESS_DENIED'])
  }
  const bare = (text: string) => text.replace(/"requestId":"[^"]+"/g, '')
  const unknown = { id: 'ledger-brake:00000000-0000-4000-8000-000000000000', version: 1 }
  expect(bare((await decide('neighbour', brake, 'RELEASE')).text)).toBe(bare((await decide('neighbour', unknown, 'RELEASE')).text)) // prettier-ignore
  expect((await waiting('education'))[0]).toMatchObject({ version: 1, state: 'WAITING' })
})

test('counted anew it has a new version: a decision is about what was seen', async () => {
  const [brake] = await waiting('education')
  const [more] = (await pupils(hub, 30)).slice(10)
  await verdict(hub, more!, 'SUSPECTED', TODAY)
  await compare(hub)
  expect((await waiting('education'))[0]).toMatchObject({ id: brake.id, version: 2, opens: 8 })
  expect(codes(await decide('education', brake, 'RELEASE'))).toEqual(['VERSION_CONFLICT'])
})

test('released, the next run opens its children, and no others; decided is decided', async () => {
  const [brake] = await waiting('education')
  const released = (await decide('education', brake, 'RELEASE')).data.decideLedgerBrake
  expect(released).toMatchObject({ brake: { state: 'RELEASED', version: 3 }, errors: [] })
  const due = await asOwner(hub, 'hub', `SELECT task FROM job_due WHERE task = 'ledger-opening'`)
  expect(due).toHaveLength(1) // soon, not only with the next run
  expect(codes(await decide('education', released.brake, 'REFUSE'))).toEqual(['LEDGER_STATE'])
  expect(await compare(hub)).toMatchObject({ opened: 8, held: 0 })
  expect(await compare(hub)).toMatchObject({ opened: 0, held: 0 })
  expect(await items()).toBe(9)
})

test('what would end is braked as what begins; refused, it stays so while the verdicts do', async () => {
  for (const child of children) await verdict(hub, child, 'NONE', TODAY)
  expect(await compare(hub)).toMatchObject({ marked: 0, held: 1 })
  const [brake] = await waiting('education')
  expect(brake).toMatchObject({ marks: 8, opens: 0 })
  expect((await decide('education', brake, 'REFUSE')).data.decideLedgerBrake.brake).toMatchObject({ state: 'REFUSED' })
  expect(await compare(hub)).toMatchObject({ marked: 0, held: 0 })
  // One child whose verdict is a new one is no mass change.
  await asOwner(hub, 'hub', `UPDATE dropout_verdict SET since = since - 1 WHERE child_id = $1`, [children[0]])
  expect(await compare(hub)).toMatchObject({ marked: 1, held: 0 })
  expect(await only(hub, children[0]!)).toMatchObject({ state: 'FOUND', backOn: expect.any(String) })
})

test('a verdict without its input says nothing, and an item opened by hand is not marked', async () => {
  const [child, other] = (await pupils(hub, 20)).slice(-2)
  await verdict(hub, child!, 'NONE', TODAY, 'rules-7')
  const opened = itemOf(
    await step(hub, 'education', 'openLedgerItem', null, { childId: `child:${child}`, ledger: 'SUSPECTED' }),
  )
  await verdict(hub, other!, 'NOT_JUDGED', TODAY)
  expect(await compare(hub)).toMatchObject({ opened: 0, marked: 0, movedUp: 0 })
  expect(await read(hub, 'education', opened.id)).toMatchObject({
    backOn: null,
    openedBy: 'HAND',
    rulesVersion: 'rules-7',
  })
})
