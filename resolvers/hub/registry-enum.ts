import type { RegistryName as RegistryEnum } from '../../schema'

/** 'civil-affairs' in the rooms is CIVIL_AFFAIRS in the schema. */
export function registryEnum(registry: string): RegistryEnum {
  return registry.toUpperCase().replaceAll('-', '_') as RegistryEnum
}
