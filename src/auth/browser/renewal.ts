import { setTimeout as pause } from 'node:timers/promises'
import type { Clock } from '../../kit/clock'
import { AuthError } from '../auth-error'
import type { Claims, TokenVerifier } from '../token-verifier'
import type { ProviderClient } from './provider-client'
import type { Session, Sessions } from './sessions'
import type { TokenSet } from './token-set'

/** The members of a token answer that the hub uses. */
export interface TokenAnswer {
  readonly access_token: string
  readonly refresh_token?: string | undefined
  readonly id_token?: string | undefined
}

export interface ReadGrant {
  readonly grant: TokenSet
  readonly claims: Claims
}

const RENEW_BEFORE_MILLIS = 30_000
const LOOK_MILLIS = 100
const MOST_LOOKS = 100

/** Believes a token answer only as far as the verifier does: the access token whole, the ID token's signature. */
export async function readGrant(tokens: TokenAnswer, verifier: TokenVerifier, earlier?: TokenSet): Promise<ReadGrant> {
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
 * Returns the access token of a session. Shortly before it expires, the refresh token renews it, once for all requests in all processes,
 * because a refresh token works only once. A refusal ends the session. If the provider does not answer, the session continues while the
 * token lasts.
 */
export function createRenewal(
  client: () => Promise<ProviderClient>,
  verifier: TokenVerifier,
  sessions: Sessions,
  clock: Clock,
) {
  const underWay = new Map<string, Promise<void>>()
  const lasts = ({ grant }: Session) => grant.accessExpiresAt > clock.now()

  const renew = async (session: Session, refreshToken: string): Promise<void> => {
    let grant: TokenSet | null = null
    try {
      const { oidc, configuration } = await client()
      try {
        const tokens = await oidc.refreshTokenGrant(configuration, refreshToken)
        const read = await readGrant(tokens, verifier, session.grant)
        if (read.claims.sub !== session.subject) throw new AuthError('claims', 'sub')
        grant = read.grant
      } catch (error) {
        if (error instanceof AuthError || error instanceof oidc.ResponseBodyError) await sessions.close(session)
        throw error
      }
    } finally {
      await sessions.renewed(session, grant)
    }
  }

  /** While the token lasts there is nothing to wait for: another process brings the next one. */
  const waitForOther = async (session: Session): Promise<void> => {
    for (let looks = 0; looks < MOST_LOOKS && !lasts(session); looks += 1) {
      await pause(LOOK_MILLIS)
      const now = await sessions.find(session.id)
      if (now?.sealed !== session.sealed) return
    }
  }

  const renewOrWait = async (session: Session, refreshToken: string): Promise<void> =>
    (await sessions.claimRenewal(session)) ? renew(session, refreshToken) : waitForOther(session)

  return async (session: Session): Promise<string | null> => {
    const { accessToken, accessExpiresAt, refreshToken } = session.grant
    if (accessExpiresAt - clock.now() > RENEW_BEFORE_MILLIS) return accessToken
    if (refreshToken !== null) {
      let renewing = underWay.get(session.id)
      if (!renewing) {
        renewing = renewOrWait(session, refreshToken).finally(() => underWay.delete(session.id))
        underWay.set(session.id, renewing)
      }
      await renewing.catch(() => undefined)
    }
    const now = await sessions.find(session.id)
    return now && lasts(now) ? now.grant.accessToken : null
  }
}
