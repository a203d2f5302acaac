import { GrantService } from '../../src/grants/grant-service'
import { GrantStore } from '../../src/grants/grant-store'
import { GrantVisibility } from '../../src/grants/grant-visibility'
import { patch, type Sabotage } from './sabotage'

/** What grants must not be without. */
export const GRANT_SABOTAGES: readonly Sabotage[] = [
  {
    name: 'grant-of-another-child',
    seenIn: 'rights cached by account alone',
    defence: 'src/execute/open-views.ts',
    apply: () => {
      const seen = new Set<string>()
      return patch(GrantService.prototype, 'active', (active) => async (actor, children) => {
        for (const child of children) seen.add(child)
        const grants = await active(actor, [...seen])
        return children.flatMap((child) => grants.map((grant) => ({ ...grant, child })))
      })
    },
  },
  {
    name: 'grant-outlives-its-end',
    seenIn: 'rights kept with a session',
    defence: 'src/grants/grant-store.ts',
    apply: () =>
      patch(GrantStore.prototype, 'active', (active) => async (subject, children) => {
        const ever = await active(subject, children, 0)
        return ever.map((grant) => ({ ...grant, until: Number.MAX_SAFE_INTEGER }))
      }),
  },
  {
    name: 'grant-decided-by-anybody',
    seenIn: 'approval by whoever has the role',
    defence: 'src/grants/grant-visibility.ts',
    apply: () => patch(GrantVisibility.prototype, 'mayAct', () => async () => true),
  },
  {
    name: 'grant-in-force-of-another-owner',
    seenIn: 'a list of open accesses for every approver',
    defence: 'src/grants/grant-store.ts',
    apply: () => patch(GrantStore.prototype, 'inForce', (inForce) => (_owner, now) => inForce('health', now)),
  },
]
