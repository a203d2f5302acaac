import type { FastifyBaseLogger } from 'fastify'
import { asHubError } from '../errors/hub-error'

/**
 * Writes a fault to the log so that the request id finds it, and no child is named: codes, class names and places in the
 * code. Messages of databases and libraries may quote a value, so they stay out.
 */
export function logFault(log: FastifyBaseLogger, requestId: string | null, thrown: unknown): void {
  const error = asHubError(thrown)
  const chain: object[] = []
  for (let cause: unknown = error.cause; cause instanceof Error && chain.length < 4; cause = cause.cause) {
    chain.push({ name: cause.name, code: (cause as { code?: string }).code, at: places(cause) })
  }
  const level = error.blame === 'hub' ? 'error' : 'warn'
  log[level]({ requestId, code: error.code, registry: error.extra['registry'], causes: chain }, error.code)
}

function places({ stack }: Error): string[] {
  return (stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 6)
    .map((line) => line.trim().replace(/\(.*?((?:src|dist|resolvers|connectors|node_modules)\/)/, '($1'))
}
