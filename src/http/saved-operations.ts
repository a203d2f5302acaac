import type { FastifyPluginAsync, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify'
import type { AccessClass } from '../access/decide'
import type { AccessTable } from '../access/table'
import type { Actor } from '../auth/actor'
import type { RateLimit } from '../auth/rate-limit'
import { checkBody, type RawLimits } from '../document/raw-size'
import type { Variables } from '../document/read-operation'
import type { ErrorCode } from '../errors/catalogue'
import { asHubError, HubError } from '../errors/hub-error'
import type { Asker } from '../execute/recorder'
import { costOf } from '../exports/cost'
import { beginFile, TYPE_OF, type ExportParts } from '../exports/export-file'
import { openApi } from '../exports/openapi'
import { FORMATS, mayExport, refuseExport, type Format } from '../saved-operations/formats'
import type { OperationService } from '../saved-operations/operation-service'
import { variablesIn } from '../saved-operations/parameters'
import { checkAccessWord } from './access-word'
import { assertPublicAddress, searchOf } from './address'
import { authenticate, doorOf, passOf, type CredentialParts } from './door'
import { formatOf, optionsOf, readApiPath, variablesOfBody } from './export-request'
import { FileQuota } from './file-quota'
import { goneSignal } from './file-run'
import { assertUtf8 } from './server'
import { languageOf, speak } from './speak'

export const API = '/api'

export interface SavedOperationParts extends CredentialParts, ExportParts {
  readonly operations: OperationService
  readonly rateLimit: RateLimit
  readonly rawLimits: RawLimits
  readonly publicUrl: string
  /** The access table in force. */
  readonly table: () => AccessTable
  readonly classOf: (actor: Actor) => AccessClass
  /** Records a request that is refused before it becomes an operation. */
  readonly refuseText: (asker: Asker, text: string, code: ErrorCode) => Promise<void>
}

const METHODS: HTTPMethods[] = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']
const MOST_CHARACTERS = 8_192

/**
 * Saved operations by their names: the door of /graphql, and answers as files. What an account may not take away, and what is no
 * operation of it, is refused before anything runs, and recorded.
 */
export function savedOperations(parts: SavedOperationParts): FastifyPluginAsync {
  const quota = new FileQuota()

  const enter = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    reply.header('cache-control', 'no-store')
    speak(request, reply)
    if (request.method !== 'GET' && request.method !== 'POST') {
      void reply.header('allow', 'GET, POST')
      throw new HubError('METHOD_NOT_ALLOWED')
    }
    request.actor = await authenticate(request, parts)
    await parts.rateLimit.count(request.actor.subject)
    if (request.url.length > MOST_CHARACTERS)
      throw new HubError('TOO_LARGE', `expected at most ${MOST_CHARACTERS} characters in an address`)
    assertPublicAddress(request.url)
    checkAccessWord(request.headers, null)
    if (request.method === 'POST') assertUtf8(request)
  }

  const answer = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const path = readApiPath(request.url.split('?')[0]!.slice(API.length + 1))
    if (!path) throw new HubError('PAGE_NOT_FOUND')
    if (path.kind !== 'run' && request.method !== 'GET') {
      void reply.header('allow', 'GET')
      throw new HubError('METHOD_NOT_ALLOWED')
    }
    if (path.kind === 'openapi') return reply.send(await described(request, parts))
    if (path.kind === 'cost') {
      const { read, variables } = await asked(request, path.name, null, parts)
      return reply.send(await costOf(parts.executor, doorOf(request), read, variables))
    }
    // Of one that has left already no end would be told, and its place would be taken for ever.
    if (reply.raw.destroyed) throw new HubError('BAD_REQUEST', 'expected a client that takes the answer')
    const { end } = quota.take(request.actor!.subject)
    reply.raw.once('close', end)
    return run(request, reply, path.name, path.format ?? formatOf(request.headers.accept), parts)
  }

  return async (scope) => {
    scope.route({
      url: '/*',
      method: METHODS,
      exposeHeadRoute: false,
      preParsing: async (request, reply) => void (await enter(request, reply)),
      handler: answer,
    })
  }
}

