import { connect } from 'node:net'
import type { Databases } from './databases'

/** One stretch of load: what is asked of whom, for how long. */
export interface Stretch {
  readonly port: number
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly before: string
  readonly after: string
  /** Ids in a request; one travels bare, several as a list. */
  readonly count: number
  readonly from: keyof Databases['asked']
  readonly connections: number
  readonly seconds: number
  /** A GET of `path` with `offset=`, of so many pages of 100; `before` and what follows say nothing. */
  readonly pages?: number
  /** Equal seeds ask for equal children. */
  readonly seed: number
}

export interface Load {
  readonly perSecond: number
  readonly requests: number
  readonly errors: number
  readonly p50Millis: number
  readonly p99Millis: number
}

/* The client: a process of its own, bare sockets kept open, answers counted and not read, so that the servers get the cores. */
let pools: Databases['asked'] = { everywhere: [], pupils: [], rolls: [] }
process.on('message', (message: { pools: Databases['asked'] } | Stretch) => {
  if ('pools' in message) pools = message.pools
  else void load(message).then((done) => process.send!(done))
})
process.on('disconnect', () => process.exit(0))

async function load(stretch: Stretch): Promise<Load> {
  const millis: number[] = []
  const begun = performance.now()
  const end = begun + stretch.seconds * 1000
  const errors = await Promise.all(
    Array.from({ length: stretch.connections }, (_, i) => ask(stretch, random(stretch.seed * 1_000 + i), end, millis)),
  )
  const seconds = (performance.now() - begun) / 1000
  millis.sort((a, b) => a - b)
  return {
    perSecond: millis.length / seconds,
    requests: millis.length,
    errors: errors.reduce((sum, each) => sum + each, 0),
    p50Millis: millis[millis.length >> 1] ?? 0,
    p99Millis: millis[Math.floor(millis.length * 0.99)] ?? 0,
  }
}

/** One connection, one request at a time. Gives the number of answers that were not `{"data":{…`. */
function ask(stretch: Stretch, next: () => number, end: number, millis: number[]): Promise<number> {
  return new Promise((resolve) => {
    const socket = connect(stretch.port, '127.0.0.1')
    socket.setNoDelay(true)
    const { pages } = stretch
    const head = `host: 127.0.0.1:${stretch.port}\r\n${Object.entries(stretch.headers)
      .map(([name, value]) => `${name}: ${value}\r\n`)
      .join('')}`
    let errors = 0
    let sent = 0
    let open = true
    let answer = new Answer('')
    const send = () => {
      const text =
        pages === undefined
          ? post(stretch, head, stretch.before + idsOf(stretch, next) + stretch.after)
          : `GET ${stretch.path}&offset=${Math.floor(next() * pages) * 100} HTTP/1.1\r\n${head}\r\n`
      sent = performance.now()
      answer = new Answer(pages === undefined ? '{"data":{' : '{"users":[{')
      socket.write(text)
    }
    socket.on('connect', send)
    socket.on('data', (chunk) => {
      answer.take(chunk)
      if (!answer.whole) return
      const now = performance.now()
      millis.push(now - sent)
      if (!answer.good) errors += 1
      if (now < end) return send()
      open = false
      socket.end()
      resolve(errors)
    })
    const broken = () => {
      if (open) resolve(errors + 1)
      open = false
    }
    socket.on('error', broken)
    socket.on('close', broken)
  })
}

/** An HTTP answer as far as a load needs to know it: is it whole, is it good. */
class Answer {
  constructor(private readonly begins: string) {}

  whole = false
  good = false
  private start: Buffer | null = null
  private left = -1

  take(chunk: Buffer): void {
    if (this.left >= 0) {
      this.left -= chunk.length
      this.whole = this.left <= 0
      return
    }
    this.start = this.start ? Buffer.concat([this.start, chunk]) : chunk
    const gap = this.start.indexOf('\r\n\r\n')
    if (gap < 0 || this.start.length < gap + 20) return
    const head = this.start.subarray(0, gap).toString('latin1')
    const length = /content-length: (\d+)/i.exec(head)?.[1]
    this.good =
      head.startsWith('HTTP/1.1 200') && this.start.includes(this.begins, gap) && !this.start.includes('{"errors"', gap)
    if (length === undefined) {
      this.whole = this.start.subarray(-5).toString('latin1') === '0\r\n\r\n'
      return
    }
    this.left = Number(length) - (this.start.length - gap - 4)
    this.whole = this.left <= 0
  }
}

function post({ path }: Stretch, head: string, body: string): string {
  return `POST ${path} HTTP/1.1\r\ncontent-type: application/json\r\n${head}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
}

function idsOf({ count, from }: Stretch, next: () => number): string {
  const all = pools[from]
  const pick = () => `"${all[Math.floor(next() * all.length)]}"`
  return count === 1 ? pick() : `[${Array.from({ length: count }, pick).join(',')}]`
}

/** mulberry32: small, seeded, even enough to pick ids. */
function random(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
