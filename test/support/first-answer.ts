import { request as plain, type IncomingMessage } from 'node:http'
import { request as secure } from 'node:https'
import { setTimeout as pause } from 'node:timers/promises'
import type { Answer } from './hub'

const ANSWER_MS = 30_000
/** A hub learns of a closed stream a moment after the client has closed it: until then its place is taken. */
const MOMENTS = 50

/** The first answer of a subscription, as if it were a query's; then the stream is closed. */
export async function firstAnswer(
  url: string,
  authorization: string,
  body: string,
  headers: Record<string, string> = {},
): Promise<Answer> {
  for (let tried = 0; ; tried += 1) {
    const answer = await once(url, body, { authorization, ...headers })
    const full = answer.errors?.[0]?.extensions['code'] === 'SUBSCRIPTION_LIMIT'
    if (!full || tried === MOMENTS) return answer
    await pause(100)
  }
}

async function once(url: string, body: string, headers: Record<string, string>): Promise<Answer> {
  const request = url.startsWith('https:') ? secure : plain
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    request(`${url}/graphql`, {
      method: 'POST',
      agent: false,
      signal: AbortSignal.timeout(ANSWER_MS),
      headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headers },
    })
      .on('response', resolve)
      .on('error', reject)
      .end(body)
  })
  response.setEncoding('utf8')
  let text = ''
  for await (const part of response) {
    text += String(part)
    if (text.includes('\n\n')) break // leaving the loop closes the connection
  }
  const first = /^event: next\ndata: (.*)\n\n/.exec(text)?.[1] ?? text
  const read = (first.startsWith('{') ? JSON.parse(first) : {}) as Partial<Answer>
  return {
    status: response.statusCode ?? 0,
    headers: new Headers(Object.entries(response.headers).map(([name, value]): [string, string] => [name, String(value)])), // prettier-ignore
    text: first,
    data: read.data,
    errors: read.errors,
    extensions: read.extensions ?? {},
  }
}
