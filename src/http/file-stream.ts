import type { FastifyBaseLogger, FastifyReply } from 'fastify'
import { asHubError } from '../errors/hub-error'
import { messageIn } from '../errors/message'
import { bytesOfChecked, type CheckedFile, type FileKind } from '../pupil-lists/check-file'
import { AnswerStream, EVENTS } from './answer-stream'
import { typeOf } from './file-options'
import type { DoorContext } from './graphql'
import { logFault } from './log'

/** At most so many rows with errors are told: the file has all of them. */
const MOST_FAULTS = 1_000
const CHUNK = 96 * 1024 // a whole number of base64's three bytes

type Progress = (answered: number, of: number) => void

/**
 * A check told while it works, for a line that is silent for a minute is cut by proxies: `progress`, then `checked` with counts and the
 * first rows with errors, then the file in pieces. A refusal is the last event.
 */
export async function streamCheck(
  reply: FastifyReply,
  { language, requestId }: DoorContext,
  settings: { readonly heartbeatMs: number; readonly kind: FileKind; readonly log: FastifyBaseLogger },
  work: (progress: Progress) => Promise<CheckedFile>,
): Promise<void> {
  const stream = new AnswerStream(reply, EVENTS, settings.heartbeatMs)
  const next = (event: object) => stream.next(JSON.stringify(event))
  const { raw } = reply
  const drained = () => new Promise<void>((resolve) => raw.once('drain', resolve).once('close', resolve))
  try {
    const checked = await work((answered, of) => next({ progress: { answered, of } }))
    const bytes = Buffer.concat(await bytesOfChecked(checked, settings.kind))
    next({ checked: { ...countsOf(checked), type: typeOf(settings.kind, checked.encoding) } })
    for (let from = 0; from < bytes.length && !raw.destroyed; from += CHUNK) {
      next({ file: bytes.subarray(from, from + CHUNK).toString('base64') })
      if (!stream.ready && !raw.destroyed) await drained()
    }
  } catch (thrown) {
    const { code, blame, message, extra } = asHubError(thrown)
    if (blame === 'hub') logFault(settings.log, requestId, thrown)
    next({
      errors: [{ message: messageIn(language, code, message), extensions: { code, blame, ...extra, requestId } }],
    })
  } finally {
    stream.complete()
  }
}

function countsOf({ rows, asked, errors, faults }: CheckedFile) {
  return { rows: rows.length, asked, errors: Object.fromEntries(errors), faults: faults.slice(0, MOST_FAULTS) }
}
