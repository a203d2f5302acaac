import type { FastifyRequest } from 'fastify'
import { actorOf, type Actor } from '../auth/actor'
import { AuthError } from '../auth/auth-error'
import type { BrowserSignIn } from '../auth/browser'
import type { TokenVerifier } from '../auth/token-verifier'
import { HubError } from '../errors/hub-error'
import type { Credential } from '../live/live-query'
import { isRosterScope } from '../oneroster/collections'
import { ACCESS_HEADER } from './access-word'
import type { DoorContext } from './graphql'
import { languageOf } from './speak'

declare module 'fastify' {
  interface FastifyRequest {
    actor: Actor | null
    /** The token that the actor is of. */
    token: string | null
    /** Of a query by GET, with the text of its document; null: as it came. */
    search: string | null
  }
}

export interface CredentialParts {
  readonly verifier: TokenVerifier
  readonly signIn: BrowserSignIn
  /** What a token said of its account, and when it was issued (seconds since 1970). */
  readonly seen: (actor: Actor, issued: number) => void
}

/** What is known of a request whose actor is known. */
export function doorOf(request: FastifyRequest): DoorContext {
  return {
    requestId: request.id,
    actor: request.actor!,
    strict: request.headers[ACCESS_HEADER] === 'strict',
    language: languageOf(request),
    subscribe: null,
  }
}

/**
 * A Bearer token, or the session of a signed-in browser. Before the body is read: a stranger's body is never parsed. A token that has
 * scopes of OneRoster is limited to them (decision 0037): no other door takes it. Throws AuthError, HubError ROSTER_SCOPE.
 */
export async function authenticate(
  request: FastifyRequest,
  { verifier, signIn, seen }: CredentialParts,
  door: 'rosters' | 'other' = 'other',
): Promise<Actor> {
  const { authorization } = request.headers
  let token: string | null
  if (authorization !== undefined) {
    token = /^Bearer ([\w.~+/=-]+)$/i.exec(authorization)?.[1] ?? null
    if (token === null) throw new AuthError('malformed')
  } else {
    token = await signIn.sessionToken(request)
    if (token === null) throw new AuthError('missing')
  }
  const verdict = verifier.verify(token)
  const claims = verdict instanceof Promise ? await verdict : verdict
  if (door === 'other' && rosterScopes(claims['scope']).length > 0) throw new HubError('ROSTER_SCOPE')
  request.token = token
  const purpose = request.headers['x-purpose']
  const actor = actorOf(claims, typeof purpose === 'string' ? purpose : null)
  seen(actor, claims.iat)
  return actor
}

/** A space-separated text (RFC 6749), or a list as some providers write it. */
export function rosterScopes(scope: unknown): string[] {
  const all = Array.isArray(scope) ? scope.map(String) : typeof scope === 'string' ? scope.split(' ') : []
  return all.filter(isRosterScope)
}

/** Holds as long as a request with the same token, and the same session where it came with one, would be let in. */
export async function passOf(request: FastifyRequest, { verifier, signIn }: CredentialParts): Promise<Credential> {
  const token = request.token!
  const bySession = request.headers.authorization === undefined
  return {
    endsAt: verifier.endOf(await verifier.verify(token)),
    async check() {
      // While the database does not answer the session is not ended: no answer leaves in that time.
      if (bySession && !(await signIn.lasts(request).catch(() => true))) throw new AuthError('revoked')
      return verifier.verify(token)
    },
  }
}
