import type { Machine } from '../commands/machine'
import type { AccessGrant } from './access-grant'
import {
  GRANT_STEPS,
  REVIEW_STEPS,
  stateAt,
  type GrantAction,
  type GrantState,
  type ReviewAction,
  type ReviewState,
} from './states'

const CODES = { missing: 'GRANT_NOT_FOUND', state: 'GRANT_STATE' } as const

/** A request, its answer, its end. */
export const GRANT_MACHINE: Machine<AccessGrant, GrantState, GrantAction> = {
  type: 'grant',
  steps: GRANT_STEPS,
  state: ({ state, until }, now) => stateAt(state, until, now),
  codes: CODES,
  idInput: 'grantId',
}

/** The review of an emergency, beside the grant's own life. */
export const REVIEW_MACHINE: Machine<AccessGrant, ReviewState, ReviewAction> = {
  type: 'grant',
  steps: REVIEW_STEPS,
  state: ({ review }) => review ?? 'NONE',
  codes: CODES,
  idInput: 'grantId',
}