async function run(
  request: FastifyRequest,
  reply: FastifyReply,
  name: string,
  format: Format,
  parts: SavedOperationParts,
): Promise<FastifyReply> {
  const gone = goneSignal(reply)
  const { operation, read, variables, bom } = await asked(request, name, format, parts)
  const { requestId, actor, strict } = doorOf(request)
  const pass = await passOf(request, parts)
  const file = await beginFile(
    {
      ...{ operation, read, format, variables, requestId, actor, strict, gone },
      ...{ language: languageOf(request), check: async () => pass.check() },
    },
    parts,
    { bom },
  )
  return reply
    .type(TYPE_OF[format])
    .header('content-disposition', `attachment; filename="${operation.name}-${operation.version}.${format}"`)
    .header('x-tonglian-operation', `${operation.name}@${operation.version}`)
    .send(file)
}

/** What a request names, with its values. A refusal is recorded. Throws HubError PAGE_NOT_FOUND for what is no operation of the account. */
async function asked(request: FastifyRequest, name: string, format: Format | null, parts: SavedOperationParts) {
  const { operations, rawLimits } = parts
  const { actor } = doorOf(request)
  try {
    const who = parts.classOf(actor)
    if (format) refuseExport(parts.table(), who, format)
    else if (!FORMATS.some((one) => mayExport(parts.table(), who, one))) refuseExport(parts.table(), who, 'json')
    const search = new URLSearchParams(searchOf(request))
    const { version, bom } = optionsOf(search)
    const operation = await operations.get(actor, name, version)
    const read = operations.readingOf(operation)
    const variables = variablesOf(request, search, read)
    const fault = checkBody({ query: operation.document, variables }, rawLimits)
    if (fault) throw fault
    return { operation, read, variables, bom }
  } catch (thrown) {
    const refusal = asHubError(thrown)
    if (refusal.blame !== 'hub') await parts.refuseText(doorOf(request), '', refusal.code)
    throw refusal.code === 'SAVED_OPERATION_NOT_FOUND' ? new HubError('PAGE_NOT_FOUND') : refusal
  }
}

/** Of the address, or of the body: a value that stands in both would be read twice. */
function variablesOf(
  request: FastifyRequest,
  search: URLSearchParams,
  read: Parameters<typeof variablesIn>[1],
): Variables {
  const given = variablesIn(search, read)
  if (request.method !== 'POST') return given
  if (Object.keys(given).length > 0) throw new HubError('BAD_REQUEST', 'expected the parameters in the body alone')
  const body = variablesOfBody(request)
  const known = new Set(read.parameters.map((one) => one.name))
  if (Object.keys(body).some((one) => !known.has(one)))
    throw new HubError('GRAPHQL_VARIABLES', 'expected the parameters of the operation alone')
  return body
}

/** OpenAPI of what the account may run. Stale operations are left out: nobody can run them. */
async function described(request: FastifyRequest, parts: SavedOperationParts): Promise<object> {
  const { actor } = doorOf(request)
  const { operations, publicUrl } = parts
  const who = parts.classOf(actor)
  const may = FORMATS.filter((format) => mayExport(parts.table(), who, format))
  const seen = may.length === 0 ? [] : await operations.seen(actor)
  const known = seen.flatMap((operation) => {
    try {
      const read = operations.readingOf(operation)
      const formats = may.filter((format) => format === 'json' || 'list' in read.flat)
      return formats.length === 0 ? [] : [{ operation, read, formats }]
    } catch (thrown) {
      if (thrown instanceof HubError && thrown.code === 'SAVED_OPERATION_STALE') return []
      throw thrown
    }
  })
  return openApi(known, { publicUrl, purposes: actor.purposes })
}
