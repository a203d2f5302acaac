import { connect, type Socket } from 'node:net'

/** One kept connection, one request at a time, the least work for an answer's text: what a heavier client costs is not the hub's. */
export class BareClient {
  private readonly socket: Socket
  private readonly head: string
  private answer: { chunks: Buffer[]; resolve(text: string): void; reject(fault: unknown): void } | null = null

  constructor(port: number, path: string, headers: Readonly<Record<string, string>>) {
    const named = Object.entries({ host: `127.0.0.1:${port}`, 'content-type': 'application/json', ...headers })
    this.head = `POST ${path} HTTP/1.1\r\n${named.map(([name, value]) => `${name}: ${value}\r\n`).join('')}`
    this.socket = connect(port, '127.0.0.1').setNoDelay(true)
    this.socket.on('data', (chunk) => this.take(chunk))
    this.socket.on('error', (fault) => this.answer?.reject(fault))
    this.socket.on('close', () => this.answer?.reject(new TypeError('the connection was closed')))
  }

  post(body: string): Promise<string> {
    return new Promise((resolve, reject) => {
      this.answer = { chunks: [], resolve, reject }
      this.socket.write(`${this.head}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)
    })
  }

  close(): void {
    this.socket.destroy()
  }

  private take(chunk: Buffer): void {
    const { answer } = this
    if (!answer) return
    answer.chunks.push(chunk)
    const all = answer.chunks.length === 1 ? chunk : Buffer.concat(answer.chunks)
    const gap = all.indexOf('\r\n\r\n')
    if (gap < 0) return
    const length = /content-length: (\d+)/i.exec(all.toString('latin1', 0, gap))?.[1]
    if (length === undefined) return answer.reject(new TypeError('expected an answer with its length'))
    if (all.length < gap + 4 + Number(length)) return
    this.answer = null
    answer.resolve(all.toString('utf8', gap + 4))
  }
}
