import type { FastifyPluginAsync } from 'fastify'
import type { EmbeddedProvider } from './embedded-provider'

/** Serves the embedded provider under /realms: it reads the raw request itself, so no body parser of the hub runs before it. */
export function embeddedProviderRoutes(provider: Pick<EmbeddedProvider, 'handler'>): FastifyPluginAsync {
  return async (app) => {
    app.removeAllContentTypeParsers()
    app.addContentTypeParser('*', (_request, _payload, done) => done(null))
    app.route({
      method: ['GET', 'POST', 'OPTIONS'],
      url: '/realms/*',
      handler: (request, reply) => {
        reply.hijack()
        provider.handler(request.raw, reply.raw)
      },
    })
  }
}
