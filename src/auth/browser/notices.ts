import type { Clock } from '../../kit/clock'
import { AuthError } from '../auth-error'
import type { RealmNotices } from '../realm-notices'
import type { TokenVerifier } from '../token-verifier'

/** What the realm may tell the hub on its own: all JWTs signed by the realm, for this client, fresh and used once. */
export type Notice =
  | { readonly kind: 'end-session'; readonly providerSession: string }
  | { readonly kind: 'end-subject'; readonly subject: string }
  | { readonly kind: 'end-all' }
  | { readonly kind: 'not-before'; readonly epochSeconds: number }

/** What one JWT asks for. All of it may be done twice. */
export interface ReadNotices {
  readonly notices: readonly Notice[]
  /** To be called when all was done: from then on the JWT is refused as used. */
  done(): Promise<void>
}

export interface NoticeReader {
  /** OpenID Connect Back-Channel Logout 1.0, section 2.6. */
  logoutToken(jwt: string): Promise<ReadNotices>
  /** Keycloak's own notices to a client's admin URL, of the kind that its path names. */
  adminAction(jwt: string, kind: 'PUSH_NOT_BEFORE' | 'LOGOUT'): Promise<ReadNotices>
}

const LOGOUT_EVENT = 'http://schemas.openid.net/event/backchannel-logout'

/** Both readers reject with AuthError: a notice is believed no more easily than an access token. */
export function createNoticeReader(
  verifier: TokenVerifier,
  issuer: string,
  clientId: string,
  used: Pick<RealmNotices, 'isUsed' | 'use'>,
  clock: Clock,
): NoticeReader {
  const once = async (id: unknown, claim: string, until: number, notices: readonly Notice[]): Promise<ReadNotices> => {
    if (typeof id !== 'string' || id === '') throw new AuthError('claims', claim)
    if (await used.isUsed(id)) throw new AuthError('revoked', claim)
    return { notices, done: () => used.use(id, until) }
  }
  const fresh = (until: unknown, claim: string): number => {
    if (typeof until !== 'number') throw new AuthError('claims', claim)
    if (until + 5 <= clock.now() / 1000) throw new AuthError('expired')
    return until
  }
  return {
    async logoutToken(jwt) {
      const { iss, aud, iat, exp, jti, events, nonce, sid, sub } = await verifier.verifySigned(jwt)
      if (iss !== issuer) throw new AuthError('issuer')
      if (aud !== clientId && !(Array.isArray(aud) && aud.includes(clientId))) throw new AuthError('audience')
      if (typeof events !== 'object' || events === null || !(LOGOUT_EVENT in events) || nonce !== undefined)
        throw new AuthError('type')
      if (typeof iat !== 'number') throw new AuthError('claims', 'iat')
      const until = fresh(exp ?? iat + 120, 'exp')
      if (typeof sid === 'string') return once(jti, 'jti', until, [{ kind: 'end-session', providerSession: sid }])
      if (typeof sub === 'string') return once(jti, 'jti', until, [{ kind: 'end-subject', subject: sub }])
      throw new AuthError('claims', 'sid')
    },
    async adminAction(jwt, kind) {
      const { action, resource, expiration, id, notBefore, keycloakSessionIds } = await verifier.verifySigned(jwt)
      if (action !== kind) throw new AuthError('type')
      if (resource !== clientId) throw new AuthError('audience')
      const until = fresh(expiration, 'expiration')
      if (kind === 'PUSH_NOT_BEFORE') {
        if (typeof notBefore !== 'number') throw new AuthError('claims', 'notBefore')
        return once(id, 'id', until, [{ kind: 'not-before', epochSeconds: notBefore }])
      }
      if (!Array.isArray(keycloakSessionIds)) return once(id, 'id', until, [{ kind: 'end-all' }])
      const ended = keycloakSessionIds.map((each): Notice => ({ kind: 'end-session', providerSession: String(each) }))
      return once(id, 'id', until, ended)
    },
  }
}
