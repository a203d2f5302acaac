import type { Connector, Criteria, Cursor } from './connector'
import type { DeclaredColumn } from './declared'
import type { RecordId } from './records'

/** What the suite needs to know of a registry's data. Test data, never real children. */
export interface Sample {
  /** Records the registry holds: at least four, no two the same. */
  readonly ids: readonly RecordId[]
  readonly unknownId: RecordId
  /** For each criterion the connector declares, at least one that must answer, and with which ids. */
  readonly find: readonly { readonly criteria: Criteria; readonly ids: readonly RecordId[] }[]
  /** Where reading of the change feed starts, for a registry too large to be read from its beginning. */
  readonly feedFrom?: Cursor
}

export interface Subject {
  readonly connector: Connector
  readonly sample: Sample
  /** The columns that the schema declares of its record. Absent: not tried. */
  readonly declared?: readonly DeclaredColumn[]
  /** Spoils one cell of a sample record at its source so that its column cannot be read, and says which. Absent: not tried. */
  readonly breakCell?: () => Promise<{ readonly id: RecordId; readonly column: string }>
  /** The same for a cell of an entry of a collection; of other entries and records it may be readable. */
  readonly breakEntry?: () => Promise<{ readonly id: RecordId; readonly collection: string; readonly column: string }>
  /** Lets go of what was built for the suite. The suite closes the connector itself. */
  close(): Promise<void>
}

/** One promise of the contract. The id never changes its meaning; `check` throws Breach or Skipped. */
export interface Rule {
  readonly id: `C-${number}`
  readonly level: 'MUST' | 'SHOULD'
  readonly sentence: string
  check(subject: Subject): Promise<void>
}
