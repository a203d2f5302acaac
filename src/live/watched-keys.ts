import type { PlannedOperation } from '../access/plan'
import type { Root } from '../access/roots'
import type { Watched } from '../access/sources'
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
  /** Whether it is the feed of events. */
  readonly events?: true
}

export function watchedKeysOf(planned: PlannedOperation, subject: string): WatchedKeys {
  const watched = [...planned.plan.roots.values()].map((root) => watchedBy(root, planned.given))
  return {
    subject,
    children: watched.flatMap(({ children }) => children),
    index: watched.some(({ index }) => index),
    filters: uuidsOf(namedFilters(planned)),
    ...(watched.some(({ events }) => events) ? { events: true as const } : {}),
  }
}

/** What can change the answer of one root; children and events can be asked for live. */
function watchedBy(root: Root, given: PlannedOperation['given']): Watched {
  switch (root.kind) {
    case 'children':
      return root.watched(given)
    case 'records':
      return root.watched
    case 'numbers':
    case 'command':
    case 'own':
    case 'denied':
      return NOTHING
  }
}

const NOTHING: Watched = { children: [], index: false }
