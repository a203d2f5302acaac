/** What a state of the roll means: look at attendance, a reason not to be in school, out of school, or moved, if a transfer proves it. */
export const MEANINGS = ['attendance', 'reason', 'out-of-school', 'moved'] as const
export type Meaning = (typeof MEANINGS)[number]

/** One version of the rule of dropout control, for a division and a time. */
export interface Variant {
  readonly name: string
  /** Chinese first. */
  readonly title: string
  readonly basis: string
  /** `local`: an example read in a local text. It counts only where the settings switch it on. */
  readonly standing: 'national' | 'local'
  /** Codes whose children it judges; '' is everywhere. */
  readonly division: string
  /** First day in force. */
  readonly from: string
  /** First day no longer in force; null: open. */
  readonly until: string | null
  /** Who has turned `from` on the last day of August is of school age for `years` school years. */
  readonly schoolAge: { readonly from: number; readonly years: number }
  /** School days without reason in a run that make a pupil suspected, or dropped out; null: no such rule was read. */
  readonly suspectedFrom: number | null
  readonly droppedOutFrom: number | null
  /** Whether a whole month with days due and none present makes suspected (名在人不在). */
  readonly absentMonth: boolean
  readonly roll: Readonly<Record<'SUSPENDED' | 'TRANSFERRED_OUT' | 'GRADUATED' | 'WITHDRAWN' | 'NO_RECORD', Meaning>>
  /** Data older than this many days lowers the confidence. */
  readonly staleAfterDays: number
}

/** A whole file, checked. */
export interface RuleSet {
  readonly name: string
  /** First 12 characters of the file's SHA-256, and the local variants that are switched on. */
  readonly version: string
  /** Those that count. */
  readonly variants: readonly Variant[]
}

/** The rule for a division on a day: the narrowest division counts, and a local variant before the national one. Null: none in force. */
export function variantFor(rules: RuleSet, division: string, day: string): Variant | null {
  const [first = null] = rules.variants
    .filter((one) => division.startsWith(one.division) && one.from <= day && (one.until === null || day < one.until))
    .sort((a, b) => b.division.length - a.division.length || (a.standing === b.standing ? 0 : a.standing === 'local' ? -1 : 1)) // prettier-ignore
  return first
}
