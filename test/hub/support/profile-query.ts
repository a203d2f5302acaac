import { getNamedType, isObjectType, type GraphQLObjectType, type GraphQLSchema } from 'graphql'

/** Every field of every type below a type, as a selection set: what the widest profile asks for. */
export function everyField(
  schema: GraphQLSchema,
  typeName = 'Child',
  without: ReadonlySet<string> = new Set(),
): string {
  const walk = (type: GraphQLObjectType): string => {
    const fields = Object.values(type.getFields())
      .filter(({ name }) => !without.has(`${type.name}.${name}`))
      .map((field) => {
        const below = getNamedType(field.type)
        return isObjectType(below) ? `${field.name} ${walk(below)}` : field.name
      })
    return `{ ${fields.join(' ')} }`
  }
  const root = schema.getType(typeName)
  if (!isObjectType(root)) throw new TypeError(`${typeName} is no object type`)
  return walk(root)
}
