import type { Connector } from '../connectors/contract/connector'
import type { RegistryName } from '../connectors/contract/records'
import type { RegistryDefinition } from '../connectors/contract/registry'
import { checkRegistries, REGISTRIES, type KnownRegistry } from '../connectors/registries'
import { SqlConnector } from '../connectors/sql/sql-connector'
import { sources } from '../resolvers/sources'
import { agencyMappings } from './agency-mappings'
import type { Config } from './config/load-config'
import { registryConfig } from './config/registry-config'
import { systemClock, today, type Clock } from './kit/clock'

export type RegistryUrls = Readonly<Record<KnownRegistry, string>>
/** Registries are optional: one without an address is not connected. */
export type ConnectedUrls = Readonly<Partial<Record<RegistryName, string>>>

/** The most ids that one call to each registry takes. */
export function maxIdsOf(
  connectors: readonly Pick<Connector, 'registry' | 'capabilities'>[],
): ReadonlyMap<RegistryName, number> {
  return new Map(connectors.map(({ registry, capabilities }) => [registry, capabilities.maxIds]))
}

/** What the connectors of these settings declare, of those that are connected: no registry is asked. */
export async function declared(config: Config): Promise<readonly Pick<Connector, 'registry' | 'capabilities'>[]> {
  const named = REGISTRIES.filter(({ name }) => registryConfig(config, name).url !== null)
  const nowhere = Object.fromEntries((named.length > 0 ? named : REGISTRIES).map(({ name }) => [name, '']))
  const connectors = connectRegistries(config, nowhere, systemClock)
  await Promise.all(connectors.map((connector) => connector.close()))
  return connectors
}

/** The registry whose lists say which children a worker has; null where it is not connected, or cannot be asked: then nobody has any. */
export function caseloadsOf<One extends Pick<Connector, 'registry' | 'capabilities'>>(
  connectors: readonly One[],
): One | null {
  const known = connectors.find(({ registry }) => registry === sources.caseloads)
  return known?.capabilities.find.includes('responsible') ? known : null
}

/**
 * One connector for each registry that has an address, unguarded: by the agency's own mapping, where the settings name one. Throws
 * HubError START_FAILED with all that is wrong with those.
 */
export function connectRegistries(
  config: Config,
  urls: ConnectedUrls,
  clock: Clock,
  registries: readonly RegistryDefinition[] = REGISTRIES,
): Connector[] {
  checkRegistries(registries)
  const mappings = agencyMappings(config, registries.filter(({ name }) => urls[name] !== undefined)) // prettier-ignore
  return registries.flatMap(({ name, connect }): Connector[] => {
    const url = urls[name]
    if (url === undefined) return []
    const { pool, timeoutMs } = registryConfig(config, name)
    const settings = { url, poolSize: pool, timeoutMs }
    const mapping = mappings.get(name)
    const day = () => today(clock)
    return [mapping ? new SqlConnector(mapping, settings, day) : connect(settings, day)]
  })
}
