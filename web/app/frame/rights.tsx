import { NavigationDocument, type NavigationQuery } from '@generated/app/graphql'
import type { UseQueryResult } from '@tanstack/react-query'
import type { Answer } from '../hub/ask'
import type { HubFault } from '../hub/fault'
import { useAnswer } from '../hub/use-hub'

/** What the account may ask for, by the paths of navigation.graphql: `may('children.edges.node.id')`. */
export interface Rights {
  may(path: string): boolean
  /** Whether the account is a school's. */
  readonly school: boolean
}

export function useNavigation(): UseQueryResult<Answer<NavigationQuery>, HubFault> {
  return useAnswer(NavigationDocument, {}, { staleSeconds: 600 })
}

export function rightsOf({ explain, me }: NavigationQuery): Rights {
  const allowed = new Set(explain.decisions.filter(({ level }) => level !== 'NONE').map(({ path }) => path))
  return { may: (path) => allowed.has(path), school: me.school !== null }
}
