import type { RegistryFault } from '../../connectors/contract/connector'
import type { Entry, RegistryName } from '../../connectors/contract/records'
import type { LookupKey } from '../identity/child-lookup'
import type { SeenLink } from './masking'
import type { SourceState } from './tally'

/** One registry's word of a child: its visible columns, a fault, or null where the child has no record there. */
export type Part = Entry | RegistryFault | null

export interface ChildSource {
  readonly registry: RegistryName
  readonly state: SourceState
  readonly asOf: string | null
}

/** A child as this actor may see it. Nothing of it needs hiding any more. */
export interface SeenChild {
  readonly uuid: string
  readonly identity: Entry
  readonly parts: Partial<Record<RegistryName, Part>>
  readonly links: readonly SeenLink[] | null
  /** Null: what each registry gave may not be shown. */
  readonly sources: readonly ChildSource[] | null
}

export interface Wanted {
  readonly by: LookupKey
  readonly value: string
}
