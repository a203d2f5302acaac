import { ShiftedClock } from '../../src/kit/clock'
import { asOwner } from '../hub/support/all-seeing'
import { moveAway } from '../hub/support/sample'
import { startTestHub, type TestHub } from '../support/hub'
import { clockOf, codes, compare, itemOf, miss, only, pupils, read, step, verdict, noVerdicts } from './support/ledgers'

let hub: TestHub
let children: string[]
const clock = new ShiftedClock()
/** The brake has tests of its own: here one school has a child in each case. */
const ALL = { 'ledgers.brakePercent': 100 }
beforeAll(async () => {
  hub = await startTestHub({ children: 300, clock })
  await noVerdicts(hub)
  children = await pupils(hub, 3)
})
afterAll(() => hub?.stop())

const today = () => new Date(clock.now() + 8 * 3_600_000).toISOString().slice(0, 10)

test('a pupil stops coming, is suspected, visited twice, reported in writing, and brought back on proof', async () => {
  const [child] = children
  await verdict(hub, child!, 'SUSPECTED', today())
  expect(await compare(hub, ALL)).toMatchObject({ opened: 1, held: 0 })
  let item = await only(hub, child!)
  expect(item).toMatchObject({
    ...{ ledger: 'SUSPECTED', state: 'FOUND', version: 1, openedBy: 'RULE', level: 'SUSPECTED', variant: 'national' },
    ...{ owner: { school: '2143042101' }, overdue: false, rulesVersion: 'rules-1' },
  })
  expect(clockOf(item, 'FIRST_CONTACT')).toMatchObject({
    state: 'RUNNING',
    standing: 'OPERATIONAL',
    unit: 'working-days',
  })
  expect(item.nextSteps!.filter(({ allowed }) => allowed).map(({ action }) => action)).toContain('VISIT')

  const visit = { visitedOn: today(), form: 'HOME', met: 'GUARDIAN' }
  item = itemOf(await step(hub, 'school', 'recordLedgerVisit', item, { ...visit, note: '家长称孩子在外地帮工' }))
  expect(item).toMatchObject({ state: 'PERSUADING' })
  expect(clockOf(item, 'FIRST_CONTACT')).toMatchObject({ state: 'MET' })
  expect(clockOf(item, 'WRITTEN_REPORT')).toMatchObject({ state: 'RUNNING' })
  item = itemOf(await step(hub, 'director', 'recordLedgerVisit', item, { ...visit, form: 'TELEPHONE' }).then(async (answer) =>
    codes(answer).length === 0 ? answer : step(hub, 'school', 'recordLedgerVisit', item, { ...visit, form: 'TELEPHONE' }),
  )) // prettier-ignore
  item = itemOf(await step(hub, 'school', 'reportLedgerItem', item))
  expect(item).toMatchObject({ state: 'REPORTED', owner: { school: null } })
  expect(clockOf(item, 'WRITTEN_REPORT')).toMatchObject({ state: 'MET' })

  expect(codes(await step(hub, 'school', 'orderLedgerItem', item))).toEqual(['ACCESS_DENIED'])
  item = itemOf(await step(hub, 'education', 'orderLedgerItem', item, { days: 10 }))
  expect(clockOf(item, 'RESPONSE')).toMatchObject({ state: 'MET' })
  expect(clockOf(item, 'CORRECTION')).toMatchObject({
    state: 'RUNNING',
    standing: 'STATUTORY',
    amount: 10,
    unit: 'days',
  })
  item = itemOf(await step(hub, 'education', 'pauseLedgerClock', item, { clock: 'CORRECTION', reason: 'ILLNESS' }))
  expect(clockOf(item, 'CORRECTION')).toMatchObject({ state: 'PAUSED', dueAt: null })
  item = itemOf(await step(hub, 'education', 'resumeLedgerClock', item, { clock: 'CORRECTION' }))
  expect(clockOf(item, 'CORRECTION')).toMatchObject({ state: 'RUNNING' })

  item = itemOf(await step(hub, 'school', 'claimLedgerOutcome', item, { outcome: 'RETURNED' }))
  expect(item).toMatchObject({ state: 'RETURNED', outcome: 'RETURNED', closedAt: null })
  expect(clockOf(item, 'PROOF')).toMatchObject({ state: 'RUNNING' })
  const wrong = { proof: 'EXIT_RECORD', reference: 'no 1' }
  expect(codes(await step(hub, 'education', 'closeLedgerItem', item, wrong))).toEqual(['LEDGER_INPUT'])
  item = itemOf(
    await step(hub, 'education', 'closeLedgerItem', item, { proof: 'ROLL_AND_ATTENDANCE', reference: '考勤 2026-11' }),
  )
  expect(item).toMatchObject({ state: 'CLOSED', proof: 'ROLL_AND_ATTENDANCE' })
  expect(item.clocks!.map(({ kind, state }) => [kind, state])).toEqual([
    ['FIRST_CONTACT', 'MET'],
    ['WRITTEN_REPORT', 'MET'],
    ['RESPONSE', 'MET'],
    ['CORRECTION', 'MET'],
    ['PROOF', 'MET'],
  ])
  expect(item.history!.map(({ action }) => action)).toEqual(
    ['OPEN', 'VISIT', 'VISIT', 'REPORT', 'ORDER', 'PAUSE', 'RESUME', 'RETURN', 'CLOSE'],
  ) // prettier-ignore
  expect(item.history![1]!.note).toBe('家长称孩子在外地帮工')
  // The registries still say what they said: that opens nothing anew.
  expect(await compare(hub, ALL)).toMatchObject({ opened: 0, marked: 0 })
})

