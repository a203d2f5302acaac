import { NavigationDocument, type NavigationQuery } from '@generated/app/graphql'
import type { UseQueryResult } from '@tanstack/react-query'
import type { Answer } from '../hub/ask'
import type { HubFault } from '../hub/fault'
import { useAnswer } from '../hub/use-hub'

/** What the account may do with a field, and where it may not, by which rule and what would be needed. */
export type OwnRight = NavigationQuery['myRights'][number]

/** What the account may ask for, by the paths of navigation.graphql, `may('children.edges.node.id')`, or its fields, `may('Query.auditTrail')`. */
export interface Rights {
  may(path: string): boolean
  /** Of a field that navigation.graphql names. */
  of(field: string): OwnRight
  /** Whether the account is a school's. */
  readonly school: boolean
  /** Whether it is a child worker's, with a list of its own. */
  readonly worker: boolean
}

export function useNavigation(): UseQueryResult<Answer<NavigationQuery>, HubFault> {
  return useAnswer(NavigationDocument, {}, { staleSeconds: 600 })
}

export function rightsOf({ explain, me, myRights }: NavigationQuery): Rights {
  const paths = explain.decisions.filter(({ level }) => level !== 'NONE').map(({ path }) => path)
  const fields = myRights.filter(({ level }) => level !== 'NONE').map(({ field }) => field)
  const allowed = new Set([...paths, ...fields])
  const of = (field: string) => {
    const right = myRights.find((one) => one.field === field)
    if (!right) throw new TypeError(`expected ${field} in navigation.graphql`)
    return right
  }
  return { may: (path) => allowed.has(path), of, school: me.school !== null, worker: me.worker !== null }
}
