import { ApolloServer, type BaseContext } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled'
import type { GraphQLFormattedError, GraphQLSchema } from 'graphql'
import type { Actor } from '../auth/actor'
import { limitRules, type DocumentLimits } from '../document/limits'
import type { Executor } from '../execute/executor'
import { asHubError } from '../errors/hub-error'

/** What the door knows of a request before its document is read. */
export interface DoorContext extends BaseContext {
  readonly requestId: string
  readonly actor: Actor
  readonly strict: boolean
}

/**
 * Apollo reads, parses, validates and keeps documents; the executor does the rest. Its cache-control plugin is off because
 * it wraps every field, its landing page because the explorer is ours.
 */
export function createApollo(
  schema: GraphQLSchema,
  executor: Executor,
  limits: DocumentLimits,
): ApolloServer<DoorContext> {
  return new ApolloServer<DoorContext>({
    gateway: {
      load: async () => ({
        executor: (rc) =>
          executor.execute({
            document: rc.document,
            operationName: rc.request.operationName ?? null,
            variables: rc.request.variables ?? {},
            requestId: rc.context.requestId,
            actor: rc.context.actor,
            strict:
              rc.context.strict || (rc.request.extensions as { access?: unknown } | undefined)?.access === 'strict',
          }) as never,
      }),
      onSchemaLoadOrUpdate: (callback) => {
        callback({ apiSchema: schema, coreSupergraphSdl: '' })
        return () => undefined
      },
      stop: async () => undefined,
    },
    introspection: true,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    csrfPrevention: true,
    parseOptions: { maxTokens: limits.tokens },
    validationRules: limitRules(limits),
    formatError,
    stopOnTerminationSignals: false,
    plugins: [ApolloServerPluginCacheControlDisabled(), ApolloServerPluginLandingPageDisabled()],
    logger: { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined },
  })
}

/** Apollo's own codes in the catalogue's words. Errors of ours have their code already. */
function formatError(formatted: GraphQLFormattedError, thrown: unknown): GraphQLFormattedError {
  const { code, limit, ...extra } = (formatted.extensions ?? {}) as Record<string, unknown>
  if (extra['blame'] !== undefined && code !== 'OPERATION_RESOLUTION_FAILURE') return formatted // Apollo renames that one
  const caller = (name: unknown, message = formatted.message) => ({
    ...formatted,
    message,
    extensions: { code: name, blame: 'caller' },
  })
  switch (code) {
    case 'GRAPHQL_PARSE_FAILED':
      return caller(/more tha[nt] \d+ tokens/i.test(formatted.message) ? 'COST_TOKENS' : code)
    case 'GRAPHQL_VALIDATION_FAILED':
      return caller(limit ?? code)
    case 'OPERATION_RESOLUTION_FAILURE':
      return caller('GRAPHQL_OPERATION_UNKNOWN')
    case 'BAD_USER_INPUT':
      return caller('GRAPHQL_VARIABLES')
    case 'BAD_REQUEST':
    case 'PERSISTED_QUERY_NOT_FOUND':
    case 'PERSISTED_QUERY_NOT_SUPPORTED':
      return caller('BAD_REQUEST')
  }
  const error = asHubError(thrown)
  return { message: error.message, extensions: { code: error.code, blame: error.blame } }
}
