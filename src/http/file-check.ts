import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { messageIn } from '../errors/message'
import { asHubError, HubError } from '../errors/hub-error'
import { bytesOfChecked, checkFile, inBatches, mostOf, type CheckedFile, type HubAsk } from '../pupil-lists/check-file'
import { MOST } from '../pupil-lists/list'
import { checkAccessWord } from './access-word'
import { AnswerStream, EVENTS } from './answer-stream'
import { authenticate, doorOf, passOf, type CredentialParts } from './door'
import { CSV, fileOptions, kindOfType, typeOf, XLSX } from './file-options'
import { FileQuota } from './file-quota'
import { fileRun, goneSignal, type FileRunParts } from './file-run'
import { httpError } from './http-error'
import { logFault } from './log'
import { speak } from './speak'

export interface FileCheckSettings {
  readonly heartbeatMs: number
}

interface Running {
  readonly hub: HubAsk
  readonly end: () => void
}

/** A stream is told at most so many rows with errors: the file has all of them. */
const MOST_FAULTS = 1_000
const CHUNK = 96 * 1024 // a whole number of base64's three bytes

/**
 * POST /files/dropout-check: a list of pupils comes back with the hub's answers. Who may ask is found out before the list is taken from the
 * line; the answer leaves when the whole list is answered, or a refusal in its place.
 */
export function fileCheck(settings: FileCheckSettings, parts: CredentialParts & FileRunParts): FastifyPluginAsync {
  const quota = new FileQuota()
  const running = new WeakMap<FastifyRequest, Running>()
  return async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser([CSV, XLSX], { parseAs: 'buffer', bodyLimit: MOST.bytes }, (_request, body, done) => done(null, body)) // prettier-ignore
    scope.addHook('onResponse', async (request) => running.get(request)?.end())
    scope.addHook('onRequestAbort', async (request) => running.get(request)?.end())
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
    scope.post('/dropout-check', {
      preParsing: async (request, reply) => {
        reply.header('cache-control', 'no-store')
        speak(request, reply)
        request.actor = await authenticate(request, parts)
        await parts.rateLimit.count(request.actor.subject)
        checkAccessWord(request.headers, null)
        kindOfType(request.headers)
        const end = quota.take(request.actor.subject)
        const hub = fileRun(parts, doorOf(request), await passOf(request, parts), goneSignal(reply))
        running.set(request, { hub, end })
        mostOf(await hub.limit())
      },
      handler: async (request, reply) => {
        const { hub } = running.get(request)!
        const options = fileOptions(request)
        const body = request.body as Buffer | null
        if (!body) throw new HubError('FILE_UNREADABLE', 'expected a file in the body')
        if (!/text\/event-stream/i.test(request.headers.accept ?? '')) {
          const checked = await checkFile(body, options, inBatches(hub))
          const file = await bytesOfChecked(checked, options.kind)
          return reply.headers(told(checked)).type(typeOf(options.kind, checked.encoding)).send(Buffer.concat(file))
        }
        return streamed(request, reply, async (stream) => {
          const next = (event: object) => stream.next(JSON.stringify(event))
          const checked = await checkFile(body, options, inBatches(hub, (answered, of) => next({ progress: { answered, of } }))) // prettier-ignore
          const file = await bytesOfChecked(checked, options.kind)
          const { rows, asked, errors, faults } = checked
          next({
            checked: {
              ...{ rows: rows.length, asked, errors: Object.fromEntries(errors) },
              ...{ faults: faults.slice(0, MOST_FAULTS), type: typeOf(options.kind, checked.encoding) },
            },
          })
          const bytes = Buffer.concat(file)
          for (let from = 0; from < bytes.length; from += CHUNK) {
            if (!stream.ready) await new Promise<void>((resolve) => (stream.onReady(resolve), stream.onClose(resolve)))
            next({ file: bytes.subarray(from, from + CHUNK).toString('base64') })
          }
        })
      },
    })

    /** Progress while it works: a line that is silent for a minute is cut by proxies. */
    async function streamed(
      request: FastifyRequest,
      reply: FastifyReply,
      work: (stream: AnswerStream) => Promise<void>,
    ): Promise<void> {
      // prettier-ignore
      const stream = new AnswerStream(reply, EVENTS, settings.heartbeatMs)
      try {
        await work(stream)
      } catch (thrown) {
        const error = httpError(asHubError(thrown))
        if (error.blame === 'hub') logFault(scope.log, request.id, thrown)
        const { language } = doorOf(request)
        const extensions = { code: error.code, blame: error.blame, ...error.extra, requestId: request.id }
        stream.next(JSON.stringify({ errors: [{ message: messageIn(language, error.code, error.message), extensions }] })) // prettier-ignore
      } finally {
        running.get(request)?.end()
        stream.complete()
      }
    }
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
