import {
  Kind,
  lexicographicSortSchema,
  parse,
  print,
  printSchema,
  visit,
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  type GraphQLSchema,
  type TypeDefinitionNode,
} from 'graphql'
import { REGISTRIES } from '../../connectors/registries'
import { HUB } from '../module'
import { ownersOfRootFields } from './root-owners'

/** The part of one agency, or of the hub, as a subgraph of Apollo Federation 2. */
export interface Subgraph {
  /** The registry's name, or 'hub'. */
  readonly name: string
  readonly document: DocumentNode
}

/** The type that every subgraph has a part of, and the field by which a router joins the parts. */
export const ENTITY = 'Child'
const KEY_FIELD = 'id'

// 2.4 is the first version whose supergraphs may hold subscriptions; nothing else of it is used.
const [LINK] = parse(
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.4", import: ["@key", "@shareable"])',
).definitions
const KEY = directive(`@key(fields: "${KEY_FIELD}")`)
const SHAREABLE = directive('@shareable')

/**
 * The whole schema cut by owner, the hub's part first. An agency has its field of `Child`, its root fields and every type that
 * these reach; the hub has the rest. A type in several subgraphs is the same in each, and its fields are shareable.
 */
export function subgraphsOf(whole: GraphQLSchema): Subgraph[] {
  const { definitions } = parse(printSchema(lexicographicSortSchema(whole)))
  const types = new Map(definitions.filter(isTypeDefinition).map((type) => [type.name.value, type]))
  const isOwn = ownership()
  const parts = [HUB, ...REGISTRIES.map(({ name }) => name)].map((name) => {
    return { name, types: reached(types, { isOwn: (type, field) => isOwn(name, type, field), isHub: name === HUB }) }
  })
  const times = new Map<string, number>()
  for (const part of parts) for (const { name } of part.types) times.set(name.value, 1 + (times.get(name.value) ?? 0))
  const isShared = ({ name }: TypeDefinitionNode) => times.get(name.value)! > 1
  return parts.map((part) => ({
    name: part.name,
    document: { kind: Kind.DOCUMENT, definitions: [LINK!, ...part.types.map((type) => marked(type, isShared(type)))] },
  }))
}

/** As it is kept in schema/subgraphs. */
export function printSubgraph({ document }: Subgraph): string {
  return `${print(document)}\n`
}

interface Owner {
  /** Whether a field of a divided type stands in its subgraph. */
  isOwn(type: string, field: string): boolean
  readonly isHub: boolean
}

function ownership(): (subgraph: string, type: string, field: string) => boolean {
  const parts = new Map<string, string>(REGISTRIES.map(({ childField, name }) => [childField, name]))
  const roots = ownersOfRootFields()
  return (subgraph, type, field) => {
    if (type === ENTITY) return field === KEY_FIELD || (parts.get(field) ?? HUB) === subgraph
    return roots.get(`${type}.${field}`) === subgraph
  }
}

const ROOTS = ['Mutation', 'Query', 'Subscription']

/** The divided types, cut, and everything that they reach, by name. */
function reached(types: ReadonlyMap<string, TypeDefinitionNode>, owner: Owner): TypeDefinitionNode[] {
  const found = new Map<string, TypeDefinitionNode>()
  const take = (name: string): void => {
    const whole = types.get(name)
    if (!whole || found.has(name)) return
    const type = name === ENTITY || ROOTS.includes(name) ? cut(whole, owner) : whole
    if (!type) return
    found.set(name, type)
    visit(type, { NamedType: ({ name: { value } }) => take(value) })
    for (const other of types.values()) if (implementsIt(other, name)) take(other.name.value)
  }
  for (const name of [ENTITY, ...ROOTS]) take(name)
  return [...found.values()].sort((one, other) => (one.name.value < other.name.value ? -1 : 1))
}

/** A divided type with the fields of one subgraph; null when none is left. Interfaces (Relay's Node) are the hub's alone. */
function cut(type: TypeDefinitionNode, { isOwn, isHub }: Owner): TypeDefinitionNode | null {
  if (type.kind !== Kind.OBJECT_TYPE_DEFINITION)
    throw new TypeError(`${type.name.value} is divided, and no object type`)
  const fields = (type.fields ?? []).filter(({ name }) => isOwn(type.name.value, name.value))
  return fields.length === 0 ? null : { ...type, interfaces: isHub ? (type.interfaces ?? []) : [], fields }
}

function implementsIt(type: TypeDefinitionNode, name: string): boolean {
  return type.kind === Kind.OBJECT_TYPE_DEFINITION && (type.interfaces ?? []).some((one) => one.name.value === name)
}

function marked(type: TypeDefinitionNode, isShared: boolean): TypeDefinitionNode {
  if (type.kind !== Kind.OBJECT_TYPE_DEFINITION || ROOTS.includes(type.name.value)) return type
  const mark = type.name.value === ENTITY ? KEY : isShared ? SHAREABLE : null
  return mark ? { ...type, directives: [...(type.directives ?? []), mark] } : type
}

function isTypeDefinition(node: DefinitionNode): node is TypeDefinitionNode {
  return /^(Scalar|Object|Interface|Union|Enum|InputObject)TypeDefinition$/.test(node.kind)
}

function directive(text: string): ConstDirectiveNode {
  const [type] = parse(`scalar Any ${text}`).definitions
  if (type?.kind !== Kind.SCALAR_TYPE_DEFINITION || !type.directives?.[0]) throw new TypeError(`no directive: ${text}`)
  return type.directives[0]
}
