import { ledgerTiming } from '../../../src/app-ledgers'
import { pick } from '../../audit-suite/seeded'
import { HubError } from '../../../src/errors/hub-error'
import type { EventData, LedgerEvent } from '../../../src/ledgers/events'
import type { LedgerItem } from '../../../src/ledgers/item'
import { makeEvent, pauseData, resumeData } from '../../../src/ledgers/make-event'
import { applyEvent } from '../../../src/ledgers/replay'
import { LEDGER_STEPS } from '../../../src/ledgers/steps'
import {
  ACTIONS,
  CLOCK_KINDS,
  LEDGERS,
  MET,
  PAUSE_REASONS,
  PROOFS,
  REASONS,
  VISIT_FORMS,
  type LedgerAction,
  type Proof,
} from '../../../src/ledgers/words'

export const TIMING = ledgerTiming({
  calendar: { file: null },
  ledgers: { limits: null, everyMinutes: 60, brakePercent: 5, brakeAbove: 1 },
})

type Random = () => number
const DAY = 86_400_000
const COUNTIES = ['430421', '430422', '430423'] as const
const SCHOOLS = ['2143042101', '2143042202', null] as const
/** Around holidays and 调休, and into years that no calendar knows. */
const BEGINNINGS = [
  '2024-02-01',
  '2024-04-28',
  '2025-01-20',
  '2025-09-25',
  '2026-02-10',
  '2026-09-28',
  '2026-12-20',
] as const

export interface History {
  readonly item: LedgerItem
  readonly events: readonly LedgerEvent[]
  /** Actions that were refused on the way. */
  readonly refused: number
}

/** One random life of an item: any action at any time; what is not possible is refused and leaves nothing. */
export function randomHistory(random: Random, id: string, child: string, most = 24): History {
  let now = Date.parse(`${pick(random, BEGINNINGS)}T00:00:00+08:00`) + Math.floor(random() * 30 * DAY * 0.001) * 1_000
  const opened = makeEvent(TIMING, null, 'OPEN', open(random), now)
  const events: LedgerEvent[] = [opened]
  let item: LedgerItem = { ...applyEvent(null, opened), id, child }
  let refused = 0
  for (let left = Math.floor(random() * most); left > 0; left -= 1) {
    // From within the same minute to weeks: before, at and after the end of a clock.
    now += Math.floor(random() ** 4 * 40 * DAY * 0.001) * 1_000
    const possible = Object.keys(LEDGER_STEPS[item.state]) as LedgerAction[]
    const action = pick(random, random() < 0.9 ? possible : ACTIONS)
    try {
      const event = makeEvent(TIMING, item, action, dataOf(action, item, random, now), now)
      item = { ...applyEvent(item, event), id, child }
      events.push(event)
    } catch (thrown) {
      if (!(thrown instanceof HubError) || thrown.code !== 'LEDGER_STATE') throw thrown
      refused += 1
    }
  }
  return { item, events, refused }
}

function open(random: Random): EventData['OPEN'] {
  const school = pick(random, SCHOOLS)
  const rule = random() < 0.8
  return {
    ...{ ledger: pick(random, LEDGERS), openedBy: rule ? 'RULE' : 'HAND', level: rule ? 'SUSPECTED' : null },
    ...{ variant: rule ? 'national' : null, rulesVersion: rule ? pick(random, ['a', 'b']) : null },
    ...{ school, division: pick(random, COUNTIES), ownerSchool: school },
  }
}

function dataOf(action: LedgerAction, item: LedgerItem, random: Random, now: number): never {
  const any = (): object => {
    switch (action) {
      case 'OPEN':
        return open(random)
      case 'VISIT':
        return { visitedOn: '2026-01-05', form: pick(random, VISIT_FORMS), met: pick(random, MET) }
      case 'ORDER':
        return { days: 1 + Math.floor(random() * 60) }
      case 'EXCUSE':
      case 'DISPROVE':
        return { reason: pick(random, REASONS) }
      case 'CLOSE':
        return { proof: pick(random, Object.keys(PROOFS) as Proof[]) }
      case 'OFFER':
        return { division: pick(random, COUNTIES), school: pick(random, SCHOOLS) }
      case 'PAUSE':
        return pauseData(TIMING, item, pick(random, CLOCK_KINDS), pick(random, PAUSE_REASONS), now)
      case 'RESUME':
        return resumeData(TIMING, item, pick(random, CLOCK_KINDS), now)
      case 'MISS':
        return { clock: pick(random, CLOCK_KINDS) }
      case 'MOVE_UP':
        return { ledger: pick(random, LEDGERS), level: 'DROPPED_OUT', variant: 'national', rulesVersion: 'b' }
      case 'MARK_BACK':
        return { on: '2026-03-02' }
      default:
        return {}
    }
  }
  return any() as never // the generator knows which data an action has
}
