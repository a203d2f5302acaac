import type { AccessClass } from '../access/decide'
import type { Actor } from '../auth/actor'
import { GrantDesk } from './grant-desk'
import type { GrantRooms } from './grant-rooms'
import type { ActiveGrant } from './grant-store'

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
