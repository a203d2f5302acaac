import {
  getNamedType,
  isInterfaceType,
  isObjectType,
  isRequiredArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql'
import { literalOf, type Json } from './values'

export type Args = Readonly<Record<string, Json | undefined>>
export type Operation = 'query' | 'mutation' | 'subscription'
/** How a value is sent: in the document, as a variable, or as the default of a variable that is not sent. */
export type Form = 'literal' | 'variable' | 'default'

/** One field on the way from the root to what is asked, with its arguments. */
export interface Step {
  readonly parent: GraphQLNamedType
  readonly field: GraphQLField<unknown, unknown>
  readonly args: Args
}

/** One thing that is asked: a way from a root field, and what is selected at its end ('' of a leaf). */
export interface Unit {
  readonly operation: Operation
  readonly steps: readonly Step[]
  readonly selection: string
}

/** A document of several units, each under an alias of its own, and its variables. */
export interface Request {
  readonly operation: Operation
  readonly query: string
  readonly variables: Readonly<Record<string, Json | undefined>>
}

/** Only the last step's arguments are sent in the form asked for; those on the way stand in the document. */
export function requestOf(units: readonly Unit[], form: Form): Request {
  const declared: string[] = []
  const variables: Record<string, Json | undefined> = {}
  const texts = units.map((unit, i) => {
    const alias = aliasOf(i)
    const named = ({ field, args }: Step) =>
      inBrackets(
        typed(field, args).map(([name, type, value]) => {
          if (form === 'literal') return value === undefined ? '' : `${name}: ${literalOf(value, type)}`
          declared.push(
            form === 'default' && value !== undefined
              ? `$${alias}_${name}: ${String(type)} = ${literalOf(value, type)}`
              : `$${alias}_${name}: ${String(type)}`,
          )
          if (form === 'variable') variables[`${alias}_${name}`] = value
          return `${name}: $${alias}_${name}`
        }),
      )
    return `${alias}: ${textOf(unit, named)}`
  })
  const operation = units[0]!.operation
  const head = declared.length > 0 ? ` (${declared.join(', ')})` : ''
  return { operation, query: `${operation}${head} { ${texts.join(' ')} }`, variables }
}

export function aliasOf(index: number): string {
  return `a${index}`
}

/** Arguments with their types. One of another name than the schema's is left to the document, as it is written. */
function typed(
  { args: defined }: GraphQLField<unknown, unknown>,
  args: Args,
): [string, GraphQLInputType, Json | undefined][] {
  return Object.entries(args).map(([name, value]) => {
    const arg = defined.find((each) => each.name === name)
    if (!arg) throw new TypeError(`no argument ${name}`)
    return [name, arg.type, value]
  })
}

function textOf({ steps, selection }: Unit, last: (step: Step) => string): string {
  return [...steps].reverse().reduce((inner, step, i) => {
    const args = i === 0 ? last(step) : inBrackets(typed(step.field, step.args).flatMap(([name, type, value]) => (value === undefined ? [] : [`${name}: ${literalOf(value, type)}`]))) // prettier-ignore
    const below = i === 0 ? inner : `{ ${within(steps, steps.length - i, inner)} }`
    return `${step.field.name}${args} ${below}`.trim()
  }, selection)
}

/** A field of an object that its parent gives as an interface is asked in a fragment. */
function within(steps: readonly Step[], index: number, text: string): string {
  const { parent } = steps[index]!
  const given = getNamedType(steps[index - 1]!.field.type)
  return given.name === parent.name ? text : `... on ${parent.name} { ${text} }`
}

function inBrackets(parts: readonly string[]): string {
  const some = parts.filter((part) => part !== '')
  return some.length > 0 ? `(${some.join(', ')})` : ''
}

export function rootOf(schema: GraphQLSchema, operation: Operation): GraphQLObjectType | null {
  const roots = { query: schema.getQueryType(), mutation: schema.getMutationType(), subscription: schema.getSubscriptionType() } // prettier-ignore
  return roots[operation] ?? null
}

/** The first way from a root to every field of every type, by type and name; a union or interface is passed by a fragment. */
export function waysToEveryField(schema: GraphQLSchema, base: (step: Omit<Step, 'args'>) => Args): Map<string, Unit> {
  const ways = new Map<string, Unit>()
  const queue = (['query', 'subscription', 'mutation'] as const).flatMap((operation) => {
    const type = rootOf(schema, operation)
    return type ? [{ operation, type: type as GraphQLNamedType, steps: [] as readonly Step[] }] : []
  })
  const seen = new Set<string>()
  for (let next = queue.shift(); next; next = queue.shift()) {
    const { operation, type, steps } = next
    if (seen.has(type.name) || !(isObjectType(type) || isInterfaceType(type))) continue
    seen.add(type.name)
    if (isInterfaceType(type))
      for (const object of schema.getPossibleTypes(type)) queue.push({ operation, type: object, steps })
    for (const field of Object.values(type.getFields())) {
      const at = { parent: type, field }
      const below = getNamedType(field.type)
      const further = [...steps, { ...at, args: required(at, base) }]
      const leaf = !(isObjectType(below) || isInterfaceType(below))
      ways.set(`${type.name}.${field.name}`, { operation, steps: further, selection: leaf ? '' : '{ __typename }' })
      queue.push({ operation, type: below, steps: further })
    }
  }
  return ways
}

function required(at: Omit<Step, 'args'>, base: (step: Omit<Step, 'args'>) => Args): Args {
  const given = base(at)
  for (const arg of at.field.args)
    if (isRequiredArgument(arg) && given[arg.name] === undefined)
      throw new TypeError(`no right value is known for ${at.parent.name}.${at.field.name}(${arg.name})`)
  return given
}

/** Everything below a type, as a selection: each field once, what leads back to a type on the way left out. */
export function selectionBelow(schema: GraphQLSchema, type: GraphQLNamedType, above: readonly string[] = []): string {
  if (!(isObjectType(type) || isInterfaceType(type))) return ''
  const fields = Object.values(type.getFields()).flatMap((field) => {
    const below = getNamedType(field.type)
    if (above.includes(below.name) || below.name === type.name) return []
    return [`${field.name} ${selectionBelow(schema, below, [...above, type.name])}`.trim()]
  })
  const fragments = isInterfaceType(type)
    ? schema.getPossibleTypes(type).map((object) => `... on ${object.name} ${selectionBelow(schema, object, above)}`)
    : []
  return `{ __typename ${[...fields, ...fragments].join(' ')} }`
}
