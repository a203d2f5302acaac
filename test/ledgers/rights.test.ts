import { HubStore } from '../../src/store/hub-store'
import { asOwner } from '../hub/support/all-seeing'
import { ACCOUNTS } from '../hub/support/accounts'
import { moveAway } from '../hub/support/sample'
import { startTestHub, type Answer, type TestHub } from '../support/hub'
import {
  codes,
  compare,
  itemOf,
  ITEM,
  only,
  pupils,
  read,
  step,
  verdict,
  type Item,
  noVerdicts,
} from './support/ledgers'
import { systemClock, today } from '../../src/kit/clock'

/** The twin of the case: who may not. */
let hub: TestHub
let item: Item
let far: Item
const SECRET = '外婆说孩子在东莞的电子厂'
const TODAY = today(systemClock)
const UNKNOWN = 'ledger:00000000-0000-4000-8000-000000000000'
const VISIT = { visitedOn: TODAY, form: 'HOME', met: 'OTHER', note: SECRET }

const STEPS: Readonly<Record<string, Record<string, unknown>>> = {
  recordLedgerVisit: VISIT,
  reportLedgerItem: {},
  orderLedgerItem: {},
  penaliseLedgerItem: {},
  claimLedgerOutcome: { outcome: 'RETURNED' },
  closeLedgerItem: { proof: 'SCHOOL_CERTIFICATE', reference: 'no 1' },
  reopenLedgerItem: {},
  handOverLedgerItem: { division: '430422' },
  answerLedgerHandOver: { answer: 'REFUSE' },
  pauseLedgerClock: { clock: 'WRITTEN_REPORT', reason: 'ILLNESS' },
  resumeLedgerClock: { clock: 'WRITTEN_REPORT' },
}

beforeAll(async () => {
  hub = await startTestHub({ children: 300 })
  await noVerdicts(hub)
  const [near, away] = await pupils(hub, 2)
  for (const child of [near!, away!]) await verdict(hub, child, 'SUSPECTED', TODAY)
  await compare(hub, { 'ledgers.brakePercent': 100 })
  item = itemOf(await step(hub, 'school', 'recordLedgerVisit', await only(hub, near!), VISIT))
  far = itemOf(await step(hub, 'school', 'recordLedgerVisit', await only(hub, away!), VISIT))
  // Another county has both the child and the item.
  await moveAway(hub, away!)
  await asOwner(hub, 'hub', 'UPDATE child SET school_code = NULL WHERE id = $1', [away])
  await asOwner(hub, 'hub', `UPDATE ledger_item SET division = '430422', owner_school = NULL WHERE child_id = $1`, [
    away,
  ])
})
afterAll(() => hub?.stop())

const bare = ({ text }: Answer) => text.replace(/"requestId":"[^"]+"/g, '')

test('what is out of reach answers like what does not exist, for every account, query and step', async () => {
  for (const { name, as, actor } of ACCOUNTS) {
    if (name === 'neighbour' || actor.divisions.includes('000000')) continue
    const account = await as(hub)
    const ask = (id: string) => hub.ask(account, `query ($id: ID!) { ledgerItem(id: $id) { ${ITEM} } }`, { id })
    expect([name, bare(await ask(far.id))]).toEqual([name, bare(await ask(UNKNOWN))])
    for (const [mutation, input] of Object.entries(STEPS)) {
      const [there, not] = [
        await step(hub, account, mutation, far, input),
        await step(hub, account, mutation, { ...far, id: UNKNOWN }, input),
      ]
      expect([name, mutation, bare(there)]).toEqual([name, mutation, bare(not)])
    }
  }
  expect(await read(hub, 'neighbour', far.id)).toMatchObject({ state: 'PERSUADING' })
}, 120_000)

test('who sees which part of an item in reach', async () => {
  const seen: Record<string, string> = {}
  for (const { name, as } of ACCOUNTS) {
    const answer = await hub.ask(await as(hub), `query ($id: ID!) { ledgerItem(id: $id) { ${ITEM} } }`, { id: item.id })
    const one = answer.data?.ledgerItem as Item | null | undefined
    if (!one) continue
    const hasDetail = one.history !== null && one.clocks !== null
    const isBare = [
      one.history,
      one.clocks,
      one.nextSteps,
      one['owner'],
      one['school'],
      one['level'],
      one['overdue'],
    ].every((part) => part === null)
    const text = one.history?.some(({ note }) => note === SECRET) ?? false
    seen[name] = isBare ? 'conclusion' : hasDetail ? (text ? 'all' : 'detail') : 'odd'
  }
  const expected: Record<string, string> = { education: 'all', school: 'all', 'school-system': 'all', police: 'conclusion', 'civil-affairs': 'conclusion', dashboard: 'conclusion' } // prettier-ignore
  for (const name of ['supervisor', 'director']) if (seen[name] !== undefined) expected[name] = 'all'
  expect(seen).toEqual(expected)
})

