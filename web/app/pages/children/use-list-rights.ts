import { useMemo } from 'react'
import { ListRightsDocument, type ChildOrderBy, type ListRightsQuery } from '@generated/app/graphql'
import { useAnswer } from '../../hub/use-hub'
import { EVERYTHING, FACTS, type Fact } from './facts'

/** What the account may filter and sort by. What would be refused is not offered. */
export interface ListRights {
  readonly facts: readonly Fact[]
  readonly orders: readonly ChildOrderBy[]
  /** Whether names are searched by former names too. */
  readonly former: boolean
  /** Rows of the longest page. */
  readonly page: number
}

const NO_RIGHTS: ListRights = { facts: [], orders: [], former: false, page: 50 }
const ORDERS: Readonly<Record<string, ChildOrderBy>> = { 'Child.name': 'NAME', 'Child.birthDate': 'BIRTH_MONTH' }

export function useListRights(): ListRights {
  const byName = useRights('NAME')
  const byMonth = useRights('BIRTH_MONTH')
  return useMemo(() => (byName && byMonth ? rightsOf(byName, byMonth) : NO_RIGHTS), [byName, byMonth])
}

function rightsOf(byName: ListRightsQuery, byMonth: ListRightsQuery): ListRights {
  const uses = [...byName.explain.uses, ...byMonth.explain.uses]
  const may = (field: string, position: string) =>
    uses.some((use) => use.field === field && use.position === position && use.scopes.length > 0)
  return {
    facts: FACTS.filter(({ field, kind }) => may(field, 'filter') || (kind === 'name' && may(field, 'search'))),
    orders: Object.entries(ORDERS).flatMap(([field, by]) => (may(field, 'sort') ? [by] : [])),
    former: may('Child.formerNames', 'search'),
    page: byName.me.limits.page,
  }
}

function useRights(by: ChildOrderBy) {
  const variables = { ...EVERYTHING, orderBy: { by, direction: 'ASC' } }
  return useAnswer(ListRightsDocument, { variables }, { staleSeconds: 600 }).data?.data
}
