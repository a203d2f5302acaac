import type { FastifyBaseLogger } from 'fastify'
import type { Connector } from '../connectors/contract/connector'
import type { Config } from './config/load-config'
import { registryConfig } from './config/registry-config'

const LIMIT_MILLIS = 60_000

/**
 * Tells the operator what a database says of an agency's mapping: tables and columns that it does not have, types that differ. A file
 * alone cannot show that, and a registry may be down when the hub starts: so it is told and stops nothing. Never throws.
 */
export async function inspectMappings(
  config: Config,
  connectors: readonly Connector[],
  log: Pick<FastifyBaseLogger, 'warn'>,
): Promise<void> {
  await Promise.all(
    connectors.map(async (connector) => {
      if (registryConfig(config, connector.registry).mapping === null) return
      const said = await connector.inspect?.(AbortSignal.timeout(LIMIT_MILLIS)).catch(() => null)
      if (said && said.types.length > 0)
        log.warn({ registry: connector.registry, faults: said.types }, 'the mapping does not fit its database')
    }),
  )
}
