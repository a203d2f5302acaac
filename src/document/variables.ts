import { getVariableValues, type GraphQLSchema, type OperationDefinitionNode } from 'graphql'
import { HubError } from '../errors/hub-error'
import type { Variables } from './read-operation'

const MOST_FAULTS = 5

/** The variables of an operation with their defaults; or GRAPHQL_VARIABLES, which names those that do not fit, and no value. */
export function variablesOf(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  given: Variables,
): Variables | HubError {
  const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], given, {
    maxErrors: MOST_FAULTS,
  })
  if (coerced) return coerced
  const names = errors.map(({ message }) => /Variable "(\$\w+)"/.exec(message)?.[1]).filter(Boolean)
  if (names.length === 0) return new HubError('GRAPHQL_VARIABLES') // nested too deep for any of them to be read
  return new HubError('GRAPHQL_VARIABLES', `The variables do not fit the operation: ${[...new Set(names)].join(', ')}.`)
}
