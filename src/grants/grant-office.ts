import type { AccessClass } from '../access/decide'
import type { AccessTable } from '../access/table'
import type { Actor } from '../auth/actor'
import type { Changes } from '../changes/change'
import type { ChildLookup } from '../identity/child-lookup'
import type { Scopes } from '../identity/scope'
import type { Clock } from '../kit/clock'
import { GrantDesk } from './grant-desk'
import type { ActiveGrant, GrantStore } from './grant-store'

export interface GrantRooms {
  readonly store: GrantStore
  readonly changes: Changes
  readonly lookup: ChildLookup
  readonly scopes: Scopes
  readonly clock: Clock
  /** The access table in force. */
  readonly table: () => AccessTable
}

/** Grants for every request: what is open now, and a desk for each actor. */
export class GrantOffice {
  constructor(private readonly rooms: GrantRooms) {}

  active(actor: Actor, children: readonly string[]): Promise<ActiveGrant[]> {
    return this.rooms.store.active(actor.subject, children, this.rooms.clock.now())
  }

  desk(actor: Actor, who: AccessClass, requestId: string): GrantDesk {
    return new GrantDesk(this.rooms, actor, who, requestId)
  }
}
