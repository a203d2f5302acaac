import type { FastifyCorsOptions } from '@fastify/cors'

const TWO_HOURS = 7_200 // as long as browsers keep a preflight

/** What pages of these origins may do: ask with a token of their own. The session's cookie is never theirs. */
export function corsOptions(origins: string): FastifyCorsOptions {
  return {
    origin: origins.split(',').map((origin) => origin.trim()),
    credentials: false,
    methods: ['GET', 'POST'],
    allowedHeaders: [
      ...['accept', 'authorization', 'content-type', 'x-purpose', 'x-request-id', 'x-tonglian-access'],
      ...['apollo-require-preflight', 'x-apollo-operation-name'],
    ],
    exposedHeaders: ['x-request-id', 'retry-after', 'www-authenticate', 'allow'],
    maxAge: TWO_HOURS,
    strictPreflight: true,
  }
}
