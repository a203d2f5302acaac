import type { ClaimReason, ClockKind, Ledger, Met, Outcome, PauseReason, Proof, VisitForm } from './words'

interface Keyed {
  /** The same key and input is the same change, however often it is sent. */
  readonly idempotencyKey: string
}

export interface OpenInput extends Keyed {
  readonly childId: string
  readonly ledger: Ledger
  readonly note: string
}

/** A step of an item. */
export interface ToItem extends Keyed {
  readonly itemId: string
  /** The version the client saw. */
  readonly version: number
  readonly note: string
}

export interface VisitInput extends ToItem {
  /** YYYY-MM-DD. */
  readonly visitedOn: string
  readonly form: VisitForm
  readonly met: Met
}

export interface OrderInput extends ToItem {
  /** The term in calendar days; null: as the limits say. */
  readonly days: number | null
}

export interface ClaimInput extends ToItem {
  readonly outcome: Outcome
  readonly reason: ClaimReason | null
}

export interface CloseInput extends ToItem {
  readonly proof: Proof
  readonly reference: string
}

export interface HandOverInput extends ToItem {
  readonly division: string
  readonly school: string | null
}

export interface AnswerInput extends ToItem {
  readonly answer: 'ACCEPT' | 'REFUSE' | 'WITHDRAW'
}

export interface PauseInput extends ToItem {
  readonly clock: ClockKind
  readonly reason: PauseReason
}

export interface ResumeInput extends ToItem {
  readonly clock: ClockKind
}
