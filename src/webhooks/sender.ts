import { Agent as HttpAgent, request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'
import { TargetRefused, type Targets } from './target'

/** What came of one attempt: the receiver's status, or why there is none. */
export type Outcome = { readonly status: number } | { readonly fault: 'TARGET' | 'TIMEOUT' | 'CONNECTION' }

export interface Posting {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Of an answer's body nothing is kept; so much of it is read that the connection can be used again. */
const MOST_READ = 16_384
const FREE_MILLIS = 5_000

/** Posts to receivers: no redirects, no more than a little of the answer, no longer than the time limit. */
export class Sender {
  private readonly http: HttpAgent
  private readonly https: HttpsAgent

  constructor(
    private readonly targets: Targets,
    private readonly timeoutMs: number,
  ) {
    const kept = { keepAlive: true, timeout: FREE_MILLIS, maxFreeSockets: 2_000 }
    this.http = new HttpAgent(kept)
    this.https = new HttpsAgent(kept)
  }

  /** Never rejects. */
  post({ url: text, headers, body }: Posting): Promise<Outcome> {
    return new Promise((resolve) => {
      let url: URL
      try {
        url = this.targets.check(text)
      } catch {
        return resolve({ fault: 'TARGET' })
      }
      const secure = url.protocol === 'https:'
      const options: RequestOptions = {
        method: 'POST',
        agent: secure ? this.https : this.http,
        lookup: this.targets.lookup,
        signal: AbortSignal.timeout(this.timeoutMs), // of the whole: name, connection, answer
        headers: { ...headers, 'content-length': String(Buffer.byteLength(body)), 'user-agent': 'tonglian' },
      }
      const asked = (secure ? httpsRequest : httpRequest)(url, options)
      asked.on('response', (answer) => {
        resolve({ status: answer.statusCode ?? 0 })
        readLittle(answer)
      })
      asked.on('error', (fault: Error) => resolve({ fault: wordOf(fault) }))
      asked.on('socket', (socket) => {
        if (!socket.connecting) return // kept from before: it was checked then
        // The second lock: whatever chose the address, a connection to a closed one is not written to.
        socket.once('connect', () => {
          const { remoteAddress = '' } = socket
          if (!this.targets.isOpen(remoteAddress) && !this.targets.names(url)) asked.destroy(new TargetRefused())
        })
      })
      asked.end(body)
    })
  }

  close(): void {
    this.http.destroy()
    this.https.destroy()
  }
}

function readLittle(answer: IncomingMessage): void {
  let read = 0
  answer.on('data', (part: Buffer) => {
    read += part.length
    if (read > MOST_READ) answer.destroy()
  })
  answer.on('error', () => undefined) // it was answered
}

function wordOf(fault: Error): 'TARGET' | 'TIMEOUT' | 'CONNECTION' {
  if (fault instanceof TargetRefused) return 'TARGET'
  return fault.name === 'AbortError' || fault.name === 'TimeoutError' ? 'TIMEOUT' : 'CONNECTION'
}
