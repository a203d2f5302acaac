import type { GraphQLSchema } from 'graphql'
import type { AccessClass } from '../access/decide'
import type { AccessTable } from '../access/table'
import type { Actor } from '../auth/actor'
import type { Changes } from '../changes/change'
import { HubError } from '../errors/hub-error'
import type { ListFilter } from '../index/child-filter'
import type { Clock } from '../kit/clock'
import { readContent } from './content'
import { FilterDesk } from './filter-desk'
import type { FilterStore } from './filter-store'

export interface FilterRooms {
  readonly store: FilterStore
  readonly changes: Changes
  readonly schema: GraphQLSchema
  readonly clock: Clock
  /** The access table in force. */
  readonly table: () => AccessTable
}

/** Saved filters for every request: what those hold that lists name, and a desk for each actor. */
export class FilterOffice {
  constructor(private readonly rooms: FilterRooms) {}

  /**
   * What each list's saved filter holds, read anew. `named`: its UUID by the list's response key, null for what is no
   * filter's id. Nothing is judged here. Throws HubError SAVED_FILTER_NOT_FOUND, for another account's too, and SAVED_FILTER_STALE.
   */
  async read(actor: Actor, named: ReadonlyMap<string, string | null>): Promise<Map<string, ListFilter>> {
    const ids = [...new Set(named.values())].filter((id) => id !== null)
    const contents = await this.rooms.store.contents(actor.subject, ids)
    if ([...named.values()].some((id) => id === null || !contents.has(id)))
      throw new HubError('SAVED_FILTER_NOT_FOUND', undefined, { field: 'Query.children', position: 'saved' })
    return new Map([...named].map(([key, id]) => [key, readContent(contents.get(id!)!, this.rooms.schema)]))
  }

  desk(actor: Actor, who: AccessClass, requestId: string): FilterDesk {
    return new FilterDesk(this.rooms, actor, who, requestId)
  }
}
