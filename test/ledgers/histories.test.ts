import { randomUUID } from 'node:crypto'
import { isWorkday } from 'chinese-days'
import { seeded } from '../audit-suite/seeded'
import { createHubDatabase, type HubDatabase } from '../support/hub-database'
import { dayAt, endOf, writtenDay } from '../../src/ledgers/calendar'
import type { LedgerEvent } from '../../src/ledgers/events'
import { insertItem, itemRecords } from '../../src/ledgers/item-writer'
import { LedgerStore } from '../../src/ledgers/ledger-store'
import { replay } from '../../src/ledgers/replay'
import { ACTIONS, STATES } from '../../src/ledgers/words'
import { randomHistory, type History } from './support/histories'

const HISTORIES = 100_000
const THROUGH_POSTGRES = 200

const stateOf = ({ item: { id: _id, child: _child, ...state } }: Pick<History, 'item'>) => state

/** When a clock of working days ends, counted day by day with the package's own functions: pauses are left out. */
function naiveDue(events: readonly LedgerEvent[], kind: string, number: number): number | null {
  const begun = events.find((one) => one.number === number)!
  const { amount } = begun.clocks.started.find((one) => one.kind === kind)!.limit
  const paused = events.filter((one) => one.number > number && (one.action === 'PAUSE' || one.action === 'RESUME') && one.data.clock === kind) // prettier-ignore
  let counted = 0
  let day = dayAt(begun.at)
  for (const stop of [...paused.filter(({ action }) => action === 'PAUSE'), null]) {
    const until = stop ? dayAt(stop.at) : Infinity
    while (counted < amount && day < until) {
      day += 1
      if (isWorkday(writtenDay(day))) counted += 1
    }
    if (stop === null) break
    const again = paused.find((one) => one.action === 'RESUME' && one.number > stop.number)
    if (!again) return null
    day = dayAt(again.at)
  }
  return endOf(day)
}

test(`${HISTORIES} random histories: state recomputed from the entries is the state that was kept, every one`, () => {
  const random = seeded(20_261_130)
  const met = { states: new Set<string>(), actions: new Set<string>(), clocks: new Set<string>() }
  let [entries, refused, terms, different] = [0, 0, 0, 0]
  for (let i = 0; i < HISTORIES; i += 1) {
    const history = randomHistory(random, 'x', 'y')
    const { events, item } = history
    entries += events.length
    refused += history.refused
    // As the table gives them back: through JSON.
    const again = replay(JSON.parse(JSON.stringify(events)) as LedgerEvent[])
    if (JSON.stringify(again) !== JSON.stringify(stateOf(history))) different += 1
    met.states.add(item.state)
    for (const { action } of events) met.actions.add(action)
    for (const clock of item.clocks) {
      met.clocks.add(clock.state)
      if (clock.limit.unit !== 'working-days' || i % 10 !== 0) continue
      terms += 1
      if (clock.dueAt !== naiveDue(events, clock.kind, clock.number) && clock.endedAt === null) different += 1
    }
  }
  console.log(
    `histories: ${HISTORIES}, entries: ${entries}, refused: ${refused}, terms counted by hand: ${terms}, different: ${different}`,
  )
  expect(different).toBe(0)
  expect([...met.states].sort()).toEqual([...STATES].sort())
  expect([...met.actions].sort()).toEqual([...ACTIONS].sort())
  expect([...met.clocks].sort()).toEqual(['MET', 'MISSED', 'PAUSED', 'RUNNING', 'STOPPED'])
}, 300_000)

test('entries that cannot follow each other are refused, not read around', () => {
  const random = seeded(7)
  let tried = 0
  while (tried < 500) {
    const { events } = randomHistory(random, 'x', 'y')
    if (events.length < 3) continue
    tried += 1
    const gap = events.filter((_, i) => i !== 1)
    expect(() => replay(gap)).toThrow(expect.objectContaining({ code: 'LEDGER_STATE' }) as Error)
    expect(() => replay([...events, events.at(-1)!])).toThrow(
      expect.objectContaining({ code: 'LEDGER_STATE' }) as Error,
    )
  }
  expect(() => replay([])).toThrow(expect.objectContaining({ code: 'LEDGER_STATE' }) as Error)
})

describe('through PostgreSQL', () => {
  let database: HubDatabase
  beforeAll(async () => {
    database = await createHubDatabase()
  }, 120_000)
  afterAll(() => database?.drop())

  test(`${THROUGH_POSTGRES} histories: the row is what its entries make, and each running clock has its deadline`, async () => {
    const random = seeded(41)
    const by = { subject: 'somebody', department: 'education' }
    const texts = { note: 'a note', reference: null }
    const reader = new LedgerStore(database.store)
    let due = 0
    for (let i = 0; i < THROUGH_POSTGRES; i += 1) {
      const [id, child] = [randomUUID(), randomUUID()]
      const history = randomHistory(random, id, child)
      for (const event of history.events)
        await database.store.transaction(async (tx) => {
          if (event.action === 'OPEN') await insertItem(tx, { id, child }, { event, texts, by })
          else await itemRecords.write(tx, (await itemRecords.hold(tx, id))!, { event, texts, by }, event.number)
        })
      const kept = (await reader.find(id))!
      const entries = (await reader.entries([id])).get(id)!
      expect(kept).toEqual(history.item)
      expect(replay(entries.map(({ event }) => event))).toEqual(stateOf({ item: kept }))
      expect(entries.at(-1)!.to).toBe(kept.state)
      const deadlines = await database.store.run({
        text: `SELECT payload ->> 'clock', (extract(epoch FROM due_at) * 1000)::bigint FROM job_due WHERE payload ->> 'item' = $1 ORDER BY 1`,
        values: [id],
      })
      const running = kept.clocks.filter(({ state }) => state === 'RUNNING')
      expect(deadlines.map(([kind, at]) => [kind, Number(at)])).toEqual(
        running.map(({ kind, dueAt }) => [kind, dueAt]).sort(([a], [b]) => (a! < b! ? -1 : 1)),
      )
      due += running.length
    }
    expect(due).toBeGreaterThan(50)
  }, 300_000)
})
