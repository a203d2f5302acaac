import type { Actor, Role } from '../auth/actor'

/** What one operation may ask: points, levels, aliases, ids in a call, children on a page; and subscriptions open at a time. */
export interface RoleLimits {
  readonly cost: number
  readonly depth: number
  readonly aliases: number
  readonly ids: number
  readonly page: number
  readonly subscriptions: number
}

export interface LimitSettings {
  /** For accounts without a role, and for what a role sets nothing of its own. */
  readonly everybody: RoleLimits
  /** Null: as for everybody. */
  readonly roles: Readonly<Record<Role, { readonly [Limit in keyof RoleLimits]: number | null }>>
}

const LIMITS = ['cost', 'depth', 'aliases', 'ids', 'page', 'subscriptions'] as const

/** The limits of an actor: of several roles the widest, limit by limit. */
export function limitsOf({ roles }: Pick<Actor, 'roles'>, settings: LimitSettings): RoleLimits {
  const widest = { ...settings.everybody }
  if (roles.length === 0) return widest
  for (const limit of LIMITS)
    widest[limit] = Math.max(...roles.map((role) => settings.roles[role][limit] ?? settings.everybody[limit]))
  return widest
}
