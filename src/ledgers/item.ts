import { prefixedId } from '../kit/prefixed-id'
import type { LedgerClock } from './clocks'
import type { ClaimReason, Ledger, LedgerState, Outcome, Proof } from './words'

/** Another owner that an item is offered to: a bureau, or a school of it. */
export interface Offer {
  readonly division: string
  readonly school: string | null
}

/** What the entries of an item make of it (`replay`). Instants: milliseconds since 1970; days: YYYY-MM-DD. */
export interface ItemState {
  readonly ledger: Ledger
  readonly state: LedgerState
  /** Level, variant and version of the rule that opened it, or moved it up. By hand: the version in force, if any. */
  readonly level: string | null
  readonly variant: string | null
  readonly rulesVersion: string | null
  readonly openedBy: 'RULE' | 'HAND'
  /** 学校标识码: the school that has the pupil on its roll, or accepted the item. */
  readonly school: string | null
  /** County whose education bureau is responsible. */
  readonly division: string
  /** The school that must act now; null: the bureau of the county. */
  readonly ownerSchool: string | null
  readonly offer: Offer | null
  readonly openedAt: number
  readonly firstContactAt: number | null
  readonly outcome: Outcome | null
  readonly reason: ClaimReason | null
  readonly proof: Proof | null
  readonly closedAt: number | null
  /** The day since when the rule's verdict says the child is back. It closes nothing. */
  readonly backOn: string | null
  readonly clocks: readonly LedgerClock[]
  readonly version: number
}

/** An item of a ledger (台账): one child, from being found to being closed with a proof. */
export interface LedgerItem extends ItemState {
  /** UUID. */
  readonly id: string
  /** Hub id of the child (UUID). */
  readonly child: string
}

/** What people wrote. Free text, may name a child: never in a log or an audit record, and read only as the plan says. */
export interface EntryTexts {
  /** Report of a visit, written report, order, reason. */
  readonly note: string | null
  /** Of a proof: the document's number, or where it lies. */
  readonly reference: string | null
}

export const { format: formatItemId, parse: parseItemId } = prefixedId('ledger:')
export const { format: formatEntryId } = prefixedId('ledger-entry:')

/** Where the texts lie, for the hub's connector. */
export const LEDGER_TEXTS = {
  prefix: 'ledger-entry:',
  table: 'ledger_entry',
  columns: { note: 'note', reference: 'reference' },
} as const satisfies { readonly columns: Readonly<Record<keyof EntryTexts, string>>; [kept: string]: unknown }
