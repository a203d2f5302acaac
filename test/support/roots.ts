import type { Plan } from '../../src/access/plan'
import type { ChildrenRoot, DeniedRoot, Root } from '../../src/access/roots'

/** The roots of a plan that look at children, by response key. */
export function childrenOf(plan: Pick<Plan, 'roots'>): ReadonlyMap<string, ChildrenRoot> {
  return ofKind(plan, (root) => root.kind === 'children')
}

/** The roots that the account may not call. */
export function deniedOf(plan: Pick<Plan, 'roots'>): ReadonlyMap<string, DeniedRoot> {
  return ofKind(plan, (root) => root.kind === 'denied')
}

function ofKind<Kind extends Root>(
  { roots }: Pick<Plan, 'roots'>,
  is: (root: Root) => root is Kind,
): ReadonlyMap<string, Kind> {
  return new Map([...roots.values()].flatMap((root) => (is(root) ? [[root.key, root]] : [])))
}
