import { civilAffairs } from './civil-affairs/registry'
import { faultsOfRegistries, type RegistryDefinition } from './contract/registry'
import { education } from './education/registry'
import { health } from './health/registry'
import { justice } from './justice/registry'
import { police } from './police/registry'

/** The registries of the hub. Nothing else names one: settings, links, index, schema words and demo are derived from this list. */
// prettier-ignore
export const REGISTRIES = [
  education,
  police,
  health,
  civilAffairs,
  justice,
] as const satisfies readonly RegistryDefinition[]

/** The name of one of them; elsewhere a registry's name is any text, so that a hub can be built with others. */
export type KnownRegistry = (typeof REGISTRIES)[number]['name']

/** A fact of a record that lists are filtered by: its name in `ChildFilter`, and what kind of fact it is. */
export type RegistryFact = NonNullable<(typeof REGISTRIES)[number]['indexed']>['columns'][number]

/** 'civil-affairs' in settings: civilAffairs. */
export function settingsName(registry: string): string {
  return registry.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

/** 'civil-affairs' as a database and in roles: civil_affairs. */
export function databaseName<Name extends string>(registry: Name): Snake<Name> {
  return registry.replaceAll('-', '_') as Snake<Name>
}
export type Snake<Text extends string> = Text extends `${infer Head}-${infer Rest}` ? `${Head}_${Snake<Rest>}` : Text

/** A database for each: of the demo, and of the tests. Read when it is asked, as everything derived from the list. */
export const registryDatabases = () => REGISTRIES.map(({ name }) => databaseName(name))
export type RegistryDatabase = Snake<KnownRegistry>

/** Throws TypeError with everything that is wrong with the list: a programmer's fault, found by any start. */
export function checkRegistries(registries: readonly RegistryDefinition[] = REGISTRIES): void {
  const faults = faultsOfRegistries(registries)
  if (faults.length > 0) throw new TypeError(`connectors/registries.ts: ${faults.join('; ')}`)
}
