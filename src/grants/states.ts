import type { Steps } from '../commands/machine'

/** What a grant is written as. EXPIRED is never written: it follows from the time. */
export type WrittenState = 'REQUESTED' | 'APPROVED' | 'REFUSED' | 'EMERGENCY' | 'REVOKED'
export type GrantState = WrittenState | 'EXPIRED'
export type GrantAction = 'APPROVE' | 'REFUSE' | 'REVOKE'
export type Review = 'OPEN' | 'JUSTIFIED' | 'UNJUSTIFIED'
/** NONE: it was no emergency. */
export type ReviewState = Review | 'NONE'
export type ReviewAction = 'JUSTIFIED' | 'UNJUSTIFIED'

/** The life of a grant. EXPIRED is reached by the clock alone. */
export const GRANT_STEPS: Steps<GrantState, GrantAction> = {
  REQUESTED: { APPROVE: 'APPROVED', REFUSE: 'REFUSED', REVOKE: 'REVOKED' },
  APPROVED: { REVOKE: 'REVOKED' },
  EMERGENCY: { REVOKE: 'REVOKED' },
  REFUSED: {},
  REVOKED: {},
  EXPIRED: {},
}

/** The life of an emergency's review, beside the grant's own: it stays open, whatever becomes of the grant, until someone answers. */
export const REVIEW_STEPS: Steps<ReviewState, ReviewAction> = {
  NONE: {},
  OPEN: { JUSTIFIED: 'JUSTIFIED', UNJUSTIFIED: 'UNJUSTIFIED' },
  JUSTIFIED: {},
  UNJUSTIFIED: {},
}

/** States in which a grant opens its field, until its time is up. */
export const OPENING: readonly WrittenState[] = ['APPROVED', 'EMERGENCY']

/** Hours a grant may last. Emergency access asks nobody beforehand, so it is short. */
export const MOST_HOURS = { approved: 168, emergency: 3 } as const

/** The state at an instant: a grant ends with the second named in `until`. Units: milliseconds; `until` ISO 8601 or null. */
export function stateAt(state: WrittenState, until: string | null, now: number): GrantState {
  return OPENING.includes(state) && until !== null && Date.parse(until) <= now ? 'EXPIRED' : state
}