test('a step that the table does not give is refused, whole; one that is the owner’s alone says so', async () => {
  for (const account of ['police', 'civil-affairs', 'doctor', 'analyst', 'auditor', 'steward', 'justice'])
    for (const [mutation, input] of Object.entries(STEPS))
      expect([account, mutation, codes(await step(hub, account, mutation, item, input))]).toEqual([account, mutation, ['ACCESS_DENIED']]) // prettier-ignore
  for (const mutation of ['orderLedgerItem', 'penaliseLedgerItem', 'closeLedgerItem', 'reopenLedgerItem'])
    expect([mutation, codes(await step(hub, 'school', mutation, item, STEPS[mutation]))]).toEqual([mutation, ['ACCESS_DENIED']]) // prettier-ignore
  expect(codes(await step(hub, 'director', 'reportLedgerItem', item))).toEqual(['ACCESS_DENIED'])
  expect(await read(hub, 'education', item.id)).toMatchObject({ version: item.version })
}, 120_000)

test('a list holds what is in reach, page by page, and counts nothing else', async () => {
  const list = async (account: string, where: object = {}) => {
    const found: string[] = []
    let after: string | null = null
    do {
      const query = `query ($where: LedgerFilter, $after: String) { ledgerItems(where: $where, first: 1, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }`
      const { data, text } = await hub.ask(account, query, { where, after })
      if (!data?.ledgerItems) throw new TypeError(text)
      found.push(...(data.ledgerItems.nodes as Item[]).map(({ id }) => id))
      after = data.ledgerItems.pageInfo.hasNextPage ? (data.ledgerItems.pageInfo.endCursor as string) : null
    } while (after !== null)
    return found.sort()
  }
  expect(await list('education')).toEqual([item.id])
  expect(await list('police')).toEqual([item.id])
  expect(await list('neighbour')).toEqual([far.id])
  expect(await list('school', { mine: true })).toEqual([item.id])
  expect(await list('education', { mine: true })).toEqual([])
  expect(await list('neighbour', { mine: true })).toEqual([far.id])
  expect(await list('education', { division: '430422' })).toEqual([])
  expect(await list('education', { child: far.childId })).toEqual([])
  expect(await list('education', { ledger: 'DROPPED_OUT' })).toEqual([])
  expect((await hub.ask('analyst', '{ ledgerItems { nodes { id } } }')).data.ledgerItems).toBeNull()
  const forged = Buffer.from(`2026-01-01T00:00:00Z ${far.id}`).toString('base64url')
  for (const after of [forged, '', 'x', '"', 'é'.repeat(500)])
    expect(codes(await hub.ask('education', 'query ($after: String) { ledgerItems(after: $after) { nodes { id } } }', { after }))).toEqual(['BAD_CURSOR']) // prettier-ignore
})

test('the school of a child is told to nobody who may not read it elsewhere', async () => {
  const query = `query ($id: ID!) { ledgerItem(id: $id) { division school owner { school } history { offeredTo { school } } } }`
  const shown = async (account: string) => (await hub.ask(account, query, { id: item.id })).data.ledgerItem
  expect(await shown('school')).toMatchObject({ division: '430421', school: '2143042101' })
  expect(await shown('police')).toEqual({ division: null, school: null, owner: null, history: null })
  expect(await shown('civil-affairs')).toEqual({ division: '430421', school: null, owner: null, history: null })
  for (const where of ['school: "2143042101"', 'division: "430421"', 'overdue: true']) {
    const answer = await hub.ask('police', `{ me { name } ledgerItems(where: { ${where} }) { nodes { id } } }`)
    expect(codes(answer)).toEqual(['ACCESS_FILTER'])
    // One field is refused, the others are answered: that is a whole answer of GraphQL over HTTP.
    expect([answer.status, answer.data.ledgerItems]).toEqual([200, null])
  }
  expect(codes(await hub.ask('civil-affairs', '{ ledgerItems(where: { school: "2143042101" }) { nodes { id } } }'))).toEqual(['ACCESS_FILTER']) // prettier-ignore
})

