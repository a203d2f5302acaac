import { keepPreviousData, useInfiniteQuery, type InfiniteData } from '@tanstack/react-query'
import type { TypedDocumentString } from '@generated/app/graphql'
import { useSession } from '../frame/session'
import { ask, type Answer } from './ask'
import type { HubFault } from './fault'
import { endingSession, useAsking } from './use-hub'

/**
 * A list read forwards, page by page. `cursorOf` gives the cursor after a page, null after the last one. With `keepPrevious` what was there
 * stays, marked isPlaceholderData, until the next answer is: focus and place are not lost.
 */
export function usePages<Data, Variables>(
  document: TypedDocumentString<Data, Variables>,
  variablesOf: (after: string | null) => Variables,
  cursorOf: (data: Data) => string | null,
  options: { readonly keepPrevious?: boolean } = {},
) {
  const asking = useAsking()
  const { endSession } = useSession()
  return useInfiniteQuery<Answer<Data>, HubFault, InfiniteData<Answer<Data>>, readonly unknown[], string | null>({
    queryKey: [asking, document.__meta__?.['id'], 'pages', variablesOf(null)],
    queryFn: ({ pageParam }) => ask(document, variablesOf(pageParam), asking).catch(endingSession(endSession)),
    initialPageParam: null,
    getNextPageParam: ({ data }) => cursorOf(data),
    enabled: asking.purpose !== '',
    staleTime: 30_000,
    ...(options.keepPrevious ? { placeholderData: keepPreviousData } : {}),
  })
}
