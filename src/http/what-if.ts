import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import type { Actor } from '../auth/actor'
import { AuthError } from '../auth/auth-error'
import { assertSameSite } from '../auth/browser/cross-site'
import { HubError } from '../errors/hub-error'

export interface WhatIfOptions {
  /** The registries that can be made slow or down, and in which ways. */
  readonly registries: readonly string[]
  readonly mishaps: readonly string[]
  readonly whatIf: {
    readonly pretended: object | null
    begin(registry: string, how: string): void
    end(): void
  }
  readonly signedInActor: (request: FastifyRequest) => Promise<Actor | null>
}

/** The demo's switch, for whoever is signed in. Registered in a demo alone: elsewhere the address is that of no page. */
export function whatIfSwitch({ registries, mishaps, whatIf, signedInActor }: WhatIfOptions): FastifyPluginAsync {
  return async (app) => {
    app.addHook('onRequest', async (request, reply) => {
      reply.header('cache-control', 'no-store')
      assertSameSite(request.headers)
      if ((await signedInActor(request)) === null) throw new AuthError('missing')
    })
    const told = () => ({ pretended: whatIf.pretended })
    app.get('/demo/what-if', async () => told())
    app.put('/demo/what-if', async ({ body }) => {
      const { registry, how } = (body ?? {}) as { readonly registry?: string; readonly how?: string }
      const known = registries.find((one) => one === registry)
      const mishap = mishaps.find((one) => one === how)
      if (known === undefined || mishap === undefined) throw new HubError('BAD_REQUEST')
      whatIf.begin(known, mishap)
      return told()
    })
    app.delete('/demo/what-if', async () => {
      whatIf.end()
      return told()
    })
  }
}
