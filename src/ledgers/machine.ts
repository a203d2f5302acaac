import type { Machine } from '../commands/machine'
import type { LedgerItem } from './item'
import { LEDGER_STEPS } from './steps'
import type { LedgerAction, LedgerState } from './words'

export const LEDGER_MACHINE: Machine<LedgerItem, LedgerState, LedgerAction> = {
  type: 'ledger',
  steps: LEDGER_STEPS,
  state: ({ state }) => state,
  codes: { missing: 'LEDGER_NOT_FOUND', state: 'LEDGER_STATE' },
  idInput: 'itemId',
}
