import type { Machine } from '../commands/machine'
import type { DropoutReturn } from './return'
import { RETURN_STEPS, type ReturnAction, type ReturnState } from './states'

export const RETURN_MACHINE: Machine<DropoutReturn, ReturnState, ReturnAction> = {
  type: 'return',
  steps: RETURN_STEPS,
  state: ({ state }) => state,
  codes: { missing: 'RETURN_NOT_FOUND', state: 'RETURN_STATE' },
  idInput: 'returnId',
}
