import {
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query'
import type { TypedDocumentString } from '@generated/app/graphql'
import { useSession } from '../frame/session'
import { useLanguage } from '../language/language'
import { ask, type Answer, type Asking } from './ask'
import { HubFault } from './fault'

/** Who asks, for what, in which language: part of every key, so that no answer is shown to another. */
export function useAsking(): Asking & { readonly account: string } {
  const { account, purpose } = useSession()
  const { language } = useLanguage()
  return { account: account.name, purpose: purpose ?? '', language }
}

/** The answer to a registered document, kept in memory for this account and purpose alone. A HubFault is its error. With `everySeconds` it is asked again, while the page is looked at. */
export function useAnswer<Data, Variables>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
  options: { readonly enabled?: boolean; readonly staleSeconds?: number; readonly everySeconds?: number } = {},
): UseQueryResult<Answer<Data>, HubFault> {
  const asking = useAsking()
  const { ended, endSession } = useSession()
  return useQuery<Answer<Data>, HubFault>({
    queryKey: [asking, document.__meta__?.['id'], variables],
    queryFn: () => ask(document, variables, asking).catch(endingSession(endSession)),
    enabled: (options.enabled ?? true) && asking.purpose !== '',
    staleTime: (options.staleSeconds ?? 30) * 1000,
    refetchInterval: options.everySeconds === undefined || ended ? false : options.everySeconds * 1000,
  })
}

/** Sends a change; afterwards everything on the screen is asked again. `first` is called before that, for what must not be asked any more. */
export function useChange<Data, Variables>(
  document: TypedDocumentString<Data, Variables>,
  first?: (answer: Answer<Data>) => void,
): UseMutationResult<Answer<Data>, HubFault, Variables> {
  const asking = useAsking()
  const { endSession } = useSession()
  const client = useQueryClient()
  return useMutation<Answer<Data>, HubFault, Variables>({
    mutationFn: (variables) => ask(document, variables, asking).catch(endingSession(endSession)),
    onSuccess: (answer) => {
      first?.(answer)
      return client.invalidateQueries()
    },
  })
}

/** For a rejected request: tells the frame when the session has ended. */
export function endingSession(end: () => void) {
  return (fault: unknown): never => {
    if (fault instanceof HubFault && fault.code === 'UNAUTHENTICATED') end()
    throw fault
  }
}
