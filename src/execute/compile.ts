import {
  GraphQLScalarType,
  GraphQLSchema,
  getNamedType,
  isInputObjectType,
  Kind,
  typeFromAST,
  visit,
  type DocumentNode,
  type ExecutionResult,
  type NamedTypeNode,
} from 'graphql'
import { compileQuery, isCompiledQuery, type CompiledQuery } from 'graphql-jit'

const COERCED = new GraphQLScalarType({ name: 'Coerced_', description: 'A variable that was coerced before.' })
const TYPE: NamedTypeNode = { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: COERCED.name } }

/**
 * Compiles operations whose variables are coerced already. graphql-jit would unfold the types of variables without end
 * where an input type holds itself (`ChildFilter`): seconds of work, then a fault. So it is told that they are plain values.
 */
export class Compiler {
  private readonly schema: GraphQLSchema

  constructor(schema: GraphQLSchema) {
    const config = schema.toConfig()
    this.schema = new GraphQLSchema({ ...config, types: [...config.types, COERCED] })
  }

  /** The compiled operation, or the errors that kept it from being one. */
  compile(document: DocumentNode, operationName: string | null): CompiledQuery | ExecutionResult {
    const plain = visit(document, {
      VariableDefinition: (definition) => {
        const type = typeFromAST(this.schema, definition.type as NamedTypeNode)
        if (!isInputObjectType(getNamedType(type))) return undefined
        return { kind: Kind.VARIABLE_DEFINITION, variable: definition.variable, type: TYPE }
      },
    })
    return compileQuery(this.schema, plain, operationName ?? undefined) as CompiledQuery | ExecutionResult
  }
}

export function isCompiled(made: CompiledQuery | ExecutionResult): made is CompiledQuery {
  return isCompiledQuery(made as CompiledQuery)
}
