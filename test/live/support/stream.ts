import { request, type IncomingMessage } from 'node:http'
import { trail } from '../../grants/support/counter'
import { asOwner } from '../../hub/support/all-seeing'
import type { Answer, TestHub } from '../../support/hub'

/** As a test says what it expects of it, like the data of any answer. */
export type LiveAnswer = Answer['data']

export interface Event {
  readonly event: string
  readonly data: LiveAnswer
}

/** One request answered by server-sent events, read over real HTTP. */
export class Stream {
  /** Every event that came, and 'comment' for a heartbeat. */
  readonly came: Event[] = []
  rest = ''
  private over = false
  private readonly waiting = new Set<() => void>()

  private constructor(readonly response: IncomingMessage) {
    response.setEncoding('utf8')
    response.on('data', (text: string) => this.read(text))
    response.on('error', () => undefined) // closed by either side: 'close' tells it
    response.on('close', () => {
      this.over = true
      this.tell()
    })
  }

  /** Asks as a demo account, or with a ready token, 'Bearer …'. */
  static async open(
    hub: TestHub,
    account: string,
    query: string,
    variables: Record<string, unknown> = {},
    headers: Record<string, string> = {},
  ): Promise<Stream> {
    const authorization = account.startsWith('Bearer ') ? account : `Bearer ${await hub.token(account)}`
    const response = await new Promise<IncomingMessage>((resolve, reject) =>
      request(`${hub.url}/graphql`, {
        method: 'POST',
        agent: false,
        headers: { 'content-type': 'application/json', accept: 'text/event-stream', authorization, ...headers },
      })
        .on('response', resolve)
        .on('error', reject)
        .end(JSON.stringify({ query, variables })),
    )
    return new Stream(response)
  }

  /** The answers that came so far. */
  get answers(): LiveAnswer[] {
    return this.came.filter(({ event }) => event === 'next').map(({ data }) => data)
  }

  /** The answer with this number, from 1 on, when it has come; fails if the stream ends before. */
  async answer(number: number): Promise<LiveAnswer> {
    await this.until(() => this.answers.length >= number || this.over)
    if (this.answers.length < number) throw new TypeError(`the stream ended after ${JSON.stringify(this.came)}`)
    return this.answers[number - 1]
  }

  /** When the stream has ended. Gives the names of its events; heartbeats are left out: they come by the wall clock. */
  async end(): Promise<string[]> {
    await this.until(() => this.over)
    return this.came.map(({ event }) => event).filter((event) => event !== 'comment')
  }

  /** As a client that goes away. */
  close(): void {
    this.response.destroy()
  }

  async until(true_: () => boolean): Promise<void> {
    while (!true_()) await new Promise<void>((resolve) => this.waiting.add(resolve))
  }

  private read(text: string): void {
    const parts = (this.rest + text).split('\n\n')
    this.rest = parts.pop()!
    for (const part of parts) this.came.push(read(part))
    this.tell()
  }

  private tell(): void {
    for (const resolve of this.waiting) resolve()
    this.waiting.clear()
  }
}

function read(part: string): Event {
  if (part.startsWith(':')) return { event: 'comment', data: null }
  const lines = part.split('\n').map((line) => /^(\w+): ?(.*)$/.exec(line)!)
  const field = (name: string) => lines.find((line) => line[1] === name)?.[2] ?? ''
  const data = field('data')
  return { event: field('event'), data: data === '' ? null : JSON.parse(data) }
}

/** Streams of one test, closed after it. */
export class Streams {
  private readonly open_: Stream[] = []

  constructor(private readonly hub: () => TestHub) {}

  async open(account: string, query: string, variables = {}, headers = {}): Promise<Stream> {
    const stream = await Stream.open(this.hub(), account, query, variables, headers)
    this.open_.push(stream)
    return stream
  }

  async close(): Promise<void> {
    for (const stream of this.open_) stream.close()
    await Promise.all(this.open_.splice(0).map((stream) => stream.end()))
  }
}

export const SUBSCRIBED =
  'subscription ($id: ID!) { child(id: $id) { id health { disabled mentalHealth { date concern } } } }'

/** A change of the child as the feeds' follower writes it: its row, and the transaction that did. */
export async function changeChild(
  hub: TestHub,
  id: string,
  columns: Record<string, string | null> = {},
): Promise<void> {
  const set = Object.keys(columns).map((name, i) => `${name} = $${i + 2}, `)
  await asOwner(hub, 'hub', `UPDATE child SET ${set.join('')}changed_in = pg_current_xact_id() WHERE id = $1`, [
    id.slice('child:'.length),
    ...Object.values(columns),
  ])
}

export const ELSEWHERE = {
  registered_division: '430422',
  residence_division: '430422100',
  school_division: '430422100',
}

/** The looks that one subscription left in the trail: one for each time it was asked, sent or not. */
export async function looksOf(hub: TestHub, { response }: Stream): Promise<Record<string, unknown>[]> {
  const id = String(response.headers['x-request-id'])
  const looks = await trail(hub, 'look')
  return looks.filter(({ requestId }) => requestId === id || String(requestId).startsWith(`${id}/`))
}
