import type { Divisions } from './divisions'
import { ChildList } from './index/child-list'
import { CursorSeal } from './index/cursor'
import { ChildNumbers } from './index/child-numbers'
import { RosterList } from './index/roster-list'
import { ReleaseNumbers } from './numbers/release-numbers'
import { ReleaseStore } from './numbers/release-store'
import type { Clock } from './kit/clock'
import type { HubStore } from './store/hub-store'

/** What answers from the index, and from releases that were made of it. `key`: for cursors. */
export function openLists(store: HubStore, key: string, clock: Clock, divisions: Divisions) {
  return {
    lists: new ChildList(store, new CursorSeal(key), clock),
    numbers: new ChildNumbers(store, clock),
    releases: new ReleaseNumbers(new ReleaseStore(store), divisions),
    rosters: new RosterList(store, clock),
  }
}
