import type { Connector } from '../../connectors/contract/connector'
import type { RegistryName, RegistryRecord, Shape } from '../../connectors/contract/records'
import type { HubTransaction } from '../store/hub-store'

/** What the writer must know of a child; its own columns the statement takes from the hub's row itself. */
export interface IndexedChild {
  readonly id: string
  readonly retired: boolean
  readonly name: string | null
  readonly formerNames: readonly string[]
  /** The transaction that last changed it. */
  readonly changedIn: string
  readonly records: Readonly<Partial<Record<RegistryName, string | null>>>
}

/** What the registries answered, by registry and child. */
export interface ReadRecords {
  readonly records: ReadonlyMap<RegistryName, ReadonlyMap<string, RegistryRecord>>
  /** Registries whose record of a child could not be read. */
  readonly unread: ReadonlyMap<string, readonly RegistryName[]>
  readonly connected: ReadonlySet<RegistryName>
}

/** What else is kept of the records that the index reads: written in the transaction of the index rows, so that neither is ahead. */
export interface KeptBeside<Drawn extends { readonly id: string } = { readonly id: string }> {
  /** Those it needs, beside those that the index reads. */
  readonly registries: readonly RegistryName[]
  /** What it needs of a record. */
  shapeOf(connector: Pick<Connector, 'registry' | 'capabilities'>): Shape
  /** One for each child. */
  draw(children: readonly IndexedChild[], read: ReadRecords): readonly Drawn[]
  /** `gone`: children that are no more. */
  write(tx: HubTransaction, drawn: readonly Drawn[], gone: readonly string[]): Promise<void>
}
