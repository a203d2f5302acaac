import { randomUUID } from 'node:crypto'
import fastifyCors from '@fastify/cors'
import type { ApolloServer } from '@apollo/server'
import Fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyPluginAsync,
  type FastifyRequest,
  type FastifyServerOptions,
  type HTTPMethods,
} from 'fastify'
import type { Actor } from '../auth/actor'
import type { RateLimit } from '../auth/rate-limit'
import { checkBody, type RawLimits } from '../document/raw-size'
import type { ErrorCode } from '../errors/catalogue'
import { asHubError, HubError } from '../errors/hub-error'
import { messageIn } from '../errors/message'
import type { Executor } from '../execute/executor'
import type { Asker } from '../execute/recorder'
import type { Clock } from '../kit/clock'
import type { LiveQueries } from '../live/live-queries'
import { readAccept } from './accept'
import { assertPublicAddress, readAddress, searchOf } from './address'
import { ask, send } from './ask'
import { checkAccessWord } from './access-word'
import { answerUnreadable, isBrokenOff } from './broken-off'
import { corsOptions } from './cors'
import { authenticate, doorOf, passOf, type CredentialParts } from './door'
import { fileCheck } from './file-check'
import type { DoorContext } from './graphql'
import { httpError } from './http-error'
import { logFault } from './log'
import { speak } from './speak'
import { answerByStream } from './streamed'
import { searchWith, withTrustedText, type TrustedSettings } from './trusted'
import { unusedConnections } from './unused-connections'

export interface ServerSettings {
  readonly bodyLimitBytes: number
  readonly requestTimeoutMs: number
  readonly trustProxy: number
  readonly logger: FastifyBaseLogger
  /** Milliseconds between two signs of life on an open stream. */
  readonly heartbeatMs: number
  /** GET is refused too. */
  readonly postOnly: boolean
  /** Origins of pages elsewhere that may ask with a token, comma-separated; null: none. */
  readonly corsOrigins: string | null
}

export interface ServerParts extends CredentialParts {
  readonly apollo: ApolloServer<DoorContext>
  readonly rateLimit: RateLimit
  readonly live: LiveQueries
  readonly rawLimits: RawLimits
  readonly trusted: TrustedSettings
  /** The text of a saved operation of an account; null: it has no such operation. */
  readonly savedText: (actor: Actor, reference: string) => Promise<string | null>
  readonly executor: Pick<Executor, 'execute'>
  readonly clock: Clock
  /** Records a request that is refused before it becomes an operation. */
  readonly refuseText: (asker: Asker, text: string, code: ErrorCode) => Promise<void>
}

const METHODS: readonly HTTPMethods[] = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']

/** The door: request id, limits of body and time, token to actor. Every failure is an error of the catalogue. */
export async function createServer(settings: ServerSettings, parts: ServerParts): Promise<FastifyInstance> {
  const options: FastifyServerOptions = {
    loggerInstance: settings.logger,
    logController: new LogController({ disableRequestLogging: true }), // the audit trail is the record of requests; URLs carry nothing, and logs name nobody
    bodyLimit: settings.bodyLimitBytes,
    requestTimeout: settings.requestTimeoutMs,
    clientErrorHandler: answerUnreadable,
    trustProxy: (_address, hop) => hop < settings.trustProxy,
    genReqId: (request) => {
      const given = request.headers['x-request-id']
      return typeof given === 'string' && /^(?!.*\d{12})[\w-]{8,64}$/.test(given) ? given : randomUUID()
    },
  }
  const server: FastifyInstance = Fastify(options)
  server.decorateRequest('actor', null)
  server.decorateRequest('token', null)
  server.decorateRequest('search', null)
  const closeUnused = unusedConnections(server.server)
  server.addHook('preClose', async () => {
    await parts.live.close() // or the server would wait for connections that do not end
    closeUnused()
  })
  server.addHook('onRequest', async (request, reply) => {
    reply
      .header('x-request-id', request.id)
      .header('x-content-type-options', 'nosniff')
      .header('referrer-policy', 'no-referrer')
  })
  server.setErrorHandler((thrown, request, reply) => {
    const brokenOff = isBrokenOff(request, thrown)
    if (brokenOff) server.log.info({ requestId: request.id }, 'client broke off')
    const error = brokenOff ? new HubError('BAD_REQUEST') : httpError(thrown)
    if (error.blame === 'hub') logFault(server.log, request.id, thrown)
    if (error.code === 'UNAUTHENTICATED') reply.header('www-authenticate', 'Bearer realm="tonglian"')
    if (error.code === 'METHOD_NOT_ALLOWED' && !reply.hasHeader('allow'))
      reply.header('allow', settings.postOnly ? 'POST' : 'GET, POST')
    if (error.extra['retryAfter'] !== undefined) reply.header('retry-after', String(error.extra['retryAfter']))
    return reply
      .status(error.status === 200 ? 400 : error.status)
      .header('cache-control', 'no-store')
      .send({
        errors: [
          {
            message: messageIn(speak(request, reply), error.code, error.message),
            extensions: { code: error.code, blame: error.blame, ...error.extra, requestId: request.id },
          },
        ],
        extensions: { requestId: request.id },
      })
  })
  server.setNotFoundHandler(() => {
    throw new HubError('PAGE_NOT_FOUND')
  })
  server.removeContentTypeParser('text/plain') // a body is JSON, or is not read

  server.get('/healthz', async () => ({ status: 'up' }))
  const graphql: FastifyPluginAsync = async (scope) => {
    if (settings.corsOrigins !== null) await scope.register(fastifyCors, corsOptions(settings.corsOrigins))
    graphqlRoutes(scope, settings, parts)
  }
  await server.register(graphql, { prefix: '/graphql' })
  await server.register(fileCheck(settings, parts), { prefix: '/files' })
  return server
}

