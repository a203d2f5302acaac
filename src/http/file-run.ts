import { setTimeout as pause } from 'node:timers/promises'
import type { FastifyReply } from 'fastify'
import { parse } from 'graphql'
import type { RateLimit } from '../auth/rate-limit'
import { CATALOGUE, type ErrorCode } from '../errors/catalogue'
import { HubError } from '../errors/hub-error'
import type { Executor } from '../execute/executor'
import type { Clock } from '../kit/clock'
import type { Credential } from '../live/live-query'
import { LIMIT_QUERY, STATUS_QUERY, type LimitData, type StatusData } from '../pupil-lists/answer-columns'
import type { HubAsk } from '../pupil-lists/check-file'
import type { FilePlace } from './file-quota'
import type { DoorContext } from './graphql'

const DOCUMENTS = { limit: parse(LIMIT_QUERY), status: parse(STATUS_QUERY) }
const MOST_MILLIS = 600_000

export interface FileRunParts {
  readonly executor: Pick<Executor, 'execute'>
  readonly rateLimit: RateLimit
  readonly clock: Clock
}

interface Waiting {
  readonly gone: AbortSignal
  /** Its place in the process: others work while this one waits. */
  readonly place: Pick<FilePlace, 'leave' | 'comeBack'>
}

/**
 * Asks the hub within its own process, as the account that sent the file: each question is one planned and audited operation, with an id
 * of its own below the request's. A question is refused as soon as a request with the same token would be, or nobody takes the answer.
 */
export function fileRun(parts: FileRunParts, door: DoorContext, pass: Credential, { gone, place }: Waiting): HubAsk {
  const { executor, rateLimit, clock } = parts
  const endsAt = clock.now() + MOST_MILLIS
  let questions = 0
  const ask = async (document: keyof typeof DOCUMENTS, variables: Readonly<Record<string, unknown>>) => {
    if (gone.aborted) throw new HubError('BAD_REQUEST', 'expected a client that takes the answer')
    if (clock.now() > endsAt) throw new HubError('FILE_LIMIT', `expected a list that is answered within ${MOST_MILLIS / 1000} seconds`) // prettier-ignore
    if (questions > 0) {
      await pass.check()
      await rateLimit.count(door.actor.subject)
    }
    questions += 1
    const { requestId, actor, strict, language } = door
    const { data, errors } = await executor.execute({
      ...{ document: DOCUMENTS[document], operationName: null, variables, actor, strict, language },
      requestId: `${requestId}/${questions}`,
    })
    const [error] = errors ?? []
    if (error || !data) throw refusal(error)
    return data
  }
  let limit: Promise<LimitData> | null = null
  return {
    limit: () => (limit ??= ask('limit', {}) as unknown as Promise<LimitData>),
    status: async (students) => (await ask('status', { students })) as unknown as StatusData,
    wait: async (seconds) => {
      place.leave()
      await pause(seconds * 1000, undefined, { signal: gone }).catch(() => undefined)
      if (!gone.aborted) await place.comeBack()
    },
  }
}

interface Told {
  readonly message: string
  readonly extensions: Readonly<Record<string, unknown>>
}

/** As it was told within, with its field and rule. */
export function refusal(error: Told | undefined): HubError {
  const { code, field, rule, retryAfter } = error?.extensions ?? {}
  const extra = Object.fromEntries(Object.entries({ field, rule, retryAfter }).filter(([, value]) => value !== undefined)) // prettier-ignore
  const known = typeof code === 'string' && code in CATALOGUE
  return new HubError(known ? (code as ErrorCode) : 'INTERNAL', error?.message, extra)
}

/** Ends when the connection does before its answer is written. */
export function goneSignal({ raw }: FastifyReply): AbortSignal {
  const gone = new AbortController()
  raw.once('close', () => {
    if (!raw.writableFinished) gone.abort()
  })
  return gone.signal
}
