import type { ChildrenRoot } from '../access/roots'
import type { View } from '../access/view'
import type { ScopeBits } from '../access/words'
import type { Actor } from '../auth/actor'
import type { GrantService } from '../grants/grant-service'
import type { ActiveGrant } from '../grants/grant-store'
import type { FoundChild } from '../identity/child-lookup'

/**
 * Each child's view, with what the actor's grants in force open of it, and the grants that opened something. They are asked
 * for anew every time, and only where one could show more: a revocation holds for every request that begins after it.
 */
export async function openViews(
  service: GrantService,
  actor: Actor,
  entry: ChildrenRoot,
  found: readonly (FoundChild | null)[],
  standing: readonly (ScopeBits | null)[],
): Promise<{ readonly views: (View | null)[]; readonly grants: ActiveGrant[] }> {
  const closed = new Set<string>()
  standing.forEach((bits, i) => {
    if (bits !== null && entry.openable(bits)) closed.add(found[i]!.uuid)
  })
  const grants = new Map<string, ActiveGrant[]>()
  for (const grant of closed.size === 0 ? [] : await service.active(actor, [...closed]))
    grants.set(grant.child, [...(grants.get(grant.child) ?? []), grant])
  const used = new Set<ActiveGrant>()
  const views = standing.map((bits, i) => {
    if (bits === null) return null
    const own = grants.get(found[i]!.uuid) ?? []
    if (own.length === 0) return entry.view(bits)
    const view = entry.view(bits, [...new Set(own.map(({ rule }) => rule))].sort())
    for (const grant of own) if (view.opened.includes(grant.rule)) used.add(grant)
    return view
  })
  return { views, grants: [...used] }
}
