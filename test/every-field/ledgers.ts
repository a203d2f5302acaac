import { randomUUID } from 'node:crypto'
import { systemClock } from '../../src/kit/clock'
import type { EventData } from '../../src/ledgers/events'
import { insertItem, itemRecords } from '../../src/ledgers/item-writer'
import { makeEvent, pauseData } from '../../src/ledgers/make-event'
import type { LedgerItem } from '../../src/ledgers/item'
import type { LedgerAction } from '../../src/ledgers/words'
import { HubStore } from '../../src/store/hub-store'
import { asOwner } from '../hub/support/all-seeing'
import { TIMING } from '../ledgers/support/histories'
import type { TestHub } from '../support/hub'
import type { Args } from './units'
import type { Json } from './values'

type Step = readonly [LedgerAction, object]
const OPEN = { level: null, variant: null, rulesVersion: null, openedBy: 'HAND', division: '430421' } as const
const VISIT: Step = ['VISIT', { visitedOn: '2026-11-02', form: 'HOME', met: 'NOBODY' }]
const REPORT: Step = ['REPORT', {}]
const PAUSE: Step = ['PAUSE', { clock: 'FIRST_CONTACT', reason: 'OTHER' }]

/** How an item gets to where a mutation can be done with it. */
const WAYS: Readonly<Record<string, readonly Step[]>> = {
  RecordLedgerVisitInput: [],
  LedgerStepInput: [VISIT],
  ReportLedgerItemInput: [VISIT],
  OrderLedgerItemInput: [VISIT, REPORT],
  PenaliseLedgerItemInput: [VISIT, REPORT, ['ORDER', { days: 9 }]],
  ClaimLedgerOutcomeInput: [],
  CloseLedgerItemInput: [['DISPROVE', { reason: 'OTHER' }]],
  ReopenLedgerItemInput: [['RETURN', {}]],
  HandOverLedgerItemInput: [],
  AnswerLedgerHandOverInput: [['OFFER', { division: '430421', school: null }]],
  PauseLedgerClockInput: [],
  ResumeLedgerClockInput: [PAUSE],
}
const EACH = 5

export interface Ledgers {
  /** Id and version of an item that the mutation of this input can be done with, while there is one. */
  item(input: string, unique: string): { readonly itemId: string; readonly version: number }
  readonly child: (unique: string) => string
  readonly brake: string
  /** What an input must hold beside item, note and key; null: it is none of the ledgers. */
  base(input: string, unique: string): Args | null
}

const today = () => new Date(systemClock.now() + 8 * 3_600_000).toISOString().slice(0, 10)

const MORE: Readonly<Record<string, () => Record<string, Json>>> = {
  RecordLedgerVisitInput: () => ({ visitedOn: today(), form: 'HOME', met: 'NOBODY' }),
  ClaimLedgerOutcomeInput: () => ({ outcome: 'DISPROVED', reason: 'OTHER' }),
  CloseLedgerItemInput: () => ({ proof: 'SCHOOL_CERTIFICATE', reference: 'no 7' }),
  HandOverLedgerItemInput: () => ({ division: '430422' }),
  AnswerLedgerHandOverInput: () => ({ answer: 'ACCEPT' }),
  PauseLedgerClockInput: () => ({ clock: 'FIRST_CONTACT', reason: 'OTHER' }),
  ResumeLedgerClockInput: () => ({ clock: 'FIRST_CONTACT' }),
}

/** Items for those who take steps: each mutation has some of its own. */
export async function ledgersToWork(hub: TestHub): Promise<Ledgers> {
  const rows = await asOwner(hub, 'hub', `SELECT id FROM child WHERE NOT retired AND school_code = '2143042101' OR registered_division LIKE '430421%' ORDER BY school_code <> '2143042101', id DESC LIMIT 100`) // prettier-ignore
  const children = rows.map(({ id }) => id as string)
  const store = new HubStore({ url: hub.urls.hub.app, poolSize: 1 })
  const made = new Map<string, { itemId: string; version: number }[]>()
  try {
    for (const [input, way] of Object.entries(WAYS)) {
      const some: { itemId: string; version: number }[] = []
      for (let i = 0; i < EACH; i += 1) some.push(await lead(store, children.pop()!, way))
      made.set(input, some)
    }
  } finally {
    await store.close()
  }
  const brake = '00000000-0000-4000-9000-000000000001'
  await asOwner(hub, 'hub', `INSERT INTO ledger_brake VALUES ($1, NULL, '430421', 'county 430421', 9, 0, 100, 9, 'a', 'WAITING', now(), now(), NULL, NULL, NULL, 1)`, [brake]) // prettier-ignore
  const turn = new Map<string, number>()
  const next = (name: string, unique: string) => {
    const key = `${name} ${unique}`
    if (!turn.has(key)) turn.set(key, [...turn.keys()].filter((one) => one.startsWith(`${name} `)).length)
    return turn.get(key)!
  }
  const ledgers: Ledgers = {
    item: (input, unique) => made.get(input)![next(input, unique) % EACH]!,
    child: (unique) => `child:${children[next('child', unique) % children.length]}`,
    brake: `ledger-brake:${brake}`,
    base(input, unique) {
      if (input === 'OpenLedgerItemInput') return { childId: ledgers.child(unique), ledger: 'SUSPECTED' }
      if (input === 'DecideLedgerBrakeInput') return { brakeId: ledgers.brake, version: 1, decision: 'REFUSE' }
      return WAYS[input] ? { ...ledgers.item(input, unique), ...MORE[input]?.() } : null
    },
  }
  return ledgers
}

async function lead(
  store: HubStore,
  child: string,
  way: readonly Step[],
): Promise<{ itemId: string; version: number }> {
  const id = randomUUID()
  const by = { subject: 'somebody', department: 'education' }
  const texts = { note: 'for those who work on it', reference: null }
  const now = Math.floor(systemClock.now() / 1_000) * 1_000
  return store.transaction(async (tx) => {
    const opened = makeEvent(TIMING, null, 'OPEN', { ...OPEN, ledger: 'SUSPECTED', school: '2143042101', ownerSchool: '2143042101' }, now) // prettier-ignore
    let item: LedgerItem = await insertItem(tx, { id, child }, { event: opened, texts, by })
    for (const [action, given] of way) {
      const data = action === 'PAUSE' ? pauseData(TIMING, item, 'FIRST_CONTACT', 'OTHER', now) : given
      const event = makeEvent(TIMING, item, action, data as EventData['VISIT'] as never, now)
      item = await itemRecords.write(tx, item, { event, texts, by }, event.number)
    }
    return { itemId: `ledger:${id}`, version: item.version }
  })
}
