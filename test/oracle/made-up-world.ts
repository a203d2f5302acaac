import {
  buildSchema,
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLArgument,
  type GraphQLInputType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql'
import { pick } from '../audit-suite/seeded'

const SDL = `
  interface Node { id: ID!  name: String  peer: Node }
  union Either = Child | School
  enum Sex { MALE FEMALE }
  input Range { from: Int!  to: Int = 9  sex: Sex }
  type Child implements Node {
    id: ID!  name: String  peer: Node  sex: Sex  age: Int  score: Float  alive: Boolean!  school: School  sure: School!
    months(from: String, last: Int = 3): [Month!]  maybe: [Month]  words: [String!]!  grid: [[Int]]  either: Either  both: [Either!]
  }
  type School implements Node { id: ID!  name: String  peer: Node  pupils(range: Range, first: Int!): [Child]  head: Child }
  type Month { month: String!  days: Int  child: Child }
  type Query { child(id: ID!): Child  sure: Child!  node(id: ID): Node  all(sex: Sex, range: Range): [Child!]  either: Either  text: String  count: Int! }
  type Mutation { rename(id: ID!, name: String): Child  count(sex: Sex!): Int }
  type Subscription { child(id: ID!): Child }
`

/** A number that a text decides (FNV-1a). */
function hash(text: string): number {
  let value = 2_166_136_261
  for (let i = 0; i < text.length; i += 1) value = Math.imul(value ^ text.charCodeAt(i), 16_777_619)
  return (value >>> 0) / 4_294_967_296
}

/**
 * A schema whose every field gives what its place decides: values, nulls, errors, promises of each, methods, wrong types.
 * `later`: how many of a thousand values come as promises.
 */
export function madeUpSchema(seed: number, later: number): GraphQLSchema {
  const schema = buildSchema(SDL)
  const value = (type: GraphQLOutputType, at: string): unknown => {
    const chance = hash(`${seed} ${at}`)
    if (chance < 0.03) return new TypeError('a lie')
    const made = plain(type, at, chance)
    return hash(`${seed} later ${at}`) * 1_000 < later ? Promise.resolve(made) : made
  }
  const plain = (type: GraphQLOutputType, at: string, chance: number): unknown => {
    if (isNonNullType(type)) return chance < 0.05 ? null : plain(type.ofType, at, chance)
    if (chance < 0.12) return chance < 0.08 ? null : undefined
    if (isListType(type)) {
      if (chance < 0.14) return 'no list'
      const items = Array.from({ length: Math.floor(chance * 4) }, (_, i) => value(type.ofType, `${at}.${i}`))
      return chance > 0.9 ? new Set(items) : items
    }
    const named = getNamedType(type)
    if (isLeafType(named)) return leaf(named.name, chance, at)
    const kind = isAbstractType(named) ? (chance < 0.15 ? 'Month' : chance < 0.6 ? 'Child' : 'School') : named.name
    return record(kind, at)
  }
  const leaf = (name: string, chance: number, at: string): unknown => {
    switch (name) {
      case 'Int':
        return chance < 0.15 ? 'no number' : Math.floor(chance * 100)
      case 'Float':
        return chance * 10
      case 'Boolean':
        return chance < 0.5
      case 'Sex':
        return chance < 0.15 ? 'BOTH' : chance < 0.5 ? 'MALE' : 'FEMALE'
      default:
        return chance < 0.15 ? 7 : `${name} ${Math.floor(hash(at) * 1_000)}`
    }
  }
  const record = (kind: string, at: string): object =>
    new Proxy({} as Record<string, unknown>, {
      get: (_target, name) => {
        if (name === '__typename') return kind
        const type = schema.getType(kind)
        const field = typeof name === 'string' && isObjectType(type) ? type.getFields()[name] : undefined
        if (!field) return undefined
        const chance = hash(`${seed} how ${at}.${String(name)}`)
        if (chance < 0.02) throw new RangeError('a record that throws')
        const given = (args: object) => value(field.type, `${at}.${field.name}${JSON.stringify(args)}`)
        return chance < 0.3 ? (args: object) => given(args) : given({})
      },
    })
  for (const root of [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()])
    for (const field of Object.values(root!.getFields()))
      field.resolve = (_source, args, _context, info) => {
        const at = `${info.parentType.name}.${field.name}${JSON.stringify(args)}${info.path.key}`
        if (hash(`${seed} throws ${at}`) < 0.03) throw new RangeError('a resolver that throws')
        return value(field.type, at)
      }
  return schema
}

/** Any value that an argument may have. */
export function madeUpArgument(random: () => number): (field: string, argument: GraphQLArgument) => unknown {
  const value = (type: GraphQLInputType): unknown => {
    if (isNonNullType(type)) return value(type.ofType) ?? value(type)
    if (random() < 0.1) return null
    const named = getNamedType(type)
    if (isEnumType(named)) return pick(random, named.getValues()).name
    if (isInputObjectType(named)) {
      const fields = Object.values(named.getFields()).filter((one) => isNonNullType(one.type) || random() < 0.6)
      return Object.fromEntries(fields.map((one) => [one.name, value(one.type)]))
    }
    return named.name === 'Int' ? Math.floor(random() * 5) : pick(random, ['a', 'b', '2020-01'])
  }
  return (_field, { type }) => (isNonNullType(type) || random() < 0.6 ? value(type) : undefined)
}
