import {
  ApolloServer,
  HeaderMap,
  type BaseContext,
  type GraphQLRequestContextResponseForOperation,
  type GraphQLResponse,
} from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled'
import type {
  ExecutionResult,
  FormattedExecutionResult,
  GraphQLError,
  GraphQLFormattedError,
  GraphQLSchema,
} from 'graphql'
import type { Actor } from '../auth/actor'
import type { DocumentCache } from '../document/document-cache'
import { faultsOf, HUB_RULES, refusedDocument, type DocumentLimits } from '../document/limits'
import type { Asked, Executor } from '../execute/executor'
import type { ErrorCode } from '../errors/catalogue'
import { asHubError } from '../errors/hub-error'
import type { Language } from '../errors/language'

/** What the door knows of a request before its document is read. */
export interface DoorContext extends BaseContext {
  readonly requestId: string
  readonly actor: Actor
  readonly strict: boolean
  readonly language: Language
  /** Gives the first answer of a subscription, where the request can be answered by more than one. */
  readonly subscribe: ((asked: Asked) => Promise<ExecutionResult>) | null
}

/**
 * Apollo parses, validates and caches documents; the executor does the rest, from a plugin. With the `gateway` option Apollo would
 * create an object with accessors per request, which V8 keeps, with the whole request, until the next full collection. The
 * cache-control plugin is off because it wraps every field, the landing page because the hub has its own explorer.
 */
export function createApollo(
  schema: GraphQLSchema,
  executor: Executor,
  limits: DocumentLimits,
  documentStore: DocumentCache,
): ApolloServer<DoorContext> {
  return new ApolloServer<DoorContext>({
    schema,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    csrfPrevention: false, // the door asks for more: a Bearer token, or the session's proof (src/auth/browser/cross-site.ts)
    persistedQueries: false, // a document that is known by its hash alone could not be judged before it is read
    documentStore,
    parseOptions: { maxTokens: limits.tokens },
    validationRules: [...HUB_RULES],
    formatError,
    stopOnTerminationSignals: false,
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      {
        requestDidStart: async () => ({
          validationDidStart: async (request) => {
            const faults = faultsOf(request.document, limits)
            if (faults.length > 0) Object.assign(request, { document: refusedDocument(faults) })
          },
          responseForOperation: (request) => respond(executor, request),
          didEncounterErrors: ({ errors, source, contextValue }) => record(executor, contextValue, source, errors[0]!),
        }),
      },
    ],
    logger: { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined },
  })
}

async function respond(
  executor: Executor,
  { document, operation, request, contextValue }: GraphQLRequestContextResponseForOperation<DoorContext>,
): Promise<GraphQLResponse> {
  const { requestId, actor, strict, language, subscribe } = contextValue
  const asked: Asked = {
    document,
    operationName: request.operationName ?? null,
    variables: request.variables ?? {},
    requestId,
    actor,
    language,
    strict: strict || request.extensions?.['access'] === 'strict',
  }
  const subscription = operation?.operation === 'subscription'
  const result = await (subscription && subscribe ? subscribe(asked) : executor.execute(asked))
  return {
    http: { ...statusOf(result.errors ?? [], result.data), headers: new HeaderMap() },
    body: { kind: 'single', singleResult: shown(result, requestId) },
  }
}

/** An answer as it leaves: errors as the catalogue words them. A refusal bears the id of its request too. */
export function shown({ errors, ...result }: ExecutionResult, requestId: string): FormattedExecutionResult {
  if (!errors) return result
  return { errors: errors.map(formatted), ...result, extensions: { ...result.extensions, requestId } }
}

/** What Apollo itself refuses: a text that does not parse or validate, or that is over a limit. */
function record(executor: Executor, door: DoorContext, source: string | undefined, error: GraphQLError): Promise<void> {
  const { code } = formatted(error).extensions as { code: ErrorCode }
  return executor.refuseText(door, source ?? '', code)
}

/**
 * The status an error names; 400 for an operation that was refused without one; else left to Apollo (200). Beside data a field that is
 * refused leaves it at 200; where the hub could not answer a field, a client must not take the rest for the whole.
 */
function statusOf(errors: readonly GraphQLError[], data: unknown): { status?: number } {
  const partial = data !== undefined && data !== null
  const named = errors.flatMap((error) => statusNamed(error) ?? []).filter((status) => !partial || status >= 500)
  const status = named.at(-1) ?? (errors.length > 0 && data === undefined ? 400 : null)
  return status === null ? {} : { status }
}

function statusNamed(error: unknown): number | undefined {
  return (error as { extensions?: { http?: { status?: number } } } | null)?.extensions?.http?.status
}

function formatted(error: GraphQLError): GraphQLFormattedError {
  const { message, locations, path, extensions } = error.toJSON()
  const shown = { ...extensions }
  delete shown['http']
  return formatError(
    { message, ...(locations ? { locations } : {}), ...(path ? { path } : {}), extensions: shown },
    error,
  )
}

/** graphql-js repeats what it could not read. A literal may be somebody's name or number: its place is told by `locations`. */
function withoutValues(message: string): string {
  return (
    message
      .replace(/(found |value: )("(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|\[.*\]|\{.*\})/s, '$1…')
      .replace(/\b(String|BlockString|Int|Float) "[^]*"/, '$1')
      // A word that is no member, unless it is written like one: a mistyped member is worth seeing, a name is not.
      .replace(/^Value "(?![A-Z_]+")\w+"/, 'Value "…"')
      .replace(/"[^"]*[^\x20-\x7e][^"]*"/g, '"…"')
      .replace(/\d{6,}/g, '#')
  )
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
      return /more tha[nt] \d+ tokens/i.test(formatted.message)
        ? caller('COST_TOKENS')
        : caller(code, withoutValues(formatted.message))
    case 'GRAPHQL_VALIDATION_FAILED':
      return limit ? caller(limit) : caller(code, withoutValues(formatted.message))
    case 'OPERATION_RESOLUTION_FAILURE':
      return caller('GRAPHQL_OPERATION_UNKNOWN')
    case 'BAD_USER_INPUT':
      return caller('GRAPHQL_VARIABLES')
    case 'BAD_REQUEST':
      return caller(statusNamed(thrown) === 405 ? 'METHOD_NOT_ALLOWED' : code) // a mutation by GET
    case 'PERSISTED_QUERY_NOT_SUPPORTED':
      return caller(code) // in the protocol's words: clients send the document then
  }
  const error = asHubError(thrown)
  return { message: error.message, extensions: { code: error.code, blame: error.blame } }
}
