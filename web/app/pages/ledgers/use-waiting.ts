import { LedgersWaitingDocument } from '@generated/app/graphql'
import { rightsOf, useNavigation, type Rights } from '../../frame/rights'
import { useAnswer } from '../../hub/use-hub'

/** Each time is in the audit trail: often enough for a day's work, and no more. */
const EVERY_SECONDS = 300

export interface LedgerNumbers {
  /** Overdue items; of an account that has items of its own, those alone. Null where it may not know. */
  readonly overdue: number | null
  /** Whether there are more than were counted. */
  readonly more: boolean
  /** Whether the number is of the own items alone. */
  readonly mine: boolean
  /** Runs that wait for a person; null where it decides none. */
  readonly brakes: number | null
}

/** What the account may know of items beside that they are there, and whether items can be its own: of a school, or of a bureau. */
export function ledgerRights({ of }: Rights): { readonly clocks: boolean; readonly side: boolean } {
  return {
    clocks: of('LedgerItem.clocks').level === 'FULL',
    side: of('Mutation.handOverLedgerItem').commands.includes('hand-over'),
  }
}

/** How much of the ledgers waits for this account; null while it is asked for, and where it has no ledgers. */
export function useLedgersWaiting(): LedgerNumbers | null {
  const navigation = useNavigation().data
  const rights = navigation && rightsOf(navigation.data)
  const { clocks: items, side: mine } = rights ? ledgerRights(rights) : { clocks: false, side: false }
  const brakes = rights?.may('Query.ledgerBrakes') ?? false
  const { data } = useAnswer(
    LedgersWaitingDocument,
    { items, mine, brakes },
    { enabled: items || brakes, everySeconds: EVERY_SECONDS },
  )
  if (!data) return null
  const { ledgerItems, ledgerBrakes } = data.data
  return {
    overdue: ledgerItems?.nodes.length ?? null,
    more: ledgerItems?.pageInfo.hasNextPage ?? false,
    mine,
    brakes: ledgerBrakes?.length ?? null,
  }
}
