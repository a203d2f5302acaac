import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyRequest } from 'fastify'
import { HubError } from '../errors/hub-error'
import { sentenceOf } from '../errors/message'

/** Whether the client was gone before its request was there whole: nobody takes an answer, and nothing is wrong here. */
export function isBrokenOff(request: FastifyRequest, thrown: unknown): boolean {
  const raw: IncomingMessage = request.raw
  return !raw.complete && (raw.errored !== null || raw.destroyed) && !(thrown instanceof HubError)
}

const STATUS: Readonly<Record<string, string>> = {
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
}

/**
 * What Node could not read as a request: a malformed chunk, a header too long, a body that did not come in time. Answered as
 * the catalogue words it, where somebody still listens, and not logged: Node's error holds what was sent.
 */
export function answerUnreadable(fault: Error & { code?: string }, socket: Socket): void {
  if (fault.code !== 'ECONNRESET' && socket.writable) {
    const { code, blame } = new HubError('BAD_REQUEST')
    const requestId = randomUUID()
    // Which language was asked for is not known either: both.
    const message = `${sentenceOf(code, 'zh')} ${sentenceOf(code, 'en')}`
    const errors = [{ message, extensions: { code, blame, requestId } }]
    const body = JSON.stringify({ errors, extensions: { requestId } })
    const head = [
      `HTTP/1.1 ${STATUS[fault.code ?? ''] ?? '400 Bad Request'}`,
      'content-type: application/json; charset=utf-8',
      'cache-control: no-store',
      `x-request-id: ${requestId}`,
      `content-length: ${Buffer.byteLength(body)}`,
      'connection: close',
    ]
    socket.write(`${head.join('\r\n')}\r\n\r\n${body}`)
  }
  socket.destroy()
}
