import { systemClock, today } from '../../src/kit/clock'
import { adultsBornUntil } from '../../src/identity/minority'
import { ACCOUNTS } from '../hub/support/accounts'
import { asOwner } from '../hub/support/all-seeing'
import { startTestHub, type TestHub } from '../support/hub'
import { codes, itemOf, noVerdicts, pupils, read, step, type Item } from './support/ledgers'

/** Items of children whom the hub shows to nobody any more: 18 years old, or without a record. */
let hub: TestHub
let children: string[]
const DAY = today(systemClock)
const SECRET = '外婆说孩子在东莞的电子厂'

beforeAll(async () => {
  hub = await startTestHub({ children: 300 })
  await noVerdicts(hub)
  children = await pupils(hub, 5)
})
afterAll(() => hub?.stop())

/** An item of a child that a school visited. */
async function visited(child: string): Promise<Item> {
  const opened = await step(hub, 'school', 'openLedgerItem', null, { childId: `child:${child}`, ledger: 'SUSPECTED' })
  const visit = { visitedOn: DAY, form: 'HOME', met: 'OTHER', note: SECRET }
  return itemOf(await step(hub, 'school', 'recordLedgerVisit', itemOf(opened), visit))
}

const turn18 = (child: string) =>
  asOwner(hub, 'hub', 'UPDATE child SET birth_date = $2::date WHERE id = $1', [child, adultsBornUntil(DAY)])
const retire = (child: string) => asOwner(hub, 'hub', 'UPDATE child SET retired = true WHERE id = $1', [child])
const stepsOf = (item: Item | null) => item?.nextSteps?.filter(({ allowed }) => allowed).map(({ action }) => action)

test('a child turns 18: the owner says so, and the bureau closes it with a proof', async () => {
  const child = children[0]!
  let item = await visited(child)
  await turn18(child)
  expect((await hub.ask('education', `{ child(id: "child:${child}") { id } }`)).data.child).toBeNull()
  // The owner's side has the item, without what was written of the child, and nothing but its end and the hand-over.
  const seen = (await read(hub, 'school', item.id))!
  expect(seen.history!.map(({ note }) => note)).toEqual([null, null])
  expect(stepsOf(seen)).toEqual(['RETURN', 'EXCUSE', 'DISPROVE', 'OFFER'])
  expect(codes(await step(hub, 'school', 'recordLedgerVisit', seen, { visitedOn: DAY, form: 'HOME', met: 'OTHER' }))).toEqual(['LEDGER_NOT_FOUND']) // prettier-ignore
  const merged = { outcome: 'EXCUSED', reason: 'RECORD_MERGED' }
  expect(codes(await step(hub, 'school', 'claimLedgerOutcome', seen, merged))).toEqual(['LEDGER_INPUT'])
  item = itemOf(await step(hub, 'school', 'claimLedgerOutcome', seen, { outcome: 'EXCUSED', reason: 'OVER_AGE' }))
  const proof = { proof: 'BIRTH_RECORD', reference: '户籍 2026-11' }
  expect(itemOf(await step(hub, 'education', 'closeLedgerItem', item, proof))).toMatchObject({ state: 'CLOSED' })
  expect(stepsOf(await read(hub, 'education', item.id))).toEqual([])
})

test('a file is emptied by a correction: the item closes with that reason', async () => {
  const child = children[1]!
  let item = await visited(child)
  const merged = { outcome: 'DISPROVED', reason: 'RECORD_MERGED' }
  expect(codes(await step(hub, 'school', 'claimLedgerOutcome', item, merged))).toEqual(['LEDGER_INPUT'])
  await retire(child)
  item = itemOf(await step(hub, 'education', 'claimLedgerOutcome', item, merged))
  const proof = { proof: 'BIRTH_RECORD', reference: 'no 2' }
  expect(codes(await step(hub, 'education', 'closeLedgerItem', { ...item, version: 1 }, proof))).toEqual([
    'VERSION_CONFLICT',
  ])
  item = itemOf(
    await step(hub, 'education', 'closeLedgerItem', item, { proof: 'MERGED_RECORD', reference: '并档 2026-11' }),
  )
  expect(item).toMatchObject({ state: 'CLOSED', outcome: 'DISPROVED', reason: 'RECORD_MERGED', proof: 'MERGED_RECORD' })
})

test('an outcome that was claimed before is closed after the birthday', async () => {
  const child = children[2]!
  let item = await visited(child)
  item = itemOf(await step(hub, 'school', 'claimLedgerOutcome', item, { outcome: 'RETURNED' }))
  await turn18(child)
  const proof = { proof: 'ROLL_AND_ATTENDANCE', reference: '考勤 2026-11' }
  expect(itemOf(await step(hub, 'education', 'closeLedgerItem', item, proof))).toMatchObject({ outcome: 'RETURNED' })
})

test('nobody but the owner’s side knows of it, and whom it is offered to ends nothing', async () => {
  const [, , , over, merged] = children as [string, string, string, string, string]
  const items: Item[] = []
  for (const child of [over, merged]) {
    const reported = itemOf(await step(hub, 'school', 'reportLedgerItem', await visited(child)))
    items.push(itemOf(await step(hub, 'education', 'handOverLedgerItem', reported, { division: '430422' })))
  }
  await turn18(over)
  await retire(merged)
  for (const item of items) {
    const knows: string[] = []
    for (const { name, as } of ACCOUNTS) if ((await read(hub, await as(hub), item.id)) !== null) knows.push(name)
    expect(knows.toSorted()).toEqual(SIDES)
    // The neighbour may refuse what it is offered, and says nothing of how it ends.
    const input = { outcome: 'EXCUSED', reason: 'OVER_AGE' }
    expect(codes(await step(hub, 'neighbour', 'claimLedgerOutcome', item, input))).toEqual(['LEDGER_NOT_FOUND'])
    expect(stepsOf(await read(hub, 'neighbour', item.id))).not.toContain('EXCUSE')
    for (const other of ['school', 'police', 'civil-affairs'])
      expect([other, codes(await step(hub, other, 'claimLedgerOutcome', item, input))]).toEqual([
        other,
        [other === 'school' ? 'LEDGER_NOT_FOUND' : 'ACCESS_DENIED'],
      ])
    const back = itemOf(await step(hub, 'education', 'answerLedgerHandOver', item, { answer: 'WITHDRAW' }))
    itemOf(await step(hub, 'education', 'claimLedgerOutcome', back, input))
  }
})

/** Accounts of the bureau that has the item, and of the one that it is offered to. */
const SIDES = ['education', 'neighbour']
