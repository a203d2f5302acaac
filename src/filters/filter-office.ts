import type { AccessClass } from '../access/decide'
import type { Actor } from '../auth/actor'
import { HubError } from '../errors/hub-error'
import type { ListFilter } from '../index/child-filter'
import { readContent } from './content'
import { FilterDesk } from './filter-desk'
import type { FilterRooms } from './filter-rooms'
import { uuidsOf, type NamedFilter } from './named-filters'

/** Saved filters as an operation read them. */
export interface ReadFilters {
  /** What each holds, by response key of the list that names it. */
  readonly held: ReadonlyMap<string, ListFilter>
  /** At which version, by UUID. */
  readonly versions: ReadonlyMap<string, string>
}

/** Saved filters for every request: what those hold that lists name, and a desk for each actor. */
export class FilterOffice {
  constructor(private readonly rooms: FilterRooms) {}

  /**
   * What each list's saved filter holds, read anew. `named`: by the list's response key. Nothing is judged here. Throws
   * HubError SAVED_FILTER_NOT_FOUND, for another account's too, and SAVED_FILTER_STALE.
   */
  async read(actor: Actor, named: ReadonlyMap<string, NamedFilter>): Promise<ReadFilters> {
    const found = await this.rooms.store.contents(actor.subject, uuidsOf(named))
    const absent = [...named.values()].find(({ uuid }) => uuid === null || !found.has(uuid))
    if (absent) throw new HubError('SAVED_FILTER_NOT_FOUND', undefined, { field: absent.field, position: 'saved' })
    const read = ({ uuid, field }: NamedFilter) => readContent(found.get(uuid!)!.content, this.rooms.schema, field)
    return {
      held: new Map([...named].map(([key, one]) => [key, read(one)])),
      versions: new Map([...found].map(([uuid, { version }]) => [uuid, version])),
    }
  }

  desk(actor: Actor, who: AccessClass, requestId: string): FilterDesk {
    return new FilterDesk(this.rooms, actor, who, requestId)
  }
}