test('opening by hand: a child out of reach is one that does not exist, and one item a child', async () => {
  const open = (account: string, childId: string) => step(hub, account, 'openLedgerItem', null, { childId, ledger: 'SUSPECTED' }) // prettier-ignore
  const nobody = 'child:00000000-0000-8000-8000-000000000000'
  expect(bare(await open('education', far.childId))).toBe(bare(await open('education', nobody)))
  expect(codes(await open('education', item.childId))).toEqual(['LEDGER_STATE'])
  expect(codes(await open('police', item.childId))).toEqual(['ACCESS_DENIED'])
  const [other] = (await asOwner(hub, 'hub', `SELECT id FROM child c WHERE NOT retired AND school_code <> '2143042101' AND registered_division LIKE '430421%' LIMIT 1`)) as { id: string }[] // prettier-ignore
  expect(codes(await open('school', `child:${other!.id}`))).toEqual(['NOT_FOUND'])
  const both = await Promise.all([open('education', `child:${other!.id}`), open('education', `child:${other!.id}`)])
  expect(both.map((one) => codes(one)[0] ?? 'done').sort()).toEqual(['LEDGER_STATE', 'done'])
})

test('a step sent twice is done once; of two at once one is told of the other; a wrong text or day changes nothing', async () => {
  const now = (await read(hub, 'education', item.id))!
  const key = { idempotencyKey: 'the-same-visit-twice' }
  const [first, second] = [await step(hub, 'school', 'recordLedgerVisit', now, { ...VISIT, ...key }), await step(hub, 'school', 'recordLedgerVisit', now, { ...VISIT, ...key })] // prettier-ignore
  expect(itemOf(second).version).toBe(itemOf(first).version)
  const at = itemOf(first)
  const both = await Promise.all([step(hub, 'school', 'recordLedgerVisit', at, VISIT), step(hub, 'education', 'recordLedgerVisit', at, VISIT)]) // prettier-ignore
  expect(both.map((one) => codes(one)[0] ?? 'done').sort()).toEqual(['VERSION_CONFLICT', 'done'])
  const last = (await read(hub, 'education', item.id))!
  const refused: [Record<string, unknown>, string][] = [
    [{ visitedOn: '2099-01-01' }, 'LEDGER_INPUT'],
    [{ visitedOn: '2001-01-01' }, 'LEDGER_INPUT'],
    [{ note: ' a ' }, 'LEDGER_INPUT'],
    [{ note: '.'.repeat(50) }, 'LEDGER_INPUT'],
    [{ note: '\u202e反着写的说明' }, 'LEDGER_INPUT'],
    [{ note: '字'.repeat(2_001) }, 'LEDGER_INPUT'],
    [{ version: last.version - 1 }, 'VERSION_CONFLICT'],
    [{ itemId: 'ledger:x' }, 'LEDGER_NOT_FOUND'],
    [{ itemId: item.childId }, 'LEDGER_NOT_FOUND'],
  ]
  for (const [input, code] of refused)
    expect([input, codes(await step(hub, 'school', 'recordLedgerVisit', last, { ...VISIT, ...input }))]).toEqual([input, [code]]) // prettier-ignore
  const claim = (input: object) => step(hub, 'school', 'claimLedgerOutcome', last, { ...input })
  expect(codes(await claim({ outcome: 'RETURNED', reason: 'MOVED' }))).toEqual(['LEDGER_INPUT'])
  expect(codes(await claim({ outcome: 'EXCUSED' }))).toEqual(['LEDGER_INPUT'])
  expect(codes(await step(hub, 'education', 'handOverLedgerItem', last, { division: '430000' }))).toEqual([
    'BAD_DIVISION',
  ])
  expect(codes(await step(hub, 'school', 'handOverLedgerItem', last, { division: '430421', school: '12' }))).toEqual(['LEDGER_INPUT']) // prettier-ignore
  expect((await read(hub, 'education', item.id))!.version).toBe(last.version)
})

test('a text goes into no log, no audit record and no history of steps', async () => {
  expect(hub.log.join('\n')).not.toContain(SECRET)
  const trail = await asOwner(
    hub,
    'hub',
    `SELECT count(*)::int AS n FROM audit_entry WHERE body LIKE '%' || $1 || '%'`,
    [SECRET],
  )
  expect(trail).toEqual([{ n: 0 }])
  const keys = await asOwner(
    hub,
    'hub',
    `SELECT count(*)::int AS n FROM change_key WHERE answer LIKE '%' || $1 || '%'`,
    [SECRET],
  )
  expect(keys).toEqual([{ n: 0 }])
})

test('the hub’s own role can change no entry', async () => {
  const store = new HubStore({ url: hub.urls.hub.app, poolSize: 1 })
  for (const text of ['UPDATE ledger_entry SET note = NULL', 'DELETE FROM ledger_entry', 'DELETE FROM ledger_item'])
    await expect(store.run({ text, values: [] })).rejects.toMatchObject({ code: 'HUB_UNAVAILABLE' })
  await store.close()
})
