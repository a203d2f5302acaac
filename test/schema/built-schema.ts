import { isObjectType, type GraphQLField, type GraphQLObjectType, type GraphQLSchema } from 'graphql'
import { buildHubSchema } from '../../resolvers/schema'
import { loadDivisions } from '../../src/divisions'

/** The schema as the hub serves it. */
export const schema: GraphQLSchema = buildHubSchema(loadDivisions())

export const objectTypes: readonly GraphQLObjectType[] = Object.values(schema.getTypeMap())
  .filter(isObjectType)
  .filter((type) => !type.name.startsWith('__'))

/** Every field of every object type, by 'Type.field'. */
export const objectFields: ReadonlyMap<string, GraphQLField<unknown, unknown>> = new Map(
  objectTypes.flatMap((type) =>
    Object.values(type.getFields()).map((field) => [`${type.name}.${field.name}`, field] as const),
  ),
)
