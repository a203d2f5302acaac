import type { Plan } from '../access/plan'
import { parseFilterId } from './saved-filter'

/** The saved filters that an operation's lists name, by response key: their UUIDs, null for what is no filter's id. */
export function namedFilters(
  plan: Plan,
  variables: Readonly<Record<string, unknown>>,
): ReadonlyMap<string, string | null> {
  const named = new Map<string, string | null>()
  for (const [key, entry] of plan.entries) {
    const id = entry.saved(variables)
    if (id !== null) named.set(key, parseFilterId(id))
  }
  return named
}

/** Each UUID once, in an order of their own: what the trail tells. */
export function uuidsOf(named: ReadonlyMap<string, string | null>): string[] {
  return [...new Set(named.values())].filter((uuid) => uuid !== null).sort()
}
