import { NavigationDocument, type NavigationQuery } from '@generated/app/graphql'
import type { UseQueryResult } from '@tanstack/react-query'
import type { Answer } from '../hub/ask'
import type { HubFault } from '../hub/fault'
import { useAnswer } from '../hub/use-hub'

/** What the account may ask for, by the paths of navigation.graphql, `may('children.edges.node.id')`, or its fields, `may('Query.auditTrail')`. */
export interface Rights {
  may(path: string): boolean
}

export function useNavigation(): UseQueryResult<Answer<NavigationQuery>, HubFault> {
  return useAnswer(NavigationDocument, {}, { staleSeconds: 600 })
}

export function rightsOf({ explain, myRights }: NavigationQuery): Rights {
  const paths = explain.decisions.filter(({ level }) => level !== 'NONE').map(({ path }) => path)
  const fields = myRights.filter(({ level }) => level !== 'NONE').map(({ field }) => field)
  const allowed = new Set([...paths, ...fields])
  return { may: (path) => allowed.has(path) }
}
