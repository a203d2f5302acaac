import type { FastifyRequest } from 'fastify'
import { actorOf, type Actor } from '../auth/actor'
import { AuthError } from '../auth/auth-error'
import type { BrowserSignIn } from '../auth/browser'
import type { TokenVerifier } from '../auth/token-verifier'

export interface Doorkeepers {
  readonly verifier: TokenVerifier
  readonly signIn: Pick<BrowserSignIn, 'sessionToken'>
}

/** A Bearer token, or the session of a signed-in browser. Before the body is read: a stranger's body is never parsed. */
export async function authenticate(request: FastifyRequest, { verifier, signIn }: Doorkeepers): Promise<Actor> {
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
  request.token = token
  const purpose = request.headers['x-purpose']
  return actorOf(claims, typeof purpose === 'string' ? purpose : null)
}
