import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { CONTENT_LANGUAGE, readLanguage } from '../../errors/language'
import { messageIn } from '../../errors/message'
import type { Clock } from '../../kit/clock'
import type { Actor } from '../actor'
import { AuthError, CrossSiteError } from '../auth-error'
import { messagePage } from '../pages'
import type { RealmNotices } from '../realm-notices'
import type { SignInCookies } from './cookies'
import { assertOwnForm } from './cross-site'
import { localPath } from './local-path'
import type { Notice, NoticeReader, ReadNotices } from './notices'
import type { ProviderClient } from './provider-client'
import type { ReadGrant, TokenAnswer } from './renewal'
import type { Sessions } from './sessions'

export interface BrowserRoutesParts {
  readonly issuer: string
  readonly clientId: string
  /** The hub's origin. */
  readonly publicUrl: string
  readonly clock: Clock
  readonly cookies: SignInCookies
  readonly sessions: Sessions
  readonly client: () => Promise<ProviderClient>
  readonly realm: Pick<RealmNotices, 'setNotBefore'>
  readonly notices: NoticeReader
  readonly readGrant: (tokens: TokenAnswer) => Promise<ReadGrant>
  readonly signedInActor: (request: FastifyRequest) => Promise<Actor | null>
}

const SIGN_IN_MILLIS = 600_000
const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])(:|$)/

export function browserRoutes(parts: BrowserRoutesParts): FastifyPluginAsync {
  return async (app) => {
    // These routes take forms and bare JWTs, whatever the hub's other routes take.
    app.removeAllContentTypeParsers()
    app.addContentTypeParser('*', { parseAs: 'string', bodyLimit: 32_768 }, (_request, body, done) => done(null, body))
    app.addHook('onRequest', async (_request, reply) => void reply.header('cache-control', 'no-store'))
    app.get('/auth/login', (request, reply) => login(parts, request, reply))
    app.get('/auth/callback', (request, reply) => callback(parts, request, reply))
    app.get('/auth/session', async (request) => describe(await parts.signedInActor(request)))
    app.post('/auth/logout', (request, reply) => logout(parts, request, reply))
    app.post('/auth/backchannel-logout', (request, reply) =>
      noticed(parts, reply, () => parts.notices.logoutToken(form(request).get('logout_token') ?? '')),
    )
    app.post('/auth/k_push_not_before', (request, reply) =>
      noticed(parts, reply, () => parts.notices.adminAction(String(request.body), 'PUSH_NOT_BEFORE')),
    )
    app.post('/auth/k_logout', (request, reply) =>
      noticed(parts, reply, () => parts.notices.adminAction(String(request.body), 'LOGOUT')),
    )
  }
}

async function login(parts: BrowserRoutesParts, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { to, account } = request.query as { to?: unknown; account?: unknown }
  const { host } = new URL(parts.publicUrl)
  // 127.0.0.1 and localhost are different sites to a browser: go where the answer will come back to.
  if (request.host !== host && LOOPBACK.test(request.host) && LOOPBACK.test(host))
    return reply.redirect(parts.publicUrl + request.url)
  try {
    const { oidc, configuration } = await parts.client()
    const verifier = oidc.randomPKCECodeVerifier()
    const state = {
      state: oidc.randomState(),
      nonce: oidc.randomNonce(),
      verifier,
      to: localPath(to),
      startedAt: parts.clock.now(),
    }
    const hint =
      typeof account === 'string' && /^[\w.-]{1,64}$/.test(account) ? { login_hint: account, prompt: 'login' } : {}
    const url = oidc.buildAuthorizationUrl(configuration, {
      redirect_uri: `${parts.publicUrl}/auth/callback`,
      scope: 'openid profile',
      state: state.state,
      nonce: state.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      ...hint,
    })
    return reply.header('set-cookie', parts.cookies.setSignIn(state)).redirect(url.href)
  } catch (error) {
    request.log.warn({ err: error }, 'sign-in could not begin')
    return page(reply, 503, '身份服务暂时无法访问。The identity provider cannot be reached now.', '/auth/login')
  }
}

