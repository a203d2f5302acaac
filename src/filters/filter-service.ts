import type { AccessClass } from '../access/decide'
import type { Actor } from '../auth/actor'
import { HubError } from '../errors/hub-error'
import type { ListFilter } from '../index/conditions'
import { readContent } from './content'
import { FilterCommands } from './filter-commands'
import type { FilterDependencies } from './filter-dependencies'
import { uuidsOf, type NamedFilter } from './named-filters'

/** Saved filters as an operation read them. */
export interface ReadFilters {
  /** What each holds, by response key of the list that names it. */
  readonly held: ReadonlyMap<string, ListFilter>
  /** At which version, by UUID. */
  readonly versions: ReadonlyMap<string, string>
}

/** Saved filters for every request: what those hold that lists name, and commands for each actor. */
export class FilterService {
  constructor(private readonly dependencies: FilterDependencies) {}

  /**
   * What each list's saved filter holds, read anew. `named`: by the list's response key. Nothing is judged here. Throws
   * HubError SAVED_FILTER_NOT_FOUND, for another account's too, and SAVED_FILTER_STALE.
   */
  async read(actor: Actor, named: ReadonlyMap<string, NamedFilter>): Promise<ReadFilters> {
    const found = await this.dependencies.store.contents(actor.subject, uuidsOf(named))
    const absent = [...named.values()].find(({ uuid }) => uuid === null || !found.has(uuid))
    if (absent) throw new HubError('SAVED_FILTER_NOT_FOUND', undefined, { field: absent.field, position: 'saved' })
    const read = ({ uuid, field }: NamedFilter) =>
      readContent(found.get(uuid!)!.content, this.dependencies.schema, field)
    return {
      held: new Map([...named].map(([key, one]) => [key, read(one)])),
      versions: new Map([...found].map(([uuid, { version }]) => [uuid, version])),
    }
  }

  commands(actor: Actor, who: AccessClass, requestId: string): FilterCommands {
    return new FilterCommands(this.dependencies, actor, who, requestId)
  }
}