test('a child moves to another county: the old owner keeps the item until the new one accepts it', async () => {
  const child = children[1]!
  let item = itemOf(
    await step(hub, 'education', 'openLedgerItem', null, { childId: `child:${child}`, ledger: 'SUSPECTED' }),
  )
  item = itemOf(
    await step(hub, 'school', 'recordLedgerVisit', item, { visitedOn: today(), form: 'HOME', met: 'OTHER' }),
  )
  item = itemOf(await step(hub, 'school', 'reportLedgerItem', item))
  expect(await read(hub, 'neighbour', item.id)).toBeNull()
  await moveAway(hub, child)
  await asOwner(hub, 'hub', `UPDATE child SET school_code = NULL WHERE id = $1`, [child])

  // The owner still has the item, and reads of the child no more than the item.
  const kept = (await read(hub, 'education', item.id))!
  expect(kept).toMatchObject({ state: 'REPORTED', owner: { division: '430421', school: null } })
  expect(kept.history!.map(({ note }) => note)).toEqual([null, null, null])
  expect((await hub.ask('education', `{ child(id: "child:${child}") { id } }`)).data.child).toBeNull()
  expect(kept.nextSteps!.filter(({ allowed }) => allowed).map(({ action }) => action)).toEqual(['OFFER'])
  expect(codes(await step(hub, 'education', 'orderLedgerItem', kept))).toEqual(['LEDGER_NOT_FOUND'])
  expect(await read(hub, 'school', item.id)).toBeNull()

  // The new county sees the item with the child, and has no owner's step before it accepts.
  const seen = (await read(hub, 'neighbour', item.id))!
  expect(seen.history![1]!.note).toBe('what was said and done')
  expect(codes(await step(hub, 'neighbour', 'orderLedgerItem', seen))).toEqual(['LEDGER_OWNER'])
  expect(codes(await step(hub, 'neighbour', 'answerLedgerHandOver', seen, { answer: 'ACCEPT' }))).toEqual([
    'LEDGER_OWNER',
  ])
  item = itemOf(await step(hub, 'education', 'handOverLedgerItem', kept, { division: '430422' }))
  expect(item).toMatchObject({ owner: { division: '430421' }, offeredTo: { division: '430422', school: null } })
  expect(codes(await step(hub, 'education', 'answerLedgerHandOver', item, { answer: 'ACCEPT' }))).toEqual([
    'LEDGER_OWNER',
  ])
  item = itemOf(await step(hub, 'neighbour', 'answerLedgerHandOver', item, { answer: 'ACCEPT' }))
  expect(item).toMatchObject({ division: '430422', owner: { division: '430422' }, offeredTo: null })
  expect(clockOf(item, 'HAND_OVER')).toMatchObject({ state: 'MET' })
  expect(await read(hub, 'education', item.id)).toBeNull()
  item = itemOf(await step(hub, 'neighbour', 'orderLedgerItem', item))
  item = itemOf(await step(hub, 'neighbour', 'claimLedgerOutcome', item, { outcome: 'EXCUSED', reason: 'MOVED' }))
  item = itemOf(
    await step(hub, 'neighbour', 'closeLedgerItem', item, { proof: 'TRANSFER_RECEIPT', reference: '回执 7' }),
  )
  expect(item).toMatchObject({ state: 'CLOSED', outcome: 'EXCUSED', reason: 'MOVED' })
})

