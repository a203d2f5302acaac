import { randomUUID } from 'node:crypto'
import { fastifyApolloHandler } from '@as-integrations/fastify'
import type { ApolloServer } from '@apollo/server'
import Fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  type FastifyServerOptions,
  type RouteHandlerMethod,
} from 'fastify'
import { actorOf, type Actor } from '../auth/actor'
import { AuthError } from '../auth/auth-error'
import type { BrowserSignIn } from '../auth/browser'
import type { TokenVerifier } from '../auth/token-verifier'
import { asHubError, HubError } from '../errors/hub-error'
import type { LiveQueries } from '../live/live-queries'
import type { Pass } from '../live/live-query'
import type { DoorContext } from './graphql'
import { logFault } from './log'
import type { RateLimit } from './rate-limit'
import { acceptsEvents, answerByEvents } from './streamed'

export interface ServerSettings {
  readonly bodyLimitBytes: number
  readonly requestTimeoutMs: number
  readonly trustProxy: number
  readonly logger: FastifyBaseLogger
  /** Milliseconds between two signs of life on an open stream of events. */
  readonly heartbeatMs: number
}

export interface ServerParts {
  readonly apollo: ApolloServer<DoorContext>
  readonly verifier: TokenVerifier
  readonly signIn: BrowserSignIn
  readonly rateLimit: RateLimit
  readonly live: LiveQueries
}

declare module 'fastify' {
  interface FastifyRequest {
    actor: Actor | null
    /** The token that the actor is of. */
    token: string | null
  }
}

/** The door: request id, limits of body and time, token to actor. Every failure is an error of the catalogue. */
export async function createServer(settings: ServerSettings, parts: ServerParts): Promise<FastifyInstance> {
  const options: FastifyServerOptions = {
    loggerInstance: settings.logger,
    logController: new LogController({ disableRequestLogging: true }), // the audit trail is the record of requests; URLs carry nothing, and logs name nobody
    bodyLimit: settings.bodyLimitBytes,
    requestTimeout: settings.requestTimeoutMs,
    trustProxy: (_address, hop) => hop < settings.trustProxy,
    genReqId: (request) => {
      const given = request.headers['x-request-id']
      return typeof given === 'string' && /^(?!.*\d{12})[\w-]{8,64}$/.test(given) ? given : randomUUID()
    },
  }
  const server: FastifyInstance = Fastify(options)
  server.decorateRequest('actor', null)
  server.decorateRequest('token', null)
  server.addHook('preClose', () => parts.live.close()) // or the server would wait for connections that do not end
  server.addHook('onRequest', async (request, reply) => {
    reply
      .header('x-request-id', request.id)
      .header('x-content-type-options', 'nosniff')
      .header('referrer-policy', 'no-referrer')
  })
  server.setErrorHandler((thrown, request, reply) => {
    const error = httpError(thrown)
    if (error.blame === 'hub') logFault(server.log, request.id, thrown)
    if (error.code === 'UNAUTHENTICATED') reply.header('www-authenticate', 'Bearer realm="tonglian"')
    if (error.code === 'RATE_LIMITED') reply.header('retry-after', String(error.extra['retryAfter']))
    return reply
      .status(error.status === 200 ? 400 : error.status)
      .header('cache-control', 'no-store')
      .send({
        errors: [
          {
            message: error.message,
            extensions: { code: error.code, blame: error.blame, ...error.extra, requestId: request.id },
          },
        ],
      })
  })
  server.setNotFoundHandler((_request, reply) => reply.status(404).send({ errors: [{ message: 'no such page' }] }))

  server.get('/healthz', async () => ({ status: 'up' }))
  server.route({
    url: '/graphql',
    method: ['GET', 'PUT', 'DELETE', 'PATCH'], // a query in a URL would put ID numbers into logs of proxies
    handler: () => {
      throw new HubError('BAD_REQUEST', 'expected POST with the query in the body')
    },
  })
  const byEvents = async (request: FastifyRequest, reply: FastifyReply) =>
    answerByEvents({ ...parts, ...settings }, request, reply, doorOf(request), await passOf(request, parts))
  const plain = <RouteHandlerMethod>fastifyApolloHandler(parts.apollo, { context: async (request) => doorOf(request) })
  server.route({
    url: '/graphql',
    method: 'POST',
    preParsing: async (request, reply) => {
      reply.header('cache-control', 'no-store')
      request.actor = await authenticate(request, parts)
      parts.rateLimit.count(request.actor.subject)
    },
    handler: (request, reply) =>
      acceptsEvents(request) ? byEvents(request, reply) : plain.call(server, request, reply),
  })
  return server
}

function doorOf(request: FastifyRequest): DoorContext {
  return {
    requestId: request.id,
    actor: request.actor!,
    strict: request.headers['x-tonglian-access'] === 'strict',
    subscribe: null,
  }
}

/** A Bearer token, or the session of a signed-in browser. Before the body is read: a stranger's body is never parsed. */
async function authenticate(request: FastifyRequest, { verifier, signIn }: ServerParts): Promise<Actor> {
  const { authorization } = request.headers
  let token: string | null
  if (authorization !== undefined) {
    token = /^Bearer ([\w.~+/=-]+)$/i.exec(authorization)?.[1] ?? null
    if (token === null) throw new AuthError('malformed')
  } else {
    token = await signIn.sessionToken(request)
    if (token === null) throw new AuthError('missing')
  }
  const verdict = verifier.verify(token)
  const claims = verdict instanceof Promise ? await verdict : verdict
  request.token = token
  const purpose = request.headers['x-purpose']
  return actorOf(claims, typeof purpose === 'string' ? purpose : null)
}

/** Holds as long as a request with the same token, and the same session where it came with one, would be let in. */
async function passOf(request: FastifyRequest, { verifier, signIn }: ServerParts): Promise<Pass> {
  const token = request.token!
  const bySession = request.headers.authorization === undefined
  return {
    endsAt: verifier.endOf(await verifier.verify(token)),
    check() {
      if (bySession && !signIn.lasts(request)) throw new AuthError('revoked')
      return verifier.verify(token)
    },
  }
}

function httpError(thrown: unknown): HubError {
  const code = (thrown as { code?: string } | null)?.code ?? ''
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new HubError('TOO_LARGE')
  if (code.startsWith('FST_ERR_CTP') || code === 'FST_ERR_VALIDATION') return new HubError('BAD_REQUEST')
  if (thrown instanceof SyntaxError) return new HubError('BAD_REQUEST')
  return asHubError(thrown)
}
