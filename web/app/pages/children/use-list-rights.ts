import { ListRightsDocument, type ChildOrderBy } from '@generated/app/graphql'
import { useAnswer } from '../../hub/use-hub'
import { EVERYTHING, FACTS, type Fact } from './facts'

/** What the account may filter and sort by. What would be refused is not offered. */
export interface ListRights {
  readonly facts: readonly Fact[]
  readonly orders: readonly ChildOrderBy[]
}

const NO_RIGHTS: ListRights = { facts: [], orders: [] }
const ORDERS: Readonly<Record<string, ChildOrderBy>> = { 'Child.name': 'NAME', 'Child.birthDate': 'BIRTH_MONTH' }

export function useListRights(): ListRights {
  const byName = useUses('NAME')
  const byMonth = useUses('BIRTH_MONTH')
  if (!byName || !byMonth) return NO_RIGHTS
  const may = (field: string, position: string) =>
    [...byName, ...byMonth].some((use) => use.field === field && use.position === position && use.scopes.length > 0)
  return {
    facts: FACTS.filter(({ field, kind }) => may(field, 'filter') || (kind === 'name' && may(field, 'search'))),
    orders: Object.entries(ORDERS).flatMap(([field, by]) => (may(field, 'sort') ? [by] : [])),
  }
}

function useUses(by: ChildOrderBy) {
  const variables = { ...EVERYTHING, orderBy: { by, direction: 'ASC' } }
  return useAnswer(ListRightsDocument, { variables }, { staleSeconds: 600 }).data?.data.explain.uses
}
