/** The closed words of the three ledgers (控辍保学三本台账, 教基厅函〔2024〕15号). */

/** 适龄, 疑似, 辍学. In rising order: an item may move up, never down. */
export const LEDGERS = ['SCHOOL_AGE', 'SUSPECTED', 'DROPPED_OUT'] as const
export type Ledger = (typeof LEDGERS)[number]

/** The ledger of a verdict's level. Other levels open nothing. */
export const LEDGER_OF_LEVEL: Readonly<Record<string, Ledger>> = {
  OUT_OF_SCHOOL: 'SCHOOL_AGE',
  SUSPECTED: 'SUSPECTED',
  DROPPED_OUT: 'DROPPED_OUT',
}

export const STATES = [
  'FOUND',
  'PERSUADING',
  'REPORTED',
  'ORDERED',
  'PENALISED',
  'RETURNED',
  'EXCUSED',
  'DISPROVED',
  'CLOSED',
] as const
export type LedgerState = (typeof STATES)[number]

/** How an item ended, or is said to end: claimed first, true only with its proof. */
export const OUTCOMES = ['RETURNED', 'EXCUSED', 'DISPROVED'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** Why a child rightly is not in class, or why the suspicion was wrong. */
export const REASONS = [
  'SUSPENSION',
  'HOME_TEACHING',
  'SPECIAL_SCHOOL',
  'SPECIALISED_SCHOOL',
  'ENROLLED_ELSEWHERE',
  'MOVED',
  'ABROAD',
  'COMPLETED',
  'OVER_AGE',
  'DECEASED',
  'WRONG_RECORD',
  'RECORD_MERGED',
  'OTHER',
] as const
export type ClaimReason = (typeof REASONS)[number]

/** What proves the end of an item (动态销号), and of which outcome. */
export const PROOFS = {
  ROLL_AND_ATTENDANCE: ['RETURNED', 'DISPROVED'],
  SCHOOL_CERTIFICATE: ['RETURNED', 'EXCUSED', 'DISPROVED'],
  SUSPENSION_APPROVAL: ['EXCUSED'],
  HOME_TEACHING_PLAN: ['EXCUSED'],
  SPECIAL_SCHOOL_ROLL: ['EXCUSED', 'DISPROVED'],
  TRANSFER_RECEIPT: ['RETURNED', 'EXCUSED', 'DISPROVED'],
  EXIT_RECORD: ['EXCUSED', 'DISPROVED'],
  GRADUATION_RECORD: ['EXCUSED', 'DISPROVED'],
  DEATH_CERTIFICATE: ['EXCUSED', 'DISPROVED'],
  CORRECTED_RECORD: ['DISPROVED'],
  BIRTH_RECORD: ['EXCUSED', 'DISPROVED'],
  MERGED_RECORD: ['EXCUSED', 'DISPROVED'],
} as const satisfies Readonly<Record<string, readonly Outcome[]>>
export type Proof = keyof typeof PROOFS

export const VISIT_FORMS = ['HOME', 'TELEPHONE', 'SCHOOL', 'WORKPLACE', 'ONLINE'] as const
export type VisitForm = (typeof VISIT_FORMS)[number]

/** Who was met: nobody is a visit too. */
export const MET = ['CHILD_AND_GUARDIAN', 'CHILD', 'GUARDIAN', 'OTHER', 'NOBODY'] as const
export type Met = (typeof MET)[number]

export const CLOCK_KINDS = ['FIRST_CONTACT', 'WRITTEN_REPORT', 'RESPONSE', 'CORRECTION', 'PROOF', 'HAND_OVER'] as const
export type ClockKind = (typeof CLOCK_KINDS)[number]

export const PAUSE_REASONS = ['WHEREABOUTS_UNKNOWN', 'ILLNESS', 'DISASTER', 'COURT', 'OTHER_AGENCY', 'OTHER'] as const
export type PauseReason = (typeof PAUSE_REASONS)[number]

/** What may happen to an item. MISS, MOVE_UP, MARK_BACK and MARK_RISK are the hub's own; the rest is done by people. */
export const ACTIONS = [
  'OPEN',
  'VISIT',
  'REPORT',
  'ORDER',
  'PENALISE',
  'RETURN',
  'EXCUSE',
  'DISPROVE',
  'CLOSE',
  'REOPEN',
  'OFFER',
  'ACCEPT',
  'REFUSE',
  'WITHDRAW',
  'PAUSE',
  'RESUME',
  'MISS',
  'MOVE_UP',
  'MARK_BACK',
  'MARK_RISK',
] as const
export type LedgerAction = (typeof ACTIONS)[number]
