import { GrantChildrenDocument } from '@generated/app/graphql'
import { rightsOf, useNavigation } from '../../frame/rights'
import { useAnswer } from '../../hub/use-hub'

const MOST = 50 // names of one look; the others are called by their number

/** Names of children by hub id, where the account may read them; an approver may not, and decides by the reason. */
export function useChildNames(ids: readonly string[]): ReadonlyMap<string, string> {
  const navigation = useNavigation().data
  const may = navigation !== undefined && rightsOf(navigation.data).may('child.name')
  const asked = [...new Set(ids)].sort().slice(0, MOST)
  const { data } = useAnswer(
    GrantChildrenDocument,
    { ids: asked },
    { enabled: may && asked.length > 0, staleSeconds: 600 },
  )
  const found = data?.data.childrenByIds ?? []
  return new Map(found.flatMap((child) => (child?.name ? [[child.id, child.name] as const] : [])))
}
