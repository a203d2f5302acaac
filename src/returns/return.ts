import type { Living } from '../commands/machine'
import { prefixedId } from '../kit/prefixed-id'
import type { Figures } from './figures'
import type { PeriodKind } from './periods'
import type { ReturnState } from './states'
import type { Unit } from './units'

export interface Signature {
  /** Account. */
  readonly by: string
  /** Milliseconds since 1970. */
  readonly at: number
}

/** Why a signed return is corrected by a new edition. A closed list: a text might name a child. */
export const CORRECTIONS = ['DATA_CORRECTED', 'LATE_RETURN', 'RULES_CHANGED', 'PERIOD_OVER'] as const
export type Correction = (typeof CORRECTIONS)[number]

/** A return of dropout control (月报, 学期报, 年报): figures of one unit in one period. Nobody's name, no child. */
export interface DropoutReturn extends Living, Unit {
  readonly kind: PeriodKind
  readonly period: string
  /** 1; one more for each correction. */
  readonly edition: number
  /** The signed return that this one is to replace. */
  readonly replaces: string | null
  readonly correction: Correction | null
  readonly state: ReturnState
  /** When the figures were counted, milliseconds since 1970. */
  readonly countedAt: number
  readonly figures: Figures
  /** The hub's own count of a division, beside the sum of its parts; null: a school's. */
  readonly counted: Figures | null
  /** Parts whose signed returns are in the sum, and how many have not signed. */
  readonly parts: number
  readonly partsMissing: number
  readonly filled: Signature | null
  readonly reviewed: Signature | null
  readonly signed: Signature | null
}

export const { format: formatReturnId, parse: parseReturnId } = prefixedId('return:')
