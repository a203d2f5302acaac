import type { FastifyPluginAsync, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify'
import { AuthError } from '../auth/auth-error'
import type { RateLimit } from '../auth/rate-limit'
import { HubError } from '../errors/hub-error'
import { readPath, type Path } from '../oneroster/collections'
import { MOST_OFFSET, type RosterAnswer, type RosterService } from '../oneroster/roster-service'
import { statusInfo, statusOf } from '../oneroster/status-info'
import { readAccept } from './accept'
import { ACCESS_HEADER, checkAccessWord } from './access-word'
import { assertPublicAddress } from './address'
import { authenticate, rosterScopes, type CredentialParts } from './door'
import { isBrokenOff } from './broken-off'
import { httpError } from './http-error'
import { logFault } from './log'
import { languageOf, speak } from './speak'

export const ONE_ROSTER = '/ims/oneroster/rostering/v1p2'

export interface OneRosterParts extends CredentialParts {
  readonly service: RosterService
  readonly rateLimit: RateLimit
}

const METHODS: HTTPMethods[] = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']
const MOST_CHARACTERS = 4_096

/** OneRoster 1.2 rostering, read only, at `ONE_ROSTER`: the door of /graphql for programs with a token, and the answers as the specification words them. */
export function oneRoster({ service, ...parts }: OneRosterParts): FastifyPluginAsync {
  return async (scope) => {
    scope.setErrorHandler((thrown, request, reply) => {
      const error = isBrokenOff(request, thrown) ? new HubError('BAD_REQUEST') : httpError(thrown)
      if (error.blame === 'hub') logFault(scope.log, request.id, thrown)
      if (error.code === 'UNAUTHENTICATED') void reply.header('www-authenticate', 'Bearer realm="tonglian"')
      if (error.code === 'METHOD_NOT_ALLOWED') void reply.header('allow', 'GET')
      if (error.code === 'RATE_LIMITED') void reply.header('retry-after', String(error.extra['retryAfter']))
      return reply
        .status(statusOf(error))
        .header('cache-control', 'no-store')
        .send(statusInfo(error, speak(request, reply)))
    })
    scope.route({
      url: '/*',
      method: METHODS,
      exposeHeadRoute: false,
      onRequest: async (request, reply) => {
        reply.header('cache-control', 'no-store')
        speak(request, reply)
        if (request.method !== 'GET') throw new HubError('METHOD_NOT_ALLOWED', 'expected GET: rosters are read only')
        if (request.headers.authorization === undefined) throw new AuthError('missing') // a browser's session is for pages
        request.actor = await authenticate(request, parts, 'rosters')
        await parts.rateLimit.count(request.actor.subject)
        if (request.url.length > MOST_CHARACTERS)
          throw new HubError('TOO_LARGE', `expected at most ${MOST_CHARACTERS} characters in an address`)
        assertPublicAddress(request.url)
        checkAccessWord(request.headers, {})
        if (!readAccept(request.headers.accept).single) throw new HubError('NOT_ACCEPTABLE')
      },
      handler: async (request, reply) => {
        const [address, ...search] = request.url.split('?')
        const path = readPath(address!.slice(ONE_ROSTER.length + 1).replace(/\/$/, ''))
        if (!path) throw new HubError('PAGE_NOT_FOUND')
        await assertScope(request, path, parts)
        const answer = await service.answer({
          ...{ path, search: search.join('?'), requestId: request.id, actor: request.actor! },
          ...{ strict: request.headers[ACCESS_HEADER] === 'strict', language: languageOf(request) },
        })
        if (answer.unreadable > 0) void reply.header('x-tonglian-unreadable', String(answer.unreadable))
        if (answer.page) pageHeaders(reply, `${service.base}${address!.slice(ONE_ROSTER.length)}`, answer.page)
        return reply.send(answer.body)
      },
    })
  }
}

/** A token with scopes of OneRoster opens what they name; one without is judged by the access table alone (decision 0037). */
async function assertScope(
  request: FastifyRequest,
  { collection }: Path,
  { verifier }: CredentialParts,
): Promise<void> {
  const { scope } = await verifier.verify(request.token!)
  const scopes = rosterScopes(scope)
  if (scopes.length > 0 && !scopes.some((one) => collection.scopes.includes(one))) throw new HubError('ROSTER_SCOPE')
}

function pageHeaders(reply: FastifyReply, address: string, page: NonNullable<RosterAnswer['page']>): void {
  const { total, more } = page
  const { limit, offset, repeated } = page.parameters
  const link = (rel: string, at: number) => {
    const search = new URLSearchParams({ limit: String(limit), offset: String(at), ...Object.fromEntries(repeated) })
    return `<${address}?${search.toString()}>; rel="${rel}"`
  }
  const links = [link('first', 0)]
  if (offset > 0) links.push(link('prev', Math.max(0, offset - limit)))
  if (more && offset + limit <= MOST_OFFSET) links.push(link('next', offset + limit))
  if (total !== null) {
    const last = Math.max(0, Math.ceil(total / limit) - 1) * limit
    if (last <= MOST_OFFSET) links.push(link('last', last))
    void reply.header('x-total-count', String(total))
  }
  void reply.header('link', links.join(', '))
}
