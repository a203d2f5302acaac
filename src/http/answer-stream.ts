import type { ServerResponse } from 'node:http'
import type { FastifyReply } from 'fastify'

/** How answers are written on a connection that stays open. Each answer is JSON on one line. */
export interface Wire {
  readonly contentType: string
  readonly begin: string
  readonly heartbeat: string
  next(answer: string): string
  readonly complete: string
}

/** GraphQL over SSE, distinct connections mode. */
export const EVENTS: Wire = {
  contentType: 'text/event-stream; charset=utf-8',
  begin: '',
  heartbeat: ': \n\n',
  next: (answer) => `event: next\ndata: ${answer}\n\n`,
  complete: 'event: complete\ndata: \n\n',
}

const PART = '\r\ncontent-type: application/json; charset=utf-8\r\n\r\n'

/** Apollo's multipart subscriptions. A part ends with the next boundary, so that a reader has it at once. */
export const MULTIPART: Wire = {
  contentType: 'multipart/mixed;boundary="graphql";subscriptionSpec=1.0',
  begin: '\r\n--graphql',
  heartbeat: `${PART}{}\r\n--graphql`,
  next: (answer) => `${PART}{"payload":${answer}}\r\n--graphql`,
  complete: '--\r\n',
}

const ENDING_MILLIS = 2_000

/** The answers of one subscription on one connection. */
export class AnswerStream {
  private readonly raw: ServerResponse
  private readonly heartbeat: NodeJS.Timeout

  /** Takes the connection over from Fastify, which keeps it when the headers cannot be written. */
  constructor(
    reply: FastifyReply,
    private readonly wire: Wire,
    heartbeatMs: number,
  ) {
    this.raw = reply.raw
    this.raw.writeHead(200, {
      ...(reply.getHeaders() as Record<string, string>),
      'content-type': wire.contentType,
      connection: 'close', // a hub that stops waits for connections that could take another request
      'x-accel-buffering': 'no', // or a proxy would hold answers back
    })
    reply.hijack()
    this.raw.flushHeaders()
    if (wire.begin !== '') this.raw.write(wire.begin)
    this.heartbeat = setInterval(() => {
      if (this.ready) this.raw.write(wire.heartbeat)
    }, heartbeatMs)
    this.onClose(() => clearInterval(this.heartbeat))
  }

  /** Whether what was written has left: nothing is piled up for a reader that does not read. */
  get ready(): boolean {
    return !this.raw.writableNeedDrain && !this.raw.writableEnded && !this.raw.destroyed
  }

  onReady(run: () => void): void {
    this.raw.on('drain', run)
  }

  /** When the connection is gone, whoever ended it; at once if it is gone already. */
  onClose(run: () => void): void {
    if (this.raw.destroyed) run()
    else this.raw.once('close', run)
  }

  /** `answer` in JSON, on one line. */
  next(answer: string): void {
    this.raw.write(this.wire.next(answer))
  }

  /** A reader that does not take the end in time is cut off. */
  complete(): void {
    this.raw.end(this.wire.complete)
    const cut = setTimeout(() => this.raw.destroy(), ENDING_MILLIS)
    this.onClose(() => clearTimeout(cut))
  }
}
