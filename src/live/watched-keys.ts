import type { PlannedOperation } from '../access/plan'
import { namedFilters, uuidsOf } from '../filters/named-filters'

/** What the answer of one live query hangs on. */
export interface WatchedKeys {
  readonly subject: string
  /** Hub ids (UUID) of the children asked for. */
  readonly children: readonly string[]
  /** Whether it is a list: the index moves it, and any grant of the account may be for a child in it. */
  readonly index: boolean
  /** Ids (UUID) of the saved filters it names. */
  readonly filters: readonly string[]
}

export function watchedKeysOf(planned: PlannedOperation, subject: string): WatchedKeys {
  const watched = [...planned.plan.entries.values()].map((entry) => entry.watched(planned.given))
  return {
    subject,
    children: watched.flatMap(({ children }) => children),
    index: watched.some(({ index }) => index),
    filters: uuidsOf(namedFilters(planned)),
  }
}
