import type { RegistryName } from '../../connectors/contract/records'
import { SURVIVING_FACTS, tellersOf, type SurvivingFact } from '../../connectors/contract/registry'
import { REGISTRIES } from '../../connectors/registries'

/** Survivorship: whose word counts for a fact that several registries record, best first. Each registry names its own rank (registry.ts). */
export const PRECEDENCE = Object.fromEntries(
  SURVIVING_FACTS.map((fact) => [fact, tellersOf(REGISTRIES, fact)]),
) as unknown as Readonly<Record<SurvivingFact, readonly RegistryName[]>>
