/** What one registry says, and when it was read. `asOf`: ISO 8601, null where that is not known. */
export interface Fact<T> {
  readonly value: T
  readonly registry: string
  readonly asOf: string | null
}

export const ROLL_FACTS = [
  'ENROLLED',
  'SUSPENDED',
  'TRANSFERRED_OUT',
  'GRADUATED',
  'WITHDRAWN',
  'DECEASED',
  'NO_RECORD',
] as const
/** State of the roll (学籍); NO_RECORD: the roll was read and does not know the child. */
export type RollFact = (typeof ROLL_FACTS)[number]

/** A month of attendance (考勤月报). `days*` null: that cell could not be read. */
export interface MonthFact {
  readonly month: string
  readonly daysDue: number | null
  readonly daysPresent: number | null
  readonly daysExcused: number | null
  readonly daysUnexcused: number | null
}

export type Band = 'FULL' | 'GOOD' | 'POOR' | 'ABSENT' | 'UNKNOWN'

/** Months, the newest first, or only the band that the list index keeps of the newest month with days due. */
export type Attendance =
  { readonly grain: 'days'; readonly months: readonly MonthFact[] } | { readonly grain: 'band'; readonly band: Band }

export interface Household {
  /** Registered division (户籍所在地); null: not recorded. */
  readonly division: string | null
  /** null: not read. The list index does not keep it. */
  readonly state: 'ACTIVE' | 'MOVED_OUT' | 'CANCELLED' | null
}

export type LedgerFact = 'NONE' | 'SUSPECTED' | 'DROPPED_OUT' | 'RETURNED'

/** What dropout control looks at, of one child. null: the input is missing, because a registry is not connected or was not read. */
export interface DropoutFacts {
  readonly birthDate: Fact<string> | null
  readonly household: Fact<Household> | null
  readonly roll: Fact<RollFact> | null
  /** Whether the newest transfer names the school that took the pupil in: the proof of having moved. */
  readonly transfer: Fact<boolean> | null
  readonly attendance: Fact<Attendance> | null
  readonly ledger: Fact<LedgerFact> | null
  readonly aid: Fact<boolean> | null
  /** Key groups (重点群体), such as ORPHAN, in the words of the registry. */
  readonly groups: Fact<readonly string[]> | null
}

export type Input = keyof DropoutFacts
