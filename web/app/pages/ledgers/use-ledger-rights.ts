import { LedgerRightsDocument, type LedgerRightsQuery } from '@generated/app/graphql'
import { useAnswer } from '../../hub/use-hub'

export type LedgerRight = LedgerRightsQuery['myRights'][number]

/** By field, as the access table calls it. */
export type LedgerRights = ReadonlyMap<string, LedgerRight>

/** Who may know more of an item than that it is there. */
export const DETAIL = 'LedgerItem.clocks'
const HAND_OVER = 'Mutation.handOverLedgerItem'

const FIELDS = [
  DETAIL,
  'Mutation.recordLedgerVisit',
  'Mutation.reportLedgerItem',
  'Mutation.orderLedgerItem',
  'Mutation.penaliseLedgerItem',
  'Mutation.claimLedgerOutcome',
  'Mutation.closeLedgerItem',
  'Mutation.reopenLedgerItem',
  HAND_OVER,
  'Mutation.answerLedgerHandOver',
  'Mutation.pauseLedgerClock',
  'Mutation.resumeLedgerClock',
  'Mutation.decideLedgerBrake',
]

/** What the account may do with items at most; null while it is asked for. */
export function useLedgerRights(enabled = true): LedgerRights | null {
  const { data } = useAnswer(LedgerRightsDocument, { fields: FIELDS }, { enabled, staleSeconds: 600 })
  return data ? new Map(data.data.myRights.map((right) => [right.field, right])) : null
}

/** Whether items can be the account's own: it is a school's, or of a bureau, and can hand them over. */
export function hasSide(rights: LedgerRights): boolean {
  return rights.get(HAND_OVER)?.commands.includes('hand-over') ?? false
}
