import { HomeNumbersDocument, HomeRightsDocument, type HomeNumbersQueryVariables } from '@generated/app/graphql'
import { useAnswer } from '../../hub/use-hub'
import { COUNTED, FIELDS, type CountedFact } from './facts'

export interface HomeRights {
  /** Whether the account may count the children that it may list. */
  readonly counts: boolean
  /** What it may count them by. */
  readonly facts: readonly CountedFact[]
  readonly byResidence: boolean
  /** Whether it may read a field or use a root field: `Query.grantsToDecide`. */
  readonly may: (field: string) => boolean
}

export function useHomeRights() {
  const query = useAnswer(HomeRightsDocument, { fields: [...FIELDS] }, { staleSeconds: 600 })
  const rights = new Map(query.data?.data.myRights.map((right) => [right.field, right]))
  const may = (field: string) => (rights.get(field)?.level ?? 'NONE') !== 'NONE'
  const mayFilter = (field: string) => rights.get(field)?.filter === true
  const result: HomeRights = {
    counts: may('Query.statistics') && may('Child.id'),
    facts: COUNTED.filter(({ field }) => mayFilter(field)),
    byResidence: mayFilter('Child.residenceDivision'),
    may,
  }
  return { ...query, rights: query.data ? result : null }
}

export function useHomeNumbers({ facts, counts }: HomeRights) {
  const granted = new Set(facts.map(({ key }) => key))
  const each = Object.fromEntries(COUNTED.map(({ key }) => [key, granted.has(key)]))
  const both = granted.has('educationLeftBehind') && granted.has('welfareLeftBehind')
  return useAnswer(HomeNumbersDocument, { ...each, both } as HomeNumbersQueryVariables, { enabled: counts })
}
