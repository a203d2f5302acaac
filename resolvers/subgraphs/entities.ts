import type { GraphQLFieldResolver } from 'graphql'
import type { Child } from '../../schema'
import { NONE, type Touches } from '../../src/access/sources'
import { HubError } from '../../src/errors/hub-error'
import type { RequestContext } from '../../src/execute/request-context'
import { parseChildId } from '../../src/identity/child-id'
import { toChild } from '../hub/to-child'

/** The root field of a subgraph by which a router asks for its part of children. */
export const ENTITIES = '_entities'

/**
 * Children by their hub ids, as `Query.childrenByIds` gives them. The whole schema has no such field, so the table has no row
 * for it: the row of that query decides.
 */
export const entityTouches: Touches = {
  asked: {
    [`Query.${ENTITIES}`]: {
      answers: 'Child',
      arguments: { representations: NONE },
      ruledBy: 'Query.childrenByIds',
      amount: ({ representations }) => ({ kind: 'ids', count: (representations as unknown[]).length }),
    },
  },
}

/** In the order asked; null for each child that is unknown or out of reach, and for all where the table does not open the field. */
export const resolveEntities: GraphQLFieldResolver<unknown, RequestContext, { representations: unknown[] }> = async (
  _root,
  { representations },
  context,
  info,
): Promise<(Child | null)[]> => {
  const key = String(info.path.key)
  if (context.plan.roots.get(key)?.kind === 'denied') return representations.map(() => null)
  const wanted = representations.map((one) => ({ by: 'id' as const, value: idOf(one) }))
  const seen = await context.children.read(context.children.entry(key), wanted)
  return seen.map((child) => toChild(child, context))
}

/** Throws HubError BAD_CHILD_ID for anything but a child by its key. */
function idOf(representation: unknown): string {
  const { __typename: type, id } = (representation ?? {}) as { __typename?: unknown; id?: unknown }
  const uuid = type === 'Child' && typeof id === 'string' ? parseChildId(id) : null
  if (!uuid) throw new HubError('BAD_CHILD_ID', "expected a representation of Child with the id 'child:' and a UUID")
  return uuid
}
