import type { FastifyReply, FastifyRequest } from 'fastify'
import { CONTENT_LANGUAGE, readLanguage, type Language } from '../errors/language'

/** The language in which a request is answered. Its headers say so, and that another client may be answered in another. */
export function speak(request: FastifyRequest, reply: FastifyReply): Language {
  const language = languageOf(request)
  const varies = String(reply.getHeader('vary') ?? '') // on the origin too, where pages of others may ask
  if (!/accept-language/i.test(varies)) reply.header('vary', varies ? `${varies}, accept-language` : 'accept-language')
  reply.header('content-language', CONTENT_LANGUAGE[language])
  return language
}

export function languageOf({ headers }: FastifyRequest): Language {
  return readLanguage(headers['accept-language'])
}
