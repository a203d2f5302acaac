import { MyListDocument, type ChildFilter } from '@generated/app/graphql'
import { useEffect } from 'react'
import type { Limited } from '../../hub/ask'
import { usePages } from '../../hub/use-pages'
import { byDue, dueOf, todayInShanghai, type Due, type ListedChild } from './due'

export interface Listed {
  readonly id: string
  readonly child: ListedChild
  readonly due: Due
  /** Whether the phones of its carers are shown as they are: one behind a mask cannot be called. */
  readonly mayCall: boolean
}

/** So many that a village is one page, and so few that a slow line has the first soon. */
const PAGE_SIZE = 40
/** Children whom civil affairs has a form of: a township has others, whom nobody visits. */
const WITH_FORM: ChildFilter = { receivesAid: { isNull: false } }
const PHONE = 'children.edges.node.welfare.carers.phone'

/** The whole list, page after page, by what is due. */
export function useMyList() {
  const query = usePages(
    MyListDocument,
    (after) => ({ where: WITH_FORM, first: PAGE_SIZE, after }),
    ({ children }) => (children?.pageInfo.hasNextPage ? children.pageInfo.endCursor : null),
  )
  const { hasNextPage, isFetchingNextPage, error, fetchNextPage } = query
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && !error) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, error, fetchNextPage])
  const today = todayInShanghai()
  const pages = query.data?.pages ?? []
  const listed = pages.flatMap(({ data, withheld, masked }) =>
    (data.children?.edges ?? []).flatMap(({ node }, index): Listed[] =>
      node
        ? [
            {
              id: node.id,
              child: node,
              due: dueOf(node.welfare, today),
              mayCall: !limits([...withheld, ...masked], index),
            },
          ]
        : [],
    ),
  )
  return { ...query, listed: listed.sort(byDue), today, first: pages[0] ?? null }
}

/** Whether the phone of this row is masked or withheld, itself or with what holds it. */
function limits(limited: readonly Limited[], index: number): boolean {
  return limited.some(
    ({ path, at }) => (path === PHONE || PHONE.startsWith(`${path}.`)) && (at === undefined || at.includes(index)),
  )
}
