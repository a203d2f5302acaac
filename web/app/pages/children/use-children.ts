import { useMemo } from 'react'
import { ChildrenDocument, type ChildOrder, type ChildrenQuery } from '@generated/app/graphql'
import type { ChildFilter } from '@generated/app/graphql'
import type { Answer, Limited } from '../../hub/ask'
import { usePages } from '../../hub/use-pages'
import { variablesOf } from './columns'

export interface ListAsked {
  readonly where: ChildFilter | null
  readonly saved: string | null
  readonly orderBy: ChildOrder | null
  /** Paths of the columns. */
  readonly columns: readonly string[]
}

export type RowNode = NonNullable<NonNullable<ChildrenQuery['children']>['edges'][number]['node']>

/** A row with what is withheld of it, by the path below the child. */
export interface Row {
  readonly node: RowNode
  readonly withheld: ReadonlyMap<string, Limited>
}

/** The first page is small, so that it is there soon; who scrolls on gets larger ones. */
export const PAGE_SIZE = 50
const LATER_PAGE_SIZE = 200
const ROOT = 'children.edges.node.'

/** What both the list and what follows it are asked with. */
export function variablesOfList({ columns, ...asked }: ListAsked) {
  return { ...asked, ...variablesOf(columns), first: PAGE_SIZE }
}

/** The list, page by page, as far as it was read. `longest`: rows that a page of this account may have. */
export function useChildren(asked: ListAsked, longest: number) {
  const later = Math.min(LATER_PAGE_SIZE, longest)
  const query = usePages(
    ChildrenDocument,
    (after) => ({ ...variablesOfList(asked), ...(after === null ? {} : { first: later, total: false }), after }),
    ({ children }) => (children?.pageInfo.hasNextPage ? children.pageInfo.endCursor : null),
    { keepPrevious: true },
  )
  const pages = query.data?.pages
  const rows = useMemo(() => pages?.flatMap(rowsOf) ?? [], [pages])
  return { ...query, rows, first: pages?.[0] ?? null }
}

/** Of thousands of rows only those of a new page are made anew. */
const made = new WeakMap<Answer<ChildrenQuery>, readonly Row[]>()

function rowsOf(page: Answer<ChildrenQuery>): readonly Row[] {
  let rows = made.get(page)
  if (!rows) {
    const { data, withheld } = page
    rows = (data.children?.edges ?? []).flatMap(({ node }, index) =>
      node ? [{ node, withheld: limitsAt(withheld, index) }] : [],
    )
    made.set(page, rows)
  }
  return rows
}

function limitsAt(withheld: readonly Limited[], index: number): ReadonlyMap<string, Limited> {
  const here = withheld.filter(({ at }) => at === undefined || at.includes(index))
  return new Map(here.map((one) => [one.path.replace(ROOT, ''), one]))
}
