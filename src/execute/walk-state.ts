import type {
  FieldNode,
  FragmentDefinitionNode,
  GraphQLError,
  GraphQLObjectType,
  GraphQLOutputType,
  GraphQLResolveInfo,
  GraphQLSchema,
  OperationDefinitionNode,
} from 'graphql'
import type { ArgumentValues, ReadField, ReadOperation, Variables } from '../document/read-operation'

/** A place in the answer, from the inside out. One object a place: an error above it is found by identity. */
export type Path = GraphQLResolveInfo['path']

/** One request on its way through an operation. */
export interface Run {
  readonly schema: GraphQLSchema
  readonly read: ReadOperation
  readonly given: ArgumentValues
  readonly variables: Variables
  readonly context: unknown
  readonly errors: CollectedErrors
}

/** The errors of an answer. What fails below a place that is null already is not told. */
export class CollectedErrors {
  readonly all: GraphQLError[] = []
  private readonly nulled = new Set<Path | undefined>()

  add(error: GraphQLError, path: Path | undefined): void {
    for (let at = path; at !== undefined; at = at.prev) if (this.nulled.has(at)) return
    if (this.nulled.has(undefined)) return
    this.nulled.add(path)
    this.all.push(error)
  }
}

/** What a resolver is told of its field. */
export class ResolveInfo implements GraphQLResolveInfo {
  readonly fieldName: string
  readonly fieldNodes: readonly FieldNode[]
  readonly returnType: GraphQLOutputType
  readonly parentType: GraphQLObjectType
  readonly schema: GraphQLSchema
  readonly rootValue = undefined
  readonly operation: OperationDefinitionNode
  readonly variableValues: Record<string, unknown>
  private readonly read: ReadOperation

  constructor(
    { name, nodes, definition, parent }: ReadField,
    readonly path: Path,
    run: Run,
  ) {
    // prettier-ignore
    this.fieldName = name
    this.fieldNodes = nodes
    this.returnType = definition.type
    this.parentType = parent
    this.schema = run.schema
    this.operation = run.read.operation
    this.variableValues = run.variables
    this.read = run.read
  }

  get fragments(): Record<string, FragmentDefinitionNode> {
    return Object.fromEntries(this.read.fragments)
  }
}

export function isPromise(value: unknown): value is Promise<unknown> {
  return typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function'
}
