import type { RegistryName } from '../../connectors/contract/records'
import { settingsName } from '../../connectors/registries'
import type { Config, RegistryConfig } from './load-config'

/** The settings of a registry, by the name its room has. */
export function registryConfig(config: Config, registry: RegistryName): RegistryConfig {
  return config.registries[settingsName(registry)]!
}
