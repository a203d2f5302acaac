import { HeaderMap, type ApolloServer, type HTTPGraphQLResponse } from '@apollo/server'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ExecutionResult } from 'graphql'
import type { Asked } from '../execute/executor'
import type { LiveQueries } from '../live/live-queries'
import type { LiveQuery, Pass } from '../live/live-query'
import { EventStream } from './event-stream'
import { shown, type DoorContext } from './graphql'

export interface StreamParts {
  readonly apollo: ApolloServer<DoorContext>
  readonly live: LiveQueries
  readonly heartbeatMs: number
}

export function acceptsEvents({ headers }: FastifyRequest): boolean {
  return accepted(headers.accept).includes('text/event-stream')
}

/**
 * Answers a request that accepts events: a subscription by a `next` for each of its answers, any other operation by one.
 * What Apollo or the executor refuses is a `next` with errors as well, as the protocol has it.
 */
export async function answerByEvents(
  { apollo, live, heartbeatMs }: StreamParts,
  request: FastifyRequest,
  reply: FastifyReply,
  door: DoorContext,
  pass: Pass,
): Promise<FastifyReply | void> {
  const opened: { query: LiveQuery | null } = { query: null }
  const subscribe = async (asked: Asked): Promise<ExecutionResult> => {
    const { answer, query } = await live.begin(asked, pass)
    opened.query = query
    return answer
  }
  try {
    const answer = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: {
        method: 'POST',
        search: '',
        body: request.body,
        headers: new HeaderMap([
          ['content-type', request.headers['content-type'] ?? ''],
          ['accept', 'application/json'],
        ]),
      },
      context: async () => ({ ...door, subscribe }),
    })
    const { query } = opened
    if (!query && accepted(request.headers.accept).includes('application/json')) return asJson(answer, reply)
    const text = textOf(answer)
    const stream = new EventStream(reply, heartbeatMs)
    stream.next(text)
    if (!query) return stream.complete()
    stream.onClose(() => query.end())
    stream.onReady(() => query.ready())
    return query.start({
      get ready() {
        return stream.ready
      },
      next: (result) => stream.next(JSON.stringify(shown(result))),
      complete: () => stream.complete(),
    })
  } catch (fault) {
    opened.query?.end() // nobody is there to be told of its answers, or to go away
    throw fault
  }
}

function accepted(header = ''): string[] {
  return header.split(',').map((one) => one.split(';')[0]!.trim().toLowerCase())
}

/** For a client that takes both: what is no stream comes as ever. */
function asJson(answer: HTTPGraphQLResponse, reply: FastifyReply): FastifyReply {
  for (const [name, value] of answer.headers) void reply.header(name, value)
  return reply.code(answer.status ?? 200).send(textOf(answer))
}

function textOf({ body }: HTTPGraphQLResponse): string {
  if (body.kind !== 'complete') throw new TypeError('expected an answer in one piece: the schema has no @defer')
  return body.string.trimEnd()
}
