import { LRUCache } from 'lru-cache'
import type { Clock } from '../../kit/clock'
import { AuthError } from '../auth-error'
import type { TokenVerifier } from '../token-verifier'

/** What the realm may tell the hub on its own: all JWTs signed by the realm, for this client, fresh and used once. */
export type Notice =
  | { readonly kind: 'end-session'; readonly providerSession: string }
  | { readonly kind: 'end-subject'; readonly subject: string }
  | { readonly kind: 'end-all' }
  | { readonly kind: 'not-before'; readonly epochSeconds: number }

export interface NoticeReader {
  /** OpenID Connect Back-Channel Logout 1.0, section 2.6. */
  logoutToken(jwt: string): Promise<Notice>
  /** Keycloak's own notices to a client's admin URL, of the kind that its path names. */
  adminAction(jwt: string, kind: 'PUSH_NOT_BEFORE' | 'LOGOUT'): Promise<readonly Notice[]>
}

const LOGOUT_EVENT = 'http://schemas.openid.net/event/backchannel-logout'

/** Both readers reject with AuthError: a notice is believed no more easily than an access token. */
export function createNoticeReader(
  verifier: TokenVerifier,
  issuer: string,
  clientId: string,
  clock: Clock,
): NoticeReader {
  const seen = new LRUCache<string, true>({ max: 10_000 })
  const once = (id: unknown, claim: string) => {
    if (typeof id !== 'string' || id === '') throw new AuthError('claims', claim)
    if (seen.has(id)) throw new AuthError('revoked', claim)
    seen.set(id, true)
  }
  const fresh = (until: unknown, claim: string) => {
    if (typeof until !== 'number') throw new AuthError('claims', claim)
    if (until + 5 <= clock.now() / 1000) throw new AuthError('expired')
  }
  return {
    async logoutToken(jwt) {
      const { iss, aud, iat, exp, jti, events, nonce, sid, sub } = await verifier.verifySigned(jwt)
      if (iss !== issuer) throw new AuthError('issuer')
      if (aud !== clientId && !(Array.isArray(aud) && aud.includes(clientId))) throw new AuthError('audience')
      if (typeof events !== 'object' || events === null || !(LOGOUT_EVENT in events) || nonce !== undefined)
        throw new AuthError('type')
      if (typeof iat !== 'number') throw new AuthError('claims', 'iat')
      fresh(exp ?? iat + 120, 'exp')
      once(jti, 'jti')
      if (typeof sid === 'string') return { kind: 'end-session', providerSession: sid }
      if (typeof sub === 'string') return { kind: 'end-subject', subject: sub }
      throw new AuthError('claims', 'sid')
    },
    async adminAction(jwt, kind) {
      const { action, resource, expiration, id, notBefore, keycloakSessionIds } = await verifier.verifySigned(jwt)
      if (action !== kind) throw new AuthError('type')
      if (resource !== clientId) throw new AuthError('audience')
      fresh(expiration, 'expiration')
      once(id, 'id')
      if (kind === 'PUSH_NOT_BEFORE') {
        if (typeof notBefore !== 'number') throw new AuthError('claims', 'notBefore')
        return [{ kind: 'not-before', epochSeconds: notBefore }]
      }
      if (!Array.isArray(keycloakSessionIds)) return [{ kind: 'end-all' }]
      return keycloakSessionIds.map((each) => ({ kind: 'end-session', providerSession: String(each) }))
    },
  }
}
