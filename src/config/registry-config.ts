import type { RegistryName } from '../../connectors/contract/records'
import type { Config, RegistryConfig } from './load-config'

/** The settings of a registry, by the name its room has. */
export function registryConfig(config: Config, registry: RegistryName): RegistryConfig {
  return config.registries[registry === 'civil-affairs' ? 'civilAffairs' : registry]
}
