import { HeaderMap, type ApolloServer } from '@apollo/server'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { CATALOGUE, type ErrorCode } from '../errors/catalogue'
import type { Language } from '../errors/language'
import { answerIn } from '../errors/message'
import type { Accepted } from './accept'
import { searchOf } from './address'
import type { DoorContext } from './graphql'

/** An answer in one piece, as it leaves. */
export interface HttpAnswer {
  readonly status: number
  readonly headers: Iterable<readonly [string, string]>
  /** JSON on one line. */
  readonly text: string
}

const ERRORS = '{"errors":'

interface Refusal {
  readonly errors: readonly { readonly message: string; readonly extensions: { readonly code: ErrorCode } }[]
}

/** Asks Apollo. It learns of the request what GraphQL over HTTP needs, and gets an Accept header that is decided already. */
export async function ask(
  apollo: ApolloServer<DoorContext>,
  request: FastifyRequest,
  door: DoorContext,
  { single, legacy }: Accepted,
): Promise<HttpAnswer> {
  const { status, headers, body } = await apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: {
      method: request.method,
      search: request.search ?? searchOf(request),
      body: request.body,
      headers: new HeaderMap([['accept', single ?? 'application/json']]),
    },
    context: async () => door,
  })
  if (body.kind !== 'complete') throw new TypeError('expected an answer in one piece: the schema has no @defer')
  const text = body.string.trimEnd()
  if (!isRefusal(text)) return { status: status ?? 200, headers, text: textIn(door.language, text) }
  const refusal = answerIn(door.language, JSON.parse(text) as Refusal)
  const { code } = refusal.errors[0]!.extensions
  const told = status === undefined || status === 200 ? CATALOGUE[code].status : status
  return {
    status: legacy && told === 400 && code !== 'BAD_REQUEST' ? 200 : told,
    headers,
    text: JSON.stringify({ ...refusal, extensions: { requestId: door.requestId } }),
  }
}

export function send({ status, headers, text }: HttpAnswer, reply: FastifyReply): FastifyReply {
  for (const [name, value] of headers) if (name !== 'cache-control') void reply.header(name, value)
  return reply.code(status).send(text)
}

/** Data with errors beside it: read again only where their messages are to be in another language. */
function textIn(language: Language, text: string): string {
  if (language === 'en' || !text.startsWith(ERRORS)) return text
  return JSON.stringify(answerIn(language, JSON.parse(text) as Refusal))
}

/** Errors come first, then data. Within a JSON text no quote is bare, so this finds the member and no value. */
function isRefusal(text: string): boolean {
  return text.startsWith(ERRORS) && !text.includes(',"data":')
}
