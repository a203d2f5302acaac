import { coerceInputValue, type GraphQLInputType, type GraphQLSchema } from 'graphql'
import type { HeldFilter } from '../access/sources'
import { HubError } from '../errors/hub-error'
import type { ChildCondition, ListFilter, ListOrder } from '../index/conditions'
import { emptyPlace } from '../index/filter-parts'

/** Bytes of JSON that one saved filter may hold; also a constraint of the table. */
export const MOST_BYTES = 8_192

/** As it is kept. Throws HubError SAVED_FILTER_LIMIT. */
export function writeContent({ where, orderBy }: ListFilter): string {
  const content = JSON.stringify({ where, orderBy })
  const bytes = Buffer.byteLength(content)
  if (bytes > MOST_BYTES)
    throw new HubError('SAVED_FILTER_LIMIT', `expected at most ${MOST_BYTES} bytes of JSON, got ${bytes}`, {
      path: ['input', 'where'],
    })
  return content
}

/** As it was kept, for its owner to read: what is no JSON object shows as null. */
export function showContent(content: string): HeldFilter {
  const held = parsed(content)
  return { where: asObject(held?.where), orderBy: asObject(held?.orderBy) }
}

/**
 * As lists take it now: each field, word and month is one of the schema in force, and each part asks something. `field` is the list's. Throws HubError SAVED_FILTER_STALE, which
 * says where and never what: the schema may have moved on, or somebody wrote past the hub.
 */
export function readContent(content: string, schema: GraphQLSchema, field: string): ListFilter {
  const held = parsed(content) ?? stale(field, [])
  const take = (name: 'where' | 'orderBy', type: string): unknown =>
    coerceInputValue(held[name], schema.getType(type) as GraphQLInputType, (path) => stale(field, [name, ...path]))
  // What the schema took is of these types: see src/index/conditions.ts.
  const where = take('where', 'ChildFilter') as ChildCondition | null
  const empty = where && emptyPlace(where)
  if (empty) stale(field, ['where', empty.at])
  return { where, orderBy: take('orderBy', 'ChildOrder') as ListOrder | null }
}

/** The names on the path are the schema's own: what it does not know stands for the place that holds it. */
function stale(field: string, path: readonly (string | number)[]): never {
  const at = path.join('.')
  throw new HubError('SAVED_FILTER_STALE', `expected what lists take now${at && `, not so at ${at}`}`, {
    field,
    position: 'saved',
    at,
  })
}

/** The two parts of a text, not read any further. */
function parsed(content: string): { readonly where?: unknown; readonly orderBy?: unknown } | null {
  try {
    return asObject(JSON.parse(content))
  } catch {
    return null
  }
}

function asObject(value: unknown): object | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null
}