async function callback(
  parts: BrowserRoutesParts,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  reply.header('set-cookie', parts.cookies.clearSignIn())
  const begun = parts.cookies.signIn(request.headers)
  if (begun === null || parts.clock.now() - begun.startedAt > SIGN_IN_MILLIS) return refused(reply)
  try {
    const { oidc, configuration } = await parts.client()
    const tokens = await oidc.authorizationCodeGrant(configuration, new URL(request.url, parts.publicUrl), {
      pkceCodeVerifier: begun.verifier,
      expectedState: begun.state,
      expectedNonce: begun.nonce,
      idTokenExpected: true,
    })
    const { grant, claims } = await parts.readGrant(tokens)
    const identity = tokens.claims()
    if (identity?.sub !== claims.sub) throw new AuthError('claims', 'sub')
    const named = claims['sid'] ?? identity['sid']
    const earlier = await parts.sessions.find(parts.cookies.session(request.headers))
    if (earlier) await parts.sessions.close(earlier)
    const session = await parts.sessions.open(claims.sub, typeof named === 'string' ? named : null, grant)
    return reply.header('set-cookie', parts.cookies.setSession(session.id)).redirect(begun.to)
  } catch (error) {
    request.log.info({ code: error instanceof Error && 'code' in error ? error.code : undefined }, 'sign-in refused')
    return refused(reply)
  }
}

async function logout(parts: BrowserRoutesParts, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  try {
    assertOwnForm(request.headers, parts.publicUrl)
  } catch (error) {
    if (error instanceof CrossSiteError) {
      const language = readLanguage(request.headers['accept-language'])
      reply.header('content-language', CONTENT_LANGUAGE[language]).header('vary', 'accept-language')
      return reply.code(403).send({ code: error.code, message: messageIn(language, error.code, error.message) })
    }
    throw error
  }
  const session = await parts.sessions.find(parts.cookies.session(request.headers))
  reply.header('set-cookie', parts.cookies.clearSession())
  let location = `${parts.publicUrl}/`
  if (session) {
    await parts.sessions.close(session)
    location = await endSessionUrl(parts, session.grant.idToken).catch(() => location)
  }
  // A script asks for the address, since a form may not be led to another origin under the page's policy.
  if (/\bapplication\/json\b/.test(request.headers.accept ?? '')) return reply.send({ location })
  return reply.redirect(location, 303)
}

async function endSessionUrl(parts: BrowserRoutesParts, idToken: string): Promise<string> {
  const { oidc, configuration } = await parts.client()
  const after = { id_token_hint: idToken, post_logout_redirect_uri: `${parts.publicUrl}/` }
  return oidc.buildEndSessionUrl(configuration, after).href
}

async function noticed(
  parts: BrowserRoutesParts,
  reply: FastifyReply,
  read: () => Promise<ReadNotices>,
): Promise<FastifyReply> {
  try {
    const { notices, done } = await read()
    for (const notice of notices) await obey(parts, notice)
    await done()
    return reply.code(200).send()
  } catch (error) {
    if (error instanceof AuthError) return reply.code(400).send({ error: 'invalid_request', reason: error.reason })
    throw error
  }
}

function obey({ sessions, realm }: BrowserRoutesParts, notice: Notice): Promise<void> {
  switch (notice.kind) {
    case 'end-session':
      return sessions.closeOfProvider(notice.providerSession)
    case 'end-subject':
      return sessions.closeOfSubject(notice.subject)
    case 'end-all':
      return sessions.closeAll()
    case 'not-before':
      return realm.setNotBefore(notice.epochSeconds)
  }
}

function describe(actor: Actor | null): object {
  if (actor === null) return { signedIn: false }
  const { name, department, roles, divisions, purposes } = actor
  return { signedIn: true, name, department, roles, divisions, purposes }
}

function form(request: FastifyRequest): URLSearchParams {
  return new URLSearchParams(String(request.body))
}

function refused(reply: FastifyReply): FastifyReply {
  return page(reply, 400, '登录未完成。The sign-in was not completed.', '/auth/login')
}

function page(reply: FastifyReply, status: number, sentence: string, next: string): FastifyReply {
  const { html, policy } = messagePage(sentence, next)
  return reply.code(status).header('content-security-policy', policy).type('text/html; charset=utf-8').send(html)
}
