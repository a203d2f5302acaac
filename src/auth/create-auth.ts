import type { Config } from '../config/load-config'
import type { Clock } from '../kit/clock'
import type { HubStore } from '../store/hub-store'
import { createBrowserSignIn, type BrowserSignIn } from './browser'
import { Sessions } from './browser/sessions'
import { RateLimit } from './rate-limit'
import { RealmNotices } from './realm-notices'
import { createTokenVerifier, type TokenVerifier } from './token-verifier'

export interface AuthOptions {
  readonly issuer: string
  readonly publicUrl: string
  readonly store: HubStore
  readonly clock: Clock
}

export interface Auth {
  readonly verifier: TokenVerifier
  readonly signIn: BrowserSignIn
  readonly rateLimit: RateLimit
  readonly realm: RealmNotices
}

/** Who lets people and programs in: tokens of the realm `issuer`, and sessions of browsers at `publicUrl`; in all processes as in one. */
export function createAuth({ auth, limits }: Pick<Config, 'auth' | 'limits'>, options: AuthOptions): Auth {
  const { issuer, publicUrl, store, clock } = options
  const verifier = createTokenVerifier({
    issuer,
    audience: auth.audience,
    jwksUrl: `${issuer}/protocol/openid-connect/certs`,
    clock,
    clockToleranceSeconds: auth.clockToleranceSeconds,
  })
  const realm = new RealmNotices(store, verifier, clock)
  const signIn = createBrowserSignIn({
    issuer,
    clientId: auth.clientId,
    ...(auth.clientSecret ? { clientSecret: auth.clientSecret } : {}),
    publicUrl,
    cookieSecret: auth.cookieSecret,
    secureCookies: publicUrl.startsWith('https:'),
    verifier,
    sessions: new Sessions(store, auth.cookieSecret, clock),
    realm,
    clock,
  })
  return { verifier, signIn, realm, rateLimit: new RateLimit(store, limits.requestsPerMinute, clock) }
}
