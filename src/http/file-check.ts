import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import type { Actor } from '../auth/actor'
import { HubError } from '../errors/hub-error'
import { bytesOfChecked, checkFile, inBatches, mostOf, type CheckedFile, type HubAsk } from '../pupil-lists/check-file'
import { MOST } from '../pupil-lists/list'
import { checkAccessWord } from './access-word'
import { authenticate, doorOf, passOf, type CredentialParts } from './door'
import { CSV, fileOptions, kindOfType, typeOf, XLSX } from './file-options'
import { FileQuota } from './file-quota'
import { fileRun, goneSignal, type FileRunParts } from './file-run'
import { streamCheck } from './file-stream'
import { sendReturn } from './return-file'
import { speak } from './speak'

export interface FileCheckSettings {
  readonly heartbeatMs: number
}

interface Running {
  readonly hub: HubAsk
  readonly end: () => void
  /** Its file is in memory, whether somebody still waits or not. */
  isWorking: boolean
}

/**
 * GET /files/returns/<id>: a return as a workbook. POST /files/dropout-check: a list of pupils comes back with the hub's answers. Who may ask is found out before the list is taken from the
 * line; the answer leaves when the whole list is answered, or a refusal in its place.
 */
export function fileCheck(settings: FileCheckSettings, parts: CredentialParts & FileRunParts): FastifyPluginAsync {
  const quota = new FileQuota()
  const running = new WeakMap<FastifyRequest, Running>()

  const enter = async (request: FastifyRequest, reply: FastifyReply): Promise<Actor> => {
    reply.header('cache-control', 'no-store')
    speak(request, reply)
    const actor = (request.actor = await authenticate(request, parts))
    await parts.rateLimit.count(actor.subject)
    checkAccessWord(request.headers, null)
    return actor
  }

  const begin = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const { subject } = await enter(request, reply)
    kindOfType(request.headers)
    const pass = await passOf(request, parts)
    const { end, ...place } = quota.take(subject)
    const hub = fileRun(parts, doorOf(request), pass, { gone: goneSignal(reply), place })
    const run = { hub, end, isWorking: false }
    running.set(request, run)
    reply.raw.once('close', () => run.isWorking || end())
    mostOf(await run.hub.limit())
  }

  const answer = async (request: FastifyRequest, reply: FastifyReply, hub: HubAsk): Promise<FastifyReply | void> => {
    const options = fileOptions(request)
    const { kind } = options
    if (!Buffer.isBuffer(request.body)) throw new HubError('FILE_UNREADABLE', 'expected a file in the body')
    const { body } = request
    if (/text\/event-stream/i.test(request.headers.accept ?? ''))
      return streamCheck(reply, doorOf(request), { ...settings, kind, log: request.log }, (progress) =>
        checkFile(body, options, inBatches(hub, progress)),
      )
    const checked = await checkFile(body, options, inBatches(hub))
    const file = Buffer.concat(await bytesOfChecked(checked, kind))
    return reply.headers(told(checked)).type(typeOf(kind, checked.encoding)).send(file)
  }

  return async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser([CSV, XLSX], { parseAs: 'buffer', bodyLimit: MOST.bytes }, (_request, body, done) => done(null, body)) // prettier-ignore
    scope.route({
      url: '/dropout-check',
      method: ['GET', 'HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'],
      exposeHeadRoute: false,
      onRequest: async (_request, reply) => {
        reply.header('allow', 'POST')
        throw new HubError('METHOD_NOT_ALLOWED')
      },
      handler: async () => undefined,
    })
    scope.get('/returns/:id', {
      preParsing: async (request, reply) => void (await enter(request, reply)),
      exposeHeadRoute: false,
      handler: (request, reply) => sendReturn(parts, request, reply),
    })
    scope.post('/dropout-check', {
      preParsing: begin,
      handler: async (request, reply) => {
        const run = running.get(request)!
        run.isWorking = true
        return answer(request, reply, run.hub).finally(run.end)
      },
    })
  }
}

/** Counts, for whoever does not want to count the rows. */
function told({ rows, asked, errors }: CheckedFile): Record<string, string> {
  return {
    'content-disposition': 'attachment',
    'x-tonglian-rows': String(rows.length),
    'x-tonglian-asked': String(asked),
    'x-tonglian-errors': [...errors].map(([code, count]) => `${count} ${code}`).join(', ') || 'none',
  }
}
