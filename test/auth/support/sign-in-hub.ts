import Fastify from 'fastify'
import type { AddressInfo } from 'node:net'
import { actorOf, type Actor } from '../../../src/auth/actor'
import { AuthError } from '../../../src/auth/auth-error'
import { createBrowserSignIn } from '../../../src/auth/browser'
import { Sessions } from '../../../src/auth/browser/sessions'
import { RealmNotices } from '../../../src/auth/realm-notices'
import { createTokenVerifier, type TokenVerifier } from '../../../src/auth/token-verifier'
import type { Clock } from '../../../src/kit/clock'
import { createHubDatabase } from '../../support/hub-database'

export interface SignInHub {
  readonly url: string
  readonly verifier: TokenVerifier
  /** Who a bearer token is to the hub. */
  actor(token: string): Promise<Actor>
  stop(): Promise<void>
}

/** A hub of sign-in alone, on a free port: the routes, and a /graphql that answers who asks and with which token. */
export async function startSignInHub(issuer: string, clock: Clock): Promise<SignInHub> {
  const app = Fastify()
  const database = await createHubDatabase()
  const cookieSecret = 'a secret of the test, thirty-two characters'
  const verifier = createTokenVerifier({
    issuer,
    audience: 'tonglian-hub',
    jwksUrl: `${issuer}/protocol/openid-connect/certs`,
    clock,
    keyCooldownSeconds: 0.2,
  })
  const port = await freePort()
  const publicUrl = `http://127.0.0.1:${port}`
  const signIn = createBrowserSignIn({
    issuer,
    clientId: 'tonglian-web',
    publicUrl,
    cookieSecret,
    secureCookies: false,
    verifier,
    sessions: new Sessions(database.store, cookieSecret, clock),
    realm: new RealmNotices(database.store, verifier, clock),
    clock,
  })
  await app.register(signIn.routes)
  app.post('/graphql', async (request, reply) => {
    try {
      const token = await signIn.sessionToken(request)
      if (token === null) return reply.code(401).send({ code: 'UNAUTHENTICATED' })
      const claims = await verifier.verify(token)
      return { actor: actorOf(claims), jti: claims['jti'] }
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : 'UNKNOWN'
      return reply.code(403).send({ code, reason: error instanceof AuthError ? error.reason : null })
    }
  })
  app.get('/*', async () => 'a page of the hub')
  await app.listen({ port, host: '127.0.0.1' })
  return {
    url: publicUrl,
    verifier,
    actor: async (token) => actorOf(await verifier.verify(token)),
    async stop() {
      verifier.close()
      app.server.closeAllConnections()
      await app.close()
      await database.drop()
    },
  }
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const { createServer } = await import('node:net')
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
