import type { ProviderContext, ProviderToken } from 'oidc-provider'
import type { Clock } from '../../kit/clock'
import type { ProviderKeys } from './provider-keys'
import { logoutPage, messagePage, type Page } from '../pages'
import { createProviderStore } from './provider-store'
import { tokenClaims, type Realm, type RealmClient, type RealmUser } from './realm-file'

/** The hub as a protected resource: every access token is a JWT for it. */
export const HUB_RESOURCE = 'urn:tonglian:hub'
export const HUB_AUDIENCE = 'tonglian-hub'
export const SCOPES = 'openid profile'

export interface ProviderSettingsInput {
  readonly issuer: string
  readonly realm: Realm
  readonly clock: Clock
  /** The interaction policy without consent: the realm's own clients need none. */
  readonly policy: unknown
}

/** The settings that do not change when keys do; the store inside is shared by all providers built from them. */
export function providerSettings(input: ProviderSettingsInput): (keys: ProviderKeys) => Record<string, unknown> {
  const { issuer, realm, clock } = input
  const { pathname } = new URL(issuer)
  const adapter = createProviderStore(clock)
  const users = new Map(realm.users.map((user) => [user.id, user]))
  const base = '/protocol/openid-connect'
  const shared = {
    adapter,
    clients: realm.clients.map((client) => clientSettings(client, issuer)),
    routes: {
      authorization: `${base}/auth`,
      token: `${base}/token`,
      jwks: `${base}/certs`,
      end_session: `${base}/logout`,
      revocation: `${base}/revoke`,
      userinfo: `${base}/userinfo`,
    },
    scopes: SCOPES.split(' '),
    claims: { openid: ['sub'], profile: ['preferred_username'] },
    pkce: { required: () => true },
    rotateRefreshToken: true,
    issueRefreshToken: async (_ctx: ProviderContext, client: ProviderContext['oidc']['client']) =>
      client.grantTypeAllowed('refresh_token'),
    expiresWithSession: async (_ctx: ProviderContext, source: { readonly gty?: string }) => source.gty !== 'password',
    ttl: {
      AccessToken: realm.accessTokenSeconds,
      ClientCredentials: realm.accessTokenSeconds,
      IdToken: realm.accessTokenSeconds,
      RefreshToken: realm.sessionSeconds,
      Session: realm.sessionSeconds,
      Grant: realm.sessionSeconds,
      Interaction: 1800,
      AuthorizationCode: 60,
    },
    interactions: {
      policy: input.policy,
      url: (_ctx: unknown, { uid }: { uid: string }) => `${pathname}/interaction/${uid}`,
    },
    findAccount: async (_ctx: unknown, id: string) => account(users.get(id)),
    loadExistingGrant: existingGrant,
    formats: {
      customizers: {
        jwt: (_ctx: unknown, token: ProviderToken, jwt: JwtParts) => asKeycloak(realm, users, token, jwt),
      },
    },
    features: {
      devInteractions: { enabled: false },
      userinfo: { enabled: false },
      clientCredentials: { enabled: true },
      revocation: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: async (ctx: ProviderContext, form: string) => show(ctx, logoutPage(form)),
        postLogoutSuccessSource: async (ctx: ProviderContext) => show(ctx, messagePage('已退出。You are signed out.')),
      },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => HUB_RESOURCE,
        useGrantedResource: () => true,
        getResourceServerInfo: () => HUB_SERVER,
      },
    },
    renderError: async (ctx: ProviderContext, out: { error: string; error_description?: string }) =>
      show(ctx, messagePage(`登录失败。Sign-in failed: ${out.error_description ?? out.error}`)),
  }
  return (keys) => ({
    ...shared,
    jwks: { keys: keys.keys.map((key) => ({ ...key })) },
    cookies: {
      keys: [...keys.cookieKeys],
      long: { httpOnly: true, sameSite: 'lax' },
      short: { httpOnly: true, sameSite: 'lax' },
    },
  })
}

export const HUB_SERVER = {
  audience: HUB_AUDIENCE,
  scope: SCOPES,
  accessTokenFormat: 'jwt',
  jwt: { sign: { alg: 'RS256' } },
} as const

interface JwtParts {
  header?: Record<string, unknown>
  payload: Record<string, unknown>
}

/** Gives an access token the payload that Keycloak gives it. */
function asKeycloak(realm: Realm, users: ReadonlyMap<string, RealmUser>, token: ProviderToken, jwt: JwtParts): void {
  const user =
    token.accountId === undefined
      ? realm.users.find((each) => each.serviceAccountClientId === token.clientId)
      : users.get(token.accountId)
  const { client_id: azp, ...payload } = jwt.payload
  jwt.header = { typ: 'JWT' }
  jwt.payload = { ...payload, typ: 'Bearer', azp, ...(user ? { sub: user.id, ...tokenClaims(user) } : {}) }
}

function account(user: RealmUser | undefined): object | undefined {
  if (user === undefined) return undefined
  return { accountId: user.id, claims: async () => ({ sub: user.id, preferred_username: user.username }) }
}

async function existingGrant(ctx: ProviderContext): Promise<unknown> {
  const { provider, client, session } = ctx.oidc
  const known = session?.grantIdFor(client.clientId)
  if (known !== undefined) {
    const found = await provider.Grant.find(known)
    if (found !== undefined) return found
  }
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session?.accountId })
  grant.addOIDCScope(SCOPES)
  grant.addResourceScope(HUB_RESOURCE, SCOPES)
  await grant.save()
  return grant
}

function clientSettings(client: RealmClient, issuer: string): Record<string, unknown> {
  const { origin, hostname } = new URL(issuer)
  // Loopback addresses match on any port, as in Keycloak; on another host exactly the hub's own address.
  const loopback = ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
  const after = (client.attributes['post.logout.redirect.uris'] ?? '').split('##').filter((uri) => uri !== '')
  const grants = [
    ...(client.standardFlowEnabled ? ['authorization_code', 'refresh_token'] : []),
    ...(client.directAccessGrantsEnabled ? ['password'] : []),
    ...(client.serviceAccountsEnabled ? ['client_credentials'] : []),
  ]
  return {
    client_id: client.clientId,
    ...(client.publicClient ? { token_endpoint_auth_method: 'none' } : { client_secret: client.secret }),
    application_type: client.standardFlowEnabled && loopback ? 'native' : 'web',
    grant_types: grants,
    response_types: client.standardFlowEnabled ? ['code'] : [],
    redirect_uris: !client.standardFlowEnabled ? [] : loopback ? client.redirectUris : [`${origin}/auth/callback`],
    post_logout_redirect_uris: loopback ? after.map((uri) => uri.replace(/\*$/, '')) : [`${origin}/`],
    scope: SCOPES,
  }
}

function show(ctx: ProviderContext, page: Page): void {
  ctx.type = 'html'
  ctx.set('content-security-policy', page.policy)
  ctx.body = page.html
}
