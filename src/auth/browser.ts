import type { IncomingHttpHeaders } from 'node:http'
import type { FastifyPluginAsync } from 'fastify'
import type { Clock } from '../kit/clock'
import type { Actor } from './actor'
import { assertSameSite } from './browser/cross-site'
import { signInCookies } from './browser/cookies'
import { createNoticeReader } from './browser/notices'
import { createProviderClient } from './browser/provider-client'
import { createRenewal, readGrant } from './browser/renewal'
import { browserRoutes } from './browser/routes'
import type { Sessions } from './browser/sessions'
import { actorOf } from './actor'
import type { RealmNotices } from './realm-notices'
import type { TokenVerifier } from './token-verifier'

export interface BrowserSignInOptions {
  readonly issuer: string
  /** The issuer's address as this process reaches it, where that differs from the browser's (containers). */
  readonly internalIssuer?: string
  readonly clientId: string
  /** For a confidential client; a public one relies on PKCE, which both use. */
  readonly clientSecret?: string
  /** Where browsers reach the hub, without a path: http://localhost:4000. */
  readonly publicUrl: string
  readonly cookieSecret: string
  readonly secureCookies: boolean
  readonly verifier: TokenVerifier
  readonly sessions: Sessions
  readonly realm: RealmNotices
  readonly clock: Clock
  /** Time limit of each call to the provider, default 5. */
  readonly timeLimitSeconds?: number
}

interface RequestLike {
  readonly headers: IncomingHttpHeaders
}

export interface BrowserSignIn {
  /** GET /auth/login, /auth/callback, /auth/session; POST /auth/logout, /auth/backchannel-logout, /auth/k_push_not_before, /auth/k_logout. */
  readonly routes: FastifyPluginAsync
  /**
   * The access token of the request's session, renewed when it is about to expire; null without a session.
   * Throws CrossSiteError when the request bears a session but no proof that a page of the hub sent it.
   */
  sessionToken(request: RequestLike): Promise<string | null>
  /** Whether the session of this request, which bore one, still lasts. Does not count as a use of it. */
  lasts(request: RequestLike): Promise<boolean>
  /** Who is signed in, for the hub's own pages; null if nobody. Gives no access to data. */
  signedInActor(request: RequestLike): Promise<Actor | null>
}

/**
 * Browser sign-in by OpenID Connect: authorization code with PKCE, state and nonce; tokens stay in the hub.
 * Library: openid-client (docs/decisions/0003-browser-sign-in.md says why not keycloak-connect).
 */
export function createBrowserSignIn(options: BrowserSignInOptions): BrowserSignIn {
  const { verifier, sessions, realm, clock } = options
  const cookies = signInCookies(options.cookieSecret, options.secureCookies)
  const client = createProviderClient({ ...options, timeLimitSeconds: options.timeLimitSeconds ?? 5 })
  const renew = createRenewal(client, verifier, sessions, clock)

  const tokenOf = async (request: RequestLike): Promise<string | null> => {
    const session = await sessions.find(cookies.session(request.headers))
    return session === null ? null : renew(session)
  }

  const signedInActor = async (request: RequestLike): Promise<Actor | null> => {
    const token = await tokenOf(request)
    if (token === null) return null
    try {
      return actorOf(await verifier.verify(token))
    } catch {
      return null
    }
  }

  return {
    routes: browserRoutes({
      issuer: options.issuer,
      clientId: options.clientId,
      publicUrl: new URL(options.publicUrl).origin,
      clock,
      cookies,
      sessions,
      client,
      realm,
      notices: createNoticeReader(verifier, options.issuer, options.clientId, realm, clock),
      readGrant: (tokens) => readGrant(tokens, verifier),
      signedInActor,
    }),
    async sessionToken(request) {
      if (cookies.session(request.headers) === null) return null
      assertSameSite(request.headers)
      return tokenOf(request)
    },
    lasts: (request) => sessions.lasts(cookies.session(request.headers)),
    signedInActor,
  }
}
