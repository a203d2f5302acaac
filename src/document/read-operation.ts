import {
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  GraphQLError,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  isAbstractType,
  isCompositeType,
  Kind,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
  visit,
  type ASTNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type FragmentSpreadNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'
import { HubError } from '../errors/hub-error'

/** A field of the answer: all selections of one response key, for one concrete type, as one. */
export interface ReadField {
  /** The response key: the alias, or the name. */
  readonly key: string
  readonly name: string
  readonly parent: GraphQLObjectType
  readonly definition: GraphQLField<unknown, unknown>
  readonly nodes: readonly [FieldNode, ...FieldNode[]]
  /** What is asked of each concrete type that the field can answer with, by its name; null for a leaf. */
  readonly below: ReadonlyMap<string, readonly ReadField[]> | null
}

/**
 * One operation as it is asked with these variables: fragments unfolded, conditions evaluated, equal keys merged (GraphQL
 * October 2021, 6.3.2). It is made once. Plan, cost, explanation, execution and audit use it, and nobody reads the text again.
 */
export interface ReadOperation {
  readonly operation: OperationDefinitionNode
  readonly root: GraphQLObjectType
  readonly fields: readonly ReadField[]
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>
  /** The fields that have arguments in the schema. */
  readonly withArguments: readonly ReadField[]
}

/** The argument values of one field by their names, as the schema's types took them: of what form each is, its field's own code says. */
export type Values = Readonly<Record<string, unknown>>

/** The argument values of one request, by field. A field that is not in it takes none. */
export type ArgumentValues = ReadonlyMap<ReadField, Values>

/** The variables of one request by their names: as they came, or as the schema's types took them. */
export type Variables = Readonly<Record<string, unknown>>

/**
 * Reads an operation of a document that was validated. `variables` are coerced ones; only their truth values in `@skip` and
 * `@include` matter here. Throws HubError GRAPHQL_VARIABLES for a condition that is null, GRAPHQL_VALIDATION_FAILED where the
 * schema has no such operation.
 */
export function readOperation(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
): ReadOperation {
  const root = schema.getRootType(operation.operation)
  if (!root) throw new HubError('GRAPHQL_VALIDATION_FAILED', `The schema offers no ${operation.operation}.`)
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const part of document.definitions)
    if (part.kind === Kind.FRAGMENT_DEFINITION) fragments.set(part.name.value, part)
  const reader = new Reader(schema, fragments, variables)
  const fields = reader.fields(root, [operation.selectionSet])
  return { operation, root, fields, fragments, withArguments: reader.withArguments }
}

/**
 * The argument values of one request, each read once. Throws HubError GRAPHQL_VARIABLES where a variable that may be null
 * is null at a place that takes none.
 */
export function readArguments({ withArguments }: ReadOperation, variables: Variables): ArgumentValues {
  const values = new Map<ReadField, Values>()
  for (const field of withArguments) {
    const { definition, nodes } = field
    const read = () => getArgumentValues(definition, nodes[0], variables)
    values.set(field, fitting(nodes[0].arguments ?? [], variables, read))
  }
  return values
}

class Reader {
  readonly withArguments: ReadField[] = []

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>,
    private readonly variables: Variables,
  ) {}

  fields(type: GraphQLObjectType, sets: readonly SelectionSetNode[]): readonly ReadField[] {
    const byKey = new Map<string, [FieldNode, ...FieldNode[]]>()
    const entered = new Set<string>()
    for (const set of sets) this.collect(type, set, byKey, entered)
    return [...byKey].map(([key, nodes]) => this.field(type, key, nodes))
  }

  private collect(
    type: GraphQLObjectType,
    set: SelectionSetNode,
    byKey: Map<string, [FieldNode, ...FieldNode[]]>,
    entered: Set<string>,
  ): void {
    for (const selection of set.selections) {
      if (!this.included(selection)) continue
      if (selection.kind === Kind.FIELD) {
        const key = (selection.alias ?? selection.name).value
        const nodes = byKey.get(key)
        if (nodes) nodes.push(selection)
        else byKey.set(key, [selection])
        continue
      }
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : this.entering(selection, entered)
      if (fragment && this.applies(fragment.typeCondition?.name.value, type))
        this.collect(type, fragment.selectionSet, byKey, entered)
    }
  }

  /** The fragment of a spread; null when all of it was collected already. */
  private entering({ name }: FragmentSpreadNode, entered: Set<string>): FragmentDefinitionNode | null {
    if (entered.has(name.value)) return null
    entered.add(name.value)
    return this.fragments.get(name.value) ?? null
  }

  private field(parent: GraphQLObjectType, key: string, nodes: [FieldNode, ...FieldNode[]]): ReadField {
    const name = nodes[0].name.value
    const definition = this.definition(parent, name)
    const answer = getNamedType(definition.type)
    let below: Map<string, readonly ReadField[]> | null = null
    if (isCompositeType(answer)) {
      const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? [])
      const types = isAbstractType(answer) ? this.schema.getPossibleTypes(answer) : [answer]
      below = new Map(types.map((type) => [type.name, this.fields(type, sets)]))
    }
    const field: ReadField = { key, name, parent, definition, nodes, below }
    if (definition.args.length > 0) this.withArguments.push(field)
    return field
  }

  private definition(parent: GraphQLObjectType, name: string): GraphQLField<unknown, unknown> {
    if (name === TypeNameMetaFieldDef.name) return TypeNameMetaFieldDef
    if (parent === this.schema.getQueryType()) {
      if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef
      if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef
    }
    const definition = parent.getFields()[name]
    if (!definition) throw new TypeError(`${parent.name}.${name} is not of the schema: the document was not validated`)
    return definition
  }

  private applies(condition: string | undefined, type: GraphQLObjectType): boolean {
    if (condition === undefined || condition === type.name) return true
    const named = this.schema.getType(condition)
    return isAbstractType(named) && this.schema.isSubType(named, type)
  }

  private included(selection: SelectionNode): boolean {
    if (!selection.directives?.length) return true
    return fitting(selection.directives, this.variables, () => {
      if (getDirectiveValues(GraphQLSkipDirective, selection, this.variables)?.['if'] === true) return false
      return getDirectiveValues(GraphQLIncludeDirective, selection, this.variables)?.['if'] !== false
    })
  }
}

/** What graphql refuses here is a variable without a value: all else was validated with the document. It is named. */
function fitting<T>(nodes: readonly ASTNode[], variables: Variables, read: () => T): T {
  try {
    return read()
  } catch (cause) {
    if (!(cause instanceof GraphQLError)) throw cause
    const names = new Set<string>()
    for (const node of nodes) visit(node, { Variable: ({ name }) => void names.add(name.value) })
    const missing = [...names].filter((name) => variables[name] === null).map((name) => `$${name}`)
    const sentence = `The variables do not fit the operation: expected a value, got null: ${missing.join(', ')}.`
    throw new HubError('GRAPHQL_VARIABLES', sentence, {}, { cause })
  }
}
