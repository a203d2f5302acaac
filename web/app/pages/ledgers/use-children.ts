import { LedgerChildrenDocument } from '@generated/app/graphql'
import { rightsOf, useNavigation } from '../../frame/rights'
import { useAnswer } from '../../hub/use-hub'

export interface KnownChild {
  /** Null where the account may not read it. */
  readonly name: string | null
}

export interface Known {
  /** Children within reach, by hub id. One that is not here has left, or never was within reach: no link leads to it. */
  readonly children: ReadonlyMap<string, KnownChild>
  /** Names of schools by code, as the roll of these children has them. */
  readonly schools: ReadonlyMap<string, string>
}

/** What is known of the children of one page of items, as far as the account's rights go. */
export function useChildren(ids: readonly string[]): Known {
  const navigation = useNavigation().data
  const may = navigation !== undefined && rightsOf(navigation.data).may('child.id')
  const asked = [...new Set(ids)].sort()
  const { data } = useAnswer(
    LedgerChildrenDocument,
    { ids: asked },
    { enabled: may && asked.length > 0, staleSeconds: 600 },
  )
  const found = (data?.data.childrenByIds ?? []).flatMap((child) => (child ? [child] : []))
  return {
    children: new Map(found.map(({ id, name }) => [id, { name }])),
    schools: new Map(
      found.flatMap(({ education }) =>
        education?.schoolCode && education.schoolName ? [[education.schoolCode, education.schoolName] as const] : [],
      ),
    ),
  }
}
