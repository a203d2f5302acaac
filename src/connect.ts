import { civilAffairsConnector } from '../connectors/civil-affairs'
import type { Connector } from '../connectors/contract/connector'
import type { RegistryName } from '../connectors/contract/records'
import { educationConnector } from '../connectors/education'
import { healthConnector } from '../connectors/health'
import { policeConnector } from '../connectors/police'
import type { SqlSettings } from '../connectors/sql/sql-connector'
import type { Config } from './config/load-config'
import { registryConfig } from './config/registry-config'
import { systemClock, today, type Clock } from './kit/clock'

export type RegistryUrls = Readonly<Record<RegistryName, string>>

const MAKERS: Readonly<Record<RegistryName, (settings: SqlSettings, today: () => string) => Connector>> = {
  education: educationConnector,
  police: policeConnector,
  health: healthConnector,
  'civil-affairs': civilAffairsConnector,
}

/** The most ids that one call to each registry takes. */
export function maxIdsOf(connectors: readonly Connector[]): ReadonlyMap<RegistryName, number> {
  return new Map(connectors.map(({ registry, capabilities }) => [registry, capabilities.maxIds]))
}

/** The same, as the connectors of these settings declare it: no registry is asked. */
export async function declaredMaxIds(config: Config): Promise<ReadonlyMap<RegistryName, number>> {
  const nowhere = { education: '', police: '', health: '', 'civil-affairs': '' }
  const connectors = connectRegistries(config, nowhere, systemClock)
  await Promise.all(connectors.map((connector) => connector.close()))
  return maxIdsOf(connectors)
}

/** One connector for each registry, unguarded. */
export function connectRegistries(config: Config, urls: RegistryUrls, clock: Clock): Connector[] {
  return (Object.keys(MAKERS) as RegistryName[]).map((registry) => {
    const { pool, timeoutMs } = registryConfig(config, registry)
    return MAKERS[registry]({ url: urls[registry], poolSize: pool, timeoutMs }, () => today(clock))
  })
}
