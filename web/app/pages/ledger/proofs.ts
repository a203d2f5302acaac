import type { LedgerOutcome, LedgerProof } from '@generated/app/graphql'

/** What proves which outcome, as src/ledgers/words.ts has it; the hub judges it anew. */
export const PROOFS: Readonly<Record<LedgerProof, readonly LedgerOutcome[]>> = {
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
}

export function proofsOf(outcome: LedgerOutcome | null): readonly LedgerProof[] {
  const all = Object.keys(PROOFS) as LedgerProof[]
  return outcome === null ? all : all.filter((proof) => PROOFS[proof].includes(outcome))
}
