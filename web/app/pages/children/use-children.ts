import { ChildrenDocument, type ChildOrder, type ChildrenQuery } from '@generated/app/graphql'
import type { ChildFilter } from '@generated/app/graphql'
import type { Limited } from '../../hub/ask'
import { usePages } from '../../hub/use-pages'

export interface ListAsked {
  readonly where: ChildFilter | null
  readonly saved: string | null
  readonly orderBy: ChildOrder | null
}

export type RowNode = NonNullable<NonNullable<ChildrenQuery['children']>['edges'][number]['node']>

/** A row with what is withheld of it, by the path below the child. */
export interface Row {
  readonly node: RowNode
  readonly withheld: ReadonlyMap<string, Limited>
}

export const PAGE_SIZE = 50
const ROOT = 'children.edges.node.'

/** The list, page by page, as far as it was read. */
export function useChildren(asked: ListAsked) {
  const query = usePages(
    ChildrenDocument,
    (after) => ({ ...asked, first: PAGE_SIZE, after }),
    ({ children }) => (children?.pageInfo.hasNextPage ? children.pageInfo.endCursor : null),
  )
  const pages = query.data?.pages ?? []
  const rows = pages.flatMap(({ data, withheld }) => {
    const edges = data.children?.edges ?? []
    return edges.flatMap(({ node }, index): Row[] => (node ? [{ node, withheld: limitsAt(withheld, index) }] : []))
  })
  return { ...query, rows, first: pages[0] ?? null }
}

function limitsAt(withheld: readonly Limited[], index: number): ReadonlyMap<string, Limited> {
  const here = withheld.filter(({ at }) => at === undefined || at.includes(index))
  return new Map(here.map((one) => [one.path.replace(ROOT, ''), one]))
}
