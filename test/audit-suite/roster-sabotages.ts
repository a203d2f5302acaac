import { RosterList } from '../../src/index/roster-list'
import { all, entries, patch, patchPlan, type Sabotage } from './sabotage'

/** What shows only where rosters are asked (roster-cells.ts). */
export const ROSTER_SABOTAGES: readonly Sabotage[] = [
  {
    name: 'roster-without-scope',
    seenIn: 'a second transport with rights of its own',
    defence: 'src/index/roster-list.ts',
    apply: () =>
      all(
        patchPlan((plan) => entries(plan, (entry) => (entry.field === 'Query.roster' ? { ...entry, visible: () => true } : entry))), // prettier-ignore
        patch(RosterList.prototype, 'page', (page) => (asked, columns) => page({ ...asked, uses: [] }, columns)),
      ),
  },
  {
    name: 'roster-total-without-scope',
    seenIn: 'pg_graphql #653',
    defence: 'src/index/roster-list.ts',
    apply: () => patch(RosterList.prototype, 'count', (count) => (asked) => count({ ...asked, uses: [] })),
  },
]