async function refuseMethod(): Promise<never> {
  throw new HubError('METHOD_NOT_ALLOWED')
}

/** Relative to /graphql. */
function graphqlRoutes(scope: FastifyInstance, settings: ServerSettings, parts: ServerParts): void {
  const answered: HTTPMethods[] = settings.postOnly ? ['POST'] : ['POST', 'GET']
  scope.route({
    url: '',
    method: METHODS.filter((method) => !answered.includes(method) && (method !== 'OPTIONS' || !settings.corsOrigins)),
    onRequest: refuseMethod, // before a body is missed that such a method has none of
    handler: refuseMethod,
  })
  scope.route({
    url: '',
    method: answered,
    exposeHeadRoute: false,
    preParsing: async (request, reply) => {
      reply.header('cache-control', 'no-store')
      speak(request, reply)
      request.actor = await authenticate(request, parts)
      await parts.rateLimit.count(request.actor.subject)
      if (request.method === 'GET') assertPublicAddress(searchOf(request))
      else assertUtf8(request)
    },
    preHandler: async (request) => {
      const came = request.method === 'GET' ? readAddress(searchOf(request)) : request.body
      const asked = await trustedOrRefused(request, came, parts)
      const fault = checkBody(asked, parts.rawLimits)
      if (fault) {
        const { query } = asked as { query?: unknown }
        await parts.refuseText(doorOf(request), typeof query === 'string' ? query : '', fault.code)
        throw fault
      }
      if (request.method === 'GET') request.search = asked === came ? null : searchWith(asked)
      else request.body = asked
      checkAccessWord(request.headers, asked)
    },
    handler: async (request, reply) => {
      const accepted = readAccept(request.headers.accept)
      const door = doorOf(request)
      if (accepted.stream)
        return answerByStream({ ...parts, ...settings }, request, reply, door, accepted, await passOf(request, parts))
      if (!accepted.single) throw new HubError('NOT_ACCEPTABLE') // before anything is done for an answer nobody can read
      return send(await ask(parts.apollo, request, door, accepted), reply)
    },
  })
}

async function trustedOrRefused(request: FastifyRequest, came: unknown, parts: ServerParts): Promise<unknown> {
  try {
    const savedText = (reference: string) => parts.savedText(doorOf(request).actor, reference)
    return await withTrustedText(came, parts.trusted, request.headers.authorization === undefined, savedText)
  } catch (thrown) {
    const refusal = asHubError(thrown)
    await parts.refuseText(doorOf(request), '', refusal.code)
    throw refusal
  }
}

/** Texts in GBK, say, would be read as other texts. */
export function assertUtf8({ headers }: FastifyRequest): void {
  const charset = /;\s*charset="?([^";\s]*)/i.exec(headers['content-type'] ?? '')?.[1]
  if (charset !== undefined && !/^(utf-?8|us-ascii)$/i.test(charset)) throw new HubError('UNSUPPORTED_MEDIA_TYPE')
}
