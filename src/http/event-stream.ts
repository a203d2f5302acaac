import type { ServerResponse } from 'node:http'
import type { FastifyReply } from 'fastify'

const ENDING_MILLIS = 2_000

/** Server-sent events of one answer, in the words of GraphQL over SSE (distinct connections mode): `next` and `complete`. */
export class EventStream {
  private readonly raw: ServerResponse
  private readonly heartbeat: NodeJS.Timeout

  /** Takes the connection over from Fastify, which keeps it when the headers cannot be written. */
  constructor(reply: FastifyReply, heartbeatMs: number) {
    this.raw = reply.raw
    this.raw.writeHead(200, {
      ...(reply.getHeaders() as Record<string, string>),
      'content-type': 'text/event-stream; charset=utf-8',
      connection: 'close', // a hub that stops waits for connections that could take another request
      'x-accel-buffering': 'no', // or a proxy would hold events back
    })
    reply.hijack()
    this.raw.flushHeaders()
    this.heartbeat = setInterval(() => {
      if (this.ready) this.raw.write(': \n\n')
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
    this.raw.write(`event: next\ndata: ${answer}\n\n`)
  }

  /** A reader that does not take the end in time is cut off. */
  complete(): void {
    this.raw.end('event: complete\ndata: \n\n')
    const cut = setTimeout(() => this.raw.destroy(), ENDING_MILLIS)
    this.onClose(() => clearTimeout(cut))
  }
}
