import type { FastifyRequest } from 'fastify'
import { HubError } from '../errors/hub-error'

/** The header that asks for strict access (docs/LIFECYCLE.md). */
export const ACCESS_HEADER = 'x-tonglian-access'

/**
 * Refuses a word for strict access that the hub does not know, and one sent twice: a misspelt one would otherwise be answered
 * as if strict access had not been asked for. Throws HubError BAD_REQUEST.
 */
export function checkAccessWord(headers: FastifyRequest['headers'], asked: unknown): void {
  const { extensions } = (asked ?? {}) as { readonly extensions?: { readonly access?: unknown } | null }
  const words = [headers[ACCESS_HEADER], extensions?.access ?? undefined]
  if (words.some((word) => word !== undefined && word !== 'strict'))
    throw new HubError('BAD_REQUEST', `expected 'strict' in ${ACCESS_HEADER} or extensions.access, got another word`)
}
