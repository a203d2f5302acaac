import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Got {
  readonly headers: IncomingMessage['headers']
  readonly body: string
  readonly path: string
  /** Milliseconds, of the wall clock. */
  readonly at: number
}

/** A receiver of webhooks over real HTTP. It answers as `answer` says. */
export class Receiver {
  readonly got: Got[] = []
  private readonly waiting = new Set<() => void>()

  private constructor(
    private readonly server: ReturnType<typeof createServer>,
    readonly url: string,
  ) {}

  static async start(
    answer: (response: ServerResponse, number: number, got: Got) => void = respond(204),
  ): Promise<Receiver> {
    const server = createServer((request, response) => {
      let body = ''
      request.setEncoding('utf8')
      request.on('data', (part: string) => (body += part))
      request.on('end', () => {
        const got = { headers: request.headers, body, path: request.url ?? '', at: performance.now() }
        receiver.got.push(got)
        answer(response, receiver.got.length, got)
        for (const look of receiver.waiting) look()
      })
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const receiver = new Receiver(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`)
    return receiver
  }

  /** When so many came; fails after `within` milliseconds. */
  async until(count: number, within = 15_000): Promise<Got[]> {
    const late = performance.now() + within
    while (this.got.length < count) {
      if (performance.now() > late) throw new TypeError(`expected ${count} deliveries, got ${this.got.length}`)
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, 100)
        this.waiting.add(() => {
          clearTimeout(timer)
          resolve()
        })
      })
    }
    return this.got
  }

  get ids(): string[] {
    return this.got.map(({ headers }) => String(headers['webhook-id']))
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections()
    await new Promise((resolve) => this.server.close(resolve))
  }
}

export function respond(status: number, headers: Record<string, string> = {}) {
  return (response: ServerResponse) => void response.writeHead(status, headers).end()
}
