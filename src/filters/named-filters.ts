import type { PlannedOperation } from '../access/plan'
import { parseFilterId } from './saved-filter'

/** What a list names as its saved filter. */
export interface NamedFilter {
  /** Null for what is no filter's id. */
  readonly uuid: string | null
  /** The list: 'Query.children'. */
  readonly field: string
}

/** The saved filters that an operation's lists name, by response key. */
export function namedFilters({ plan, given }: PlannedOperation): ReadonlyMap<string, NamedFilter> {
  const named = new Map<string, NamedFilter>()
  for (const [key, entry] of plan.entries) {
    const id = entry.saved(given)
    if (id !== null) named.set(key, { uuid: parseFilterId(id), field: entry.field })
  }
  return named
}

/** Each UUID once, in an order of their own: what the trail tells. */
export function uuidsOf(named: ReadonlyMap<string, NamedFilter>): string[] {
  return [...new Set([...named.values()].flatMap(({ uuid }) => uuid ?? []))].sort()
}
