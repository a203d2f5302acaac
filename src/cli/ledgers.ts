import { ledgerTiming } from '../app-ledgers'
import type { Config } from '../config/load-config'
import { instant, systemClock } from '../kit/clock'
import { countFigures, type ExactFigures } from '../ledgers/figures'
import { normaliseDivisionCode } from '../normal'
import { HubStore } from '../store/hub-store'
import { openExistingHub } from './databases'
import { CliError } from './fail'

const ITEMS = `SELECT ledger, state, count(*), count(*) FILTER (WHERE missed OR next_due_at <= $1::timestamptz),
    count(*) FILTER (WHERE back_on IS NOT NULL), count(*) FILTER (WHERE offer_division IS NOT NULL)
  FROM ledger_item GROUP BY 1, 2 ORDER BY 1, 2`
const WAITING = `SELECT place, opens, marks, roll, percent::text, to_char(since AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
  FROM ledger_brake WHERE state = 'WAITING' ORDER BY since, place`

/** Where the three ledgers stand: counts alone. */
export async function ledgers(config: Config): Promise<void> {
  const { calendar } = ledgerTiming(config)
  await withStore(config, async (store) => {
    const items = await store.run({ text: ITEMS, values: [instant(systemClock.now())] })
    line('ledger', 'state', 'items', 'overdue', 'said to be back', 'offered')
    for (const cells of items) line(...cells)
    const waiting = await store.run({ text: WAITING, values: [] })
    for (const [place, opens, marks, roll, percent, since] of waiting)
      line('waits', place, `opens ${opens}`, `marks ${marks}`, `of ${roll}`, `${percent} %`, `since ${since}`)
    line(`${waiting.length} runs wait for a person; the calendar knows working days until ${calendar.until ?? '-'}`)
  })
}

/** How well each version of the rules did, exactly: for the operator alone. */
export async function figures(config: Config, written: string | undefined): Promise<void> {
  const division = written === undefined ? null : normaliseDivisionCode(written)
  if (written !== undefined && division === null)
    throw new CliError('Expected --division with a code of 6, 9 or 12 digits.')
  await withStore(config, async (store) => {
    line('rules', 'opened', 'closed', 'precision', 'recall', 'median hours to first contact')
    for (const one of await countFigures(store, division)) line(...cellsOf(one))
  })
}

function cellsOf(one: ExactFigures): string[] {
  const { rulesVersion, opened, closed, ruleClosed, ruleDisproved, returned, ruleReturned, hoursToContact } = one
  return [
    ...[rulesVersion ?? 'by hand', String(opened), String(closed)],
    `${ruleClosed - ruleDisproved}/${ruleClosed}`,
    `${ruleReturned}/${returned}`,
    hoursToContact === null ? '-' : hoursToContact.toFixed(1),
  ]
}

function line(...cells: readonly (string | null | undefined)[]): void {
  process.stdout.write(`${cells.map((cell) => cell ?? '-').join('\t')}\n`)
}

async function withStore(config: Config, work: (store: HubStore) => Promise<void>): Promise<void> {
  const databases = await openExistingHub(config)
  const store = new HubStore({ url: databases.hubUrl, poolSize: 1 })
  try {
    await work(store)
  } finally {
    await store.close()
    await databases.close()
  }
}
