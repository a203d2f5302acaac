import type { Command } from '../access/words'
import type { ChangeRecord } from '../audit/audit-record'
import type { LedgerItem } from './item'
import { LEDGER_STEPS } from './steps'
import type { LedgerAction } from './words'

export interface StepRight {
  readonly mutation: string
  readonly command: Command
  /** What the audit trail calls it. */
  readonly kind: ChangeRecord['change']
  /** Whose step it is: the owner's alone, the one's that the item is offered to, or anybody's whom the table permits it. */
  readonly by: 'owner' | 'offered' | 'permitted'
}

const CLAIM = { mutation: 'claimLedgerOutcome', command: 'claim', kind: 'ledger-claimed', by: 'permitted' } as const
const ANSWER = { mutation: 'answerLedgerHandOver', command: 'hand-over', kind: 'ledger-answered' } as const

/** The steps that people take with an item. */
export const STEP_RIGHTS = {
  VISIT: { mutation: 'recordLedgerVisit', command: 'visit', kind: 'ledger-visited', by: 'permitted' },
  REPORT: { mutation: 'reportLedgerItem', command: 'report', kind: 'ledger-reported', by: 'permitted' },
  ORDER: { mutation: 'orderLedgerItem', command: 'order', kind: 'ledger-ordered', by: 'owner' },
  PENALISE: { mutation: 'penaliseLedgerItem', command: 'penalise', kind: 'ledger-penalised', by: 'owner' },
  RETURN: CLAIM,
  EXCUSE: CLAIM,
  DISPROVE: CLAIM,
  CLOSE: { mutation: 'closeLedgerItem', command: 'close', kind: 'ledger-closed', by: 'owner' },
  REOPEN: { mutation: 'reopenLedgerItem', command: 'reopen', kind: 'ledger-reopened', by: 'owner' },
  OFFER: { mutation: 'handOverLedgerItem', command: 'hand-over', kind: 'ledger-offered', by: 'owner' },
  ACCEPT: { ...ANSWER, by: 'offered' },
  REFUSE: { ...ANSWER, by: 'offered' },
  WITHDRAW: { ...ANSWER, by: 'owner' },
  PAUSE: { mutation: 'pauseLedgerClock', command: 'pause', kind: 'ledger-paused', by: 'owner' },
  RESUME: { mutation: 'resumeLedgerClock', command: 'pause', kind: 'ledger-resumed', by: 'owner' },
} as const satisfies Partial<Record<LedgerAction, StepRight>>

export type StepAction = keyof typeof STEP_RIGHTS

/** The steps that people can take with an item as it is, whoever they are. */
export function possibleSteps({ state, offer, clocks }: LedgerItem, now: number): readonly StepAction[] {
  const runs = clocks.some((clock) => clock.state === 'RUNNING' && clock.dueAt! > now)
  const fits = (action: StepAction): boolean => {
    switch (action) {
      case 'OFFER':
      case 'CLOSE':
        return offer === null
      case 'ACCEPT':
      case 'REFUSE':
      case 'WITHDRAW':
        return offer !== null
      case 'PAUSE':
        return runs
      case 'RESUME':
        return clocks.some((clock) => clock.state === 'PAUSED')
      default:
        return true
    }
  }
  return (Object.keys(STEP_RIGHTS) as StepAction[]).filter(
    (action) => LEDGER_STEPS[state][action] !== undefined && fits(action),
  )
}
