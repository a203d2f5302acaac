import type { Clock } from '../../kit/clock'
import { AuthError } from '../auth-error'
import type { Claims, TokenVerifier } from '../token-verifier'
import type { ProviderClient } from './provider-client'
import type { Grant, Session, Sessions } from './sessions'

/** The members of a token answer that the hub uses. */
export interface TokenAnswer {
  readonly access_token: string
  readonly refresh_token?: string | undefined
  readonly id_token?: string | undefined
}

export interface ReadGrant {
  readonly grant: Grant
  readonly claims: Claims
}

const RENEW_BEFORE_MILLIS = 30_000

/** Believes a token answer only as far as the verifier does: the access token whole, the ID token's signature. */
export async function readGrant(tokens: TokenAnswer, verifier: TokenVerifier, earlier?: Grant): Promise<ReadGrant> {
  const claims = await verifier.verify(tokens.access_token)
  if (tokens.id_token !== undefined) await verifier.verifySigned(tokens.id_token)
  const idToken = tokens.id_token ?? earlier?.idToken
  if (idToken === undefined) throw new AuthError('missing')
  const refreshToken = tokens.refresh_token ?? earlier?.refreshToken ?? null
  return {
    claims,
    grant: { accessToken: tokens.access_token, accessExpiresAt: claims.exp * 1000, refreshToken, idToken },
  }
}

/**
 * Gives the access token of a session, renewed by its refresh token shortly before it expires: once for all requests
 * that need it, since a refresh token may be used a single time. A refusal ends the session; a provider that does not
 * answer does not, as long as the token lasts.
 */
export function createRenewal(
  client: () => Promise<ProviderClient>,
  verifier: TokenVerifier,
  sessions: Sessions,
  clock: Clock,
) {
  const renew = async (session: Session, refreshToken: string): Promise<void> => {
    const { oidc, configuration } = await client()
    try {
      const tokens = await oidc.refreshTokenGrant(configuration, refreshToken)
      const { grant, claims } = await readGrant(tokens, verifier, session.grant)
      if (claims.sub !== session.subject) throw new AuthError('claims', 'sub')
      session.grant = grant
    } catch (error) {
      if (error instanceof AuthError || error instanceof oidc.ResponseBodyError) sessions.close(session)
      throw error
    }
  }

  return async (session: Session): Promise<string | null> => {
    const left = session.grant.accessExpiresAt - clock.now()
    if (left > RENEW_BEFORE_MILLIS) return session.grant.accessToken
    if (session.grant.refreshToken !== null) {
      session.renewing ??= renew(session, session.grant.refreshToken).finally(() => {
        session.renewing = null
      })
      await session.renewing.catch(() => undefined)
    }
    const alive = sessions.find(session.id) !== null && session.grant.accessExpiresAt > clock.now()
    return alive ? session.grant.accessToken : null
  }
}