test('a wrong suspicion is closed with its proof too, and can be opened again', async () => {
  const child = children[2]!
  await verdict(hub, child, 'SUSPECTED', today())
  await compare(hub, ALL)
  let item = await only(hub, child)
  item = itemOf(await step(hub, 'school', 'claimLedgerOutcome', item, { outcome: 'DISPROVED', reason: 'WRONG_RECORD' }))
  expect(codes(await step(hub, 'school', 'closeLedgerItem', item, { proof: 'CORRECTED_RECORD', reference: 'no 2' }))).toEqual(['ACCESS_DENIED']) // prettier-ignore
  item = itemOf(await step(hub, 'education', 'closeLedgerItem', item, { proof: 'CORRECTED_RECORD', reference: 'no 2' }))
  expect(item).toMatchObject({
    state: 'CLOSED',
    outcome: 'DISPROVED',
    nextSteps: [{ action: 'REOPEN', allowed: true }],
  })
  item = itemOf(await step(hub, 'education', 'reopenLedgerItem', item))
  expect(item).toMatchObject({ state: 'FOUND', outcome: null, proof: null, closedAt: null })
  // A worse verdict moves it up, its history stays; a verdict that says back marks it and closes nothing.
  await verdict(hub, child, 'DROPPED_OUT', today(), 'rules-2')
  expect(await compare(hub, ALL)).toMatchObject({ movedUp: 1 })
  await verdict(hub, child, 'NONE', today(), 'rules-2')
  expect(await compare(hub, ALL)).toMatchObject({ marked: 1 })
  item = (await read(hub, 'education', item.id))!
  expect(item).toMatchObject({ ledger: 'DROPPED_OUT', state: 'FOUND', backOn: today(), rulesVersion: 'rules-2' })
  expect(item.history!.map(({ action }) => action)).toEqual([
    'OPEN',
    'DISPROVE',
    'CLOSE',
    'REOPEN',
    'MOVE_UP',
    'MARK_BACK',
  ])
  await verdict(hub, child, 'DROPPED_OUT', today(), 'rules-2')
  expect(await compare(hub, ALL)).toMatchObject({ marked: 1, opened: 0, movedUp: 0 })
  expect(await read(hub, 'education', item.id)).toMatchObject({ backOn: null })
})

test('a clock that nobody meets is missed, by the job and without it', async () => {
  const child = (await pupils(hub, 9)).at(-1)!
  // Tokens do not live as long as a clock runs: the item is opened in the past.
  const back = 20 * 86_400_000
  clock.shift(-back)
  await verdict(hub, child, 'SUSPECTED', today())
  expect(await compare(hub, ALL)).toMatchObject({ opened: 1 })
  const [row] = await asOwner(hub, 'hub', 'SELECT id, next_due_at FROM ledger_item WHERE child_id = $1', [child])
  const id = `ledger:${row!['id']}`
  await miss(hub, id, 'FIRST_CONTACT') // not yet: nothing happens
  clock.shift(back)
  expect(await read(hub, 'education', id)).toMatchObject({ overdue: true, version: 1 })
  await miss(hub, id, 'FIRST_CONTACT')
  await miss(hub, id, 'FIRST_CONTACT') // a job may run twice
  const missed = (await read(hub, 'education', id))!
  expect(missed).toMatchObject({ overdue: true, version: 2 })
  expect(missed.history!.map(({ action }) => action)).toEqual(['OPEN', 'MISS'])
  const list = (who: string) => hub.ask(who, '{ ledgerItems(where: { overdue: true }) { nodes { id overdue } } }')
  expect((await list('education')).data.ledgerItems.nodes).toEqual([{ id, overdue: true }])
  // What a filter finds by, its account must be able to read.
  expect(codes(await list('police'))).toEqual(['ACCESS_FILTER'])
  const visit = { visitedOn: today(), form: 'HOME', met: 'NOBODY' }
  const met = itemOf(await step(hub, 'education', 'recordLedgerVisit', missed, visit))
  expect(met).toMatchObject({ overdue: false })
  expect(clockOf(met, 'FIRST_CONTACT')).toMatchObject({ state: 'MISSED', endedAt: expect.any(String) })
  expect((await list('education')).data.ledgerItems.nodes).toEqual([])
})
