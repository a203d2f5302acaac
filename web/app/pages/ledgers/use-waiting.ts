import { LedgersWaitingDocument } from '@generated/app/graphql'
import type { Rights } from '../../frame/rights'
import { useAnswer } from '../../hub/use-hub'
import { DETAIL, hasSide, useLedgerRights } from './use-ledger-rights'

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

/** How much of the ledgers waits for this account; null while it is asked for, and where it has no ledgers. */
export function useLedgersWaiting({ may }: Pick<Rights, 'may'>): LedgerNumbers | null {
  const offered = may('Query.ledgerItems')
  const rights = useLedgerRights(offered)
  const mine = rights !== null && hasSide(rights)
  const items = rights?.get(DETAIL)?.level === 'FULL'
  const brakes = may('Query.ledgerBrakes')
  const { data } = useAnswer(
    LedgersWaitingDocument,
    { items, mine, brakes },
    { enabled: offered && rights !== null && (items || brakes), everySeconds: EVERY_SECONDS },
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
