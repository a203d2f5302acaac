import { LedgerRightsDocument, type LedgerRightsQuery } from '@generated/app/graphql'
import { useAnswer } from '../../hub/use-hub'

export type LedgerRight = LedgerRightsQuery['myRights'][number]

/** By field, as the access table calls it. */
export type LedgerRights = ReadonlyMap<string, LedgerRight>

const FIELDS = [
  'Mutation.recordLedgerVisit',
  'Mutation.reportLedgerItem',
  'Mutation.orderLedgerItem',
  'Mutation.penaliseLedgerItem',
  'Mutation.claimLedgerOutcome',
  'Mutation.closeLedgerItem',
  'Mutation.reopenLedgerItem',
  'Mutation.handOverLedgerItem',
  'Mutation.answerLedgerHandOver',
  'Mutation.pauseLedgerClock',
  'Mutation.resumeLedgerClock',
  'Mutation.decideLedgerBrake',
]

/** What the account may do with items at most; null while it is asked for. */
export function useLedgerRights(): LedgerRights | null {
  const { data } = useAnswer(LedgerRightsDocument, { fields: FIELDS }, { staleSeconds: 600 })
  return data ? new Map(data.data.myRights.map((right) => [right.field, right])) : null
}
