import type { Steps } from '../commands/machine'
import type { ClockKind, LedgerAction, LedgerState } from './words'

/** Steps that leave the state as it is: clocks, hand-over, and what the rule says meanwhile. */
function staying<S extends LedgerState>(state: S) {
  return {
    ...{ OFFER: state, ACCEPT: state, REFUSE: state, WITHDRAW: state },
    ...{ PAUSE: state, RESUME: state, MISS: state, MOVE_UP: state, MARK_BACK: state, MARK_RISK: state },
  }
}

const CLAIMS = { RETURN: 'RETURNED', EXCUSE: 'EXCUSED', DISPROVE: 'DISPROVED' } as const
/** A claim that does not hold goes back to persuading; what was claimed stays in the history. */
const CLAIMED = { ...CLAIMS, CLOSE: 'CLOSED', REOPEN: 'PERSUADING' } as const

/**
 * The life of an item: found, persuaded (劝返, any number of visits), reported in writing when that fails (未保法 28), ordered to correct
 * (义务教育法 58), penalised; from each of them claimed returned, excused or wrong, and closed with a proof alone (动态销号).
 */
export const LEDGER_STEPS: Steps<LedgerState, LedgerAction> = {
  FOUND: { ...staying('FOUND'), ...CLAIMS, VISIT: 'PERSUADING' },
  PERSUADING: { ...staying('PERSUADING'), ...CLAIMS, VISIT: 'PERSUADING', REPORT: 'REPORTED' },
  REPORTED: { ...staying('REPORTED'), ...CLAIMS, VISIT: 'REPORTED', ORDER: 'ORDERED' },
  ORDERED: { ...staying('ORDERED'), ...CLAIMS, VISIT: 'ORDERED', PENALISE: 'PENALISED' },
  PENALISED: { ...staying('PENALISED'), ...CLAIMS, VISIT: 'PENALISED' },
  RETURNED: { ...staying('RETURNED'), ...CLAIMED, VISIT: 'RETURNED' },
  EXCUSED: { ...staying('EXCUSED'), ...CLAIMED, VISIT: 'EXCUSED' },
  DISPROVED: { ...staying('DISPROVED'), ...CLAIMED, VISIT: 'DISPROVED' },
  CLOSED: { REOPEN: 'FOUND' },
}

const CHASING: readonly ClockKind[] = ['FIRST_CONTACT', 'WRITTEN_REPORT', 'RESPONSE', 'CORRECTION']

interface ClockSteps {
  /** Clocks that begin, where none of the kind runs or waits. */
  readonly starts?: readonly ClockKind[]
  /** Clocks whose task is done by it. */
  readonly meets?: readonly ClockKind[]
  /** Clocks whose task is gone without having been done. */
  readonly stops?: readonly ClockKind[]
}

/** What each action does to the clocks. VISIT and REOPEN also depend on the state: see `clockSteps`. */
const CLOCK_STEPS: Readonly<Partial<Record<LedgerAction, ClockSteps>>> = {
  OPEN: { starts: ['FIRST_CONTACT'] },
  REPORT: { meets: ['WRITTEN_REPORT'], starts: ['RESPONSE'] },
  ORDER: { meets: ['RESPONSE'], starts: ['CORRECTION'] },
  PENALISE: { meets: ['CORRECTION'] },
  RETURN: { meets: ['FIRST_CONTACT', 'RESPONSE', 'CORRECTION'], stops: ['WRITTEN_REPORT', 'PROOF'], starts: ['PROOF'] },
  EXCUSE: { meets: ['FIRST_CONTACT', 'RESPONSE', 'CORRECTION'], stops: ['WRITTEN_REPORT', 'PROOF'], starts: ['PROOF'] },
  DISPROVE: {
    meets: ['FIRST_CONTACT', 'RESPONSE', 'CORRECTION'],
    stops: ['WRITTEN_REPORT', 'PROOF'],
    starts: ['PROOF'],
  },
  CLOSE: { meets: ['PROOF'], stops: CHASING },
  OFFER: { starts: ['HAND_OVER'] },
  ACCEPT: { meets: ['HAND_OVER'] },
  REFUSE: { meets: ['HAND_OVER'] },
  WITHDRAW: { stops: ['HAND_OVER'] },
}

/** The first visit begins the clock of the written report; a claim that did not hold begins it again, a closed item begins from the start. */
export function clockSteps(action: LedgerAction, from: LedgerState): ClockSteps {
  if (action === 'VISIT')
    return from === 'FOUND'
      ? { meets: ['FIRST_CONTACT'], starts: ['WRITTEN_REPORT'] }
      : { meets: from === 'REPORTED' ? ['FIRST_CONTACT', 'RESPONSE'] : ['FIRST_CONTACT'] }
  if (action === 'REOPEN')
    return from === 'CLOSED' ? { starts: ['FIRST_CONTACT'] } : { stops: ['PROOF'], starts: ['WRITTEN_REPORT'] }
  return CLOCK_STEPS[action] ?? {}
}
