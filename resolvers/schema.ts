import 'reflect-metadata'
import {
  getNamedType,
  isListType,
  getNullableType,
  GraphQLObjectType,
  GraphQLSchema,
  isObjectType,
  type GraphQLFieldResolver,
} from 'graphql'
import { buildSchemaSync } from 'type-graphql'
import { Division } from '../schema'
import type { Divisions } from '../src/divisions/divisions'
import type { RequestContext } from '../src/execute/request-context'
import { MODULES } from './modules'
import { LIVE } from './sources'

/** The whole schema. What a request may see of it is the plan's matter: no resolver below asks who is asking. */
export function buildHubSchema(divisions: Divisions): GraphQLSchema {
  const [first, ...others] = MODULES.flatMap(({ resolvers }) => resolvers)
  const schema = withLiveQueries(buildSchemaSync({ resolvers: [first!, ...others], validate: false }))
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue
    for (const field of Object.values(type.getFields())) {
      if (getNamedType(field.type).name === 'Division' && type.name !== 'Division') {
        field.resolve = isListType(getNullableType(field.type))
          ? divisionList(divisions, field.resolve)
          : oneDivision(divisions, field.name)
      }
    }
  }
  denyAtRoot(schema)
  return schema
}

type Resolve = GraphQLFieldResolver<unknown, RequestContext>

/**
 * The root of subscriptions, out of the queries' own fields: what a live query shows is a query's answer, made anew. That one
 * is to be made is noticed by src/live, so no field has a source of events, and type-graphql needs no pubSub.
 */
function withLiveQueries(schema: GraphQLSchema): GraphQLSchema {
  const queries = schema.getQueryType()!.toConfig().fields
  const fields = Object.fromEntries(
    LIVE.map((name) => {
      const { description, ...query } = queries[name]!
      return [name, { ...query, description: `持续查询 live: at once, and again whenever it differs. ${description}` }]
    }),
  )
  return new GraphQLSchema({
    ...schema.toConfig(),
    subscription: new GraphQLObjectType({ name: 'Subscription', fields }),
  })
}

/** Records and survivors hold a division's code; the schema shows the division. */
function oneDivision(divisions: Divisions, property: string): Resolve {
  return (root) => {
    const code = (root as Record<string, unknown>)[property]
    if (code instanceof Error) return code // a cell that cannot be read is this field's error
    return typeof code === 'string' ? toDivision(divisions, code) : null
  }
}

function divisionList(divisions: Divisions, inner: Resolve | undefined): Resolve {
  return async (root, args, context, info) => {
    const codes: unknown = await (inner
      ? inner(root, args, context, info)
      : (root as Record<string, unknown>)[info.fieldName])
    return (codes as string[] | null)?.map((code) => toDivision(divisions, code)) ?? null
  }
}

/** A code in no table (abolished long ago, mistyped) still shows as itself; its level is told by its length. */
function toDivision(divisions: Divisions, code: string): Division {
  const known = divisions.get(code)
  return Object.assign(new Division(), {
    code,
    name: known?.name ?? null,
    level: known?.level ?? (code.length > 9 ? 'VILLAGE' : code.length > 6 ? 'TOWNSHIP' : 'COUNTY'),
    fullName: known ? divisions.fullName(code) : null,
    parent: known?.parent ?? null,
  })
}

/** A root field that the table does not open to the actor answers null without being run. */
function denyAtRoot(schema: GraphQLSchema): void {
  for (const type of [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]) {
    for (const field of Object.values(type?.getFields() ?? {})) {
      const resolve = field.resolve as Resolve | undefined
      if (!resolve) throw new TypeError(`${type!.name}.${field.name} has no resolver`)
      field.resolve = (root, args, context: RequestContext, info) =>
        context.plan.roots.get(String(info.path.key))?.kind === 'denied' ? null : resolve(root, args, context, info)
    }
  }
}
