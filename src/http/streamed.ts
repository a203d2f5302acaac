import type { ApolloServer } from '@apollo/server'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ExecutionResult } from 'graphql'
import { answerIn } from '../errors/message'
import type { Asked } from '../execute/executor'
import type { LiveQueries } from '../live/live-queries'
import type { LiveQuery, Credential } from '../live/live-query'
import type { Accepted } from './accept'
import { AnswerStream, EVENTS, MULTIPART } from './answer-stream'
import { ask, send } from './ask'
import { shown, type DoorContext } from './graphql'

export interface StreamParts {
  readonly apollo: ApolloServer<DoorContext>
  readonly live: LiveQueries
  readonly heartbeatMs: number
}

/**
 * Answers a request that accepts a stream: a subscription by one answer after the other, any other operation by one.
 * What Apollo or the executor refuses is an answer with errors as well, unless the client takes JSON.
 */
export async function answerByStream(
  { apollo, live, heartbeatMs }: StreamParts,
  request: FastifyRequest,
  reply: FastifyReply,
  door: DoorContext,
  accepted: Accepted,
  pass: Credential,
): Promise<FastifyReply | void> {
  const opened: { query: LiveQuery | null } = { query: null }
  const subscribe = async (asked: Asked): Promise<ExecutionResult> => {
    const { answer, query } = await live.begin(asked, pass)
    opened.query = query
    return answer
  }
  try {
    const answer = await ask(apollo, request, { ...door, subscribe }, accepted)
    const { query } = opened
    if (!query && accepted.single) return send(answer, reply)
    const stream = new AnswerStream(reply, accepted.stream === 'events' ? EVENTS : MULTIPART, heartbeatMs)
    stream.next(answer.text)
    if (!query) return stream.complete()
    stream.onClose(() => query.end())
    stream.onReady(() => query.ready())
    return query.start({
      get ready() {
        return stream.ready
      },
      next: (result) => stream.next(JSON.stringify(answerIn(door.language, shown(result, door.requestId)))),
      complete: () => stream.complete(),
    })
  } catch (fault) {
    opened.query?.end() // nobody is there to be told of its answers, or to go away
    throw fault
  }
}
