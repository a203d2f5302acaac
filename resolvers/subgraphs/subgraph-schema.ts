import {
  buildASTSchema,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  isScalarType,
  Kind,
  parse,
  type DefinitionNode,
  type DocumentNode,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  type ObjectTypeDefinitionNode,
} from 'graphql'
import { sources } from '../sources'
import type { Sources } from '../../src/access/sources'
import { ENTITIES, entityTouches, resolveEntities } from './entities'
import { ENTITY, type Subgraph } from './subgraphs'

/** Where the fields of every subgraph come from: as in the whole schema, and `_entities`. */
export const subgraphSources: Sources = { ...sources, asked: { ...sources.asked, ...entityTouches.asked } }

const QUERY = 'Query'
const ADDITIONS = `
  """实体引用 a reference to a child from another subgraph: its __typename and its id"""
  scalar _Any
  union _Entity = ${ENTITY}
  type ${QUERY} { ${ENTITIES}(representations: [_Any!]!): [_Entity]! }`

/** A subgraph that documents can be validated against, planned and executed: its part of the whole schema, with the same resolvers, and `_entities`. */
export function subgraphSchema(whole: GraphQLSchema, { document }: Subgraph): GraphQLSchema {
  const schema = buildASTSchema(withEntities(document), { assumeValidSDL: true }) // the directives are the router's matter
  for (const type of Object.values(schema.getTypeMap())) {
    const from = whole.getType(type.name)
    if (isScalarType(type) && isScalarType(from)) {
      const { serialize, parseValue, parseLiteral } = from
      Object.assign(type, { serialize, parseValue, parseLiteral })
    }
    if (isAbstractType(type)) type.resolveType = isInterfaceType(from) ? from.resolveType : () => ENTITY
    if (!isObjectType(type) || !isObjectType(from)) continue
    for (const field of Object.values(type.getFields())) {
      const resolve = from.getFields()[field.name]?.resolve
      if (resolve) field.resolve = resolve
    }
  }
  schema.getQueryType()!.getFields()[ENTITIES]!.resolve = resolveEntities as GraphQLFieldResolver<unknown, unknown>
  return schema
}

/** A part without root fields of its own gets a `Query` for this one. */
function withEntities({ definitions }: DocumentNode): DocumentNode {
  const own = definitions.find(isQuery)?.fields ?? []
  const additions = parse(ADDITIONS).definitions.map((one) =>
    isQuery(one) ? { ...one, fields: [...own, ...(one.fields ?? [])] } : one,
  )
  return { kind: Kind.DOCUMENT, definitions: [...definitions.filter((one) => !isQuery(one)), ...additions] }
}

function isQuery(node: DefinitionNode): node is ObjectTypeDefinitionNode {
  return node.kind === Kind.OBJECT_TYPE_DEFINITION && node.name.value === QUERY
}
