import { useEffect } from 'react'
import { PupilsDocument, SchoolLimitsDocument } from '@generated/app/graphql'
import { useAnswer } from '../../hub/use-hub'
import { usePages } from '../../hub/use-pages'
import { firstMonth } from './attendance'

/** Months of attendance that the page looks back. */
export const MONTHS = 6
const PAGE_SIZE = 100

/** Every pupil of the school, read page after page. */
export function usePupils() {
  const from = firstMonth(MONTHS)
  const query = usePages(
    PupilsDocument,
    (after) => ({ first: PAGE_SIZE, after, from }),
    ({ children }) => (children?.pageInfo.hasNextPage ? children.pageInfo.endCursor : null),
  )
  const { hasNextPage, isFetchingNextPage, isError, fetchNextPage } = query
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && !isError) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, isError, fetchNextPage])
  const pages = query.data?.pages ?? []
  const pupils = pages.flatMap(({ data }) => (data.children?.edges ?? []).flatMap(({ node }) => node ?? []))
  return { ...query, pupils, first: pages[0] ?? null, total: pages[0]?.data.children?.totalCount ?? null }
}

/** How many numbers one question may have; null until it is known. */
export function useMostNumbers(): number | null {
  return useAnswer(SchoolLimitsDocument, {}, { staleSeconds: 600 }).data?.data.me.limits.ids ?? null
}
