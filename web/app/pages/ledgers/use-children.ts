import { LedgerChildrenDocument } from '@generated/app/graphql'
import { rightsOf, useNavigation } from '../../frame/rights'
import { useAnswer } from '../../hub/use-hub'
import { useSchoolNames } from '../../parts/school-names'

export interface KnownChild {
  /** Null where the account may not read it. */
  readonly name: string | null
}

export interface Known {
  /** Children within reach, by hub id. One that is not here has left, or never was within reach: no link leads to it. */
  readonly children: ReadonlyMap<string, KnownChild>
  /** Names of schools by code: of these children’s, and of those of the items. */
  readonly schools: ReadonlyMap<string, string>
}

/** The parts of an item that name a child or a school. */
export interface Naming {
  readonly childId: string
  readonly school: string | null
  readonly owner: { readonly school: string | null } | null
  readonly offeredTo: { readonly school: string | null } | null
}

/** What is known of the children and schools of one page of items, as far as the account's rights go. */
export function useChildren(items: readonly Naming[]): Known {
  const navigation = useNavigation().data
  const may = navigation !== undefined && rightsOf(navigation.data).may('child.id')
  const asked = [...new Set(items.map(({ childId }) => childId))].sort()
  const named = useSchoolNames(
    items.flatMap(({ school, owner, offeredTo }) => [school, owner?.school ?? null, offeredTo?.school ?? null]),
  )
  const { data } = useAnswer(
    LedgerChildrenDocument,
    { ids: asked },
    { enabled: may && asked.length > 0, staleSeconds: 600 },
  )
  const found = (data?.data.childrenByIds ?? []).flatMap((child) => (child ? [child] : []))
  return {
    children: new Map(found.map(({ id, name }) => [id, { name }])),
    schools: new Map([
      ...named,
      ...found.flatMap(({ education }) =>
        education?.schoolCode && education.schoolName ? [[education.schoolCode, education.schoolName] as const] : [],
      ),
    ]),
  }
}
