import type { PlannedOperation } from '../access/plan'
import { argumentRights } from '../access/roots'
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
  for (const [key, root] of plan.roots) {
    const id = argumentRights(root)?.saved(given) ?? null
    if (id !== null) named.set(key, { uuid: parseFilterId(id), field: root.field })
  }
  return named
}

/** Each UUID once, in an order of their own: what the trail tells. */
export function uuidsOf(named: ReadonlyMap<string, NamedFilter>): string[] {
  return [...new Set([...named.values()].flatMap(({ uuid }) => uuid ?? []))].sort()
}
