import type { RecordId, RegistryFault, RegistryName, RegistryRecord, Shape } from './records'

export { type FaultCode, RegistryFault } from './records'

/** What one registry can do. Asking for more is the caller's error (CAPABILITY); the conformance suite proves both ways. */
export interface Capabilities {
  /** Every column and collection that a shape may name. */
  readonly columns: readonly string[]
  readonly collections: Readonly<Record<string, readonly string[]>>
  /** The criteria that `find` answers. */
  readonly find: readonly Criteria['by'][]
  /** Whether `changes`, `all` and `earlier` are served. */
  readonly changes: boolean
  /** The most ids one `fetch` takes. */
  readonly maxIds: number
  /** The facts of IdentityFacts that it tells; all of them when left out. */
  readonly identity?: readonly string[]
  /** The words that code tables can answer with, of columns ('grade', 'attendance.month') where they are known beforehand. */
  readonly words?: Readonly<Record<string, readonly string[]>>
}

export type Criteria =
  | { readonly by: 'id-number'; readonly idNumber: string }
  | { readonly by: 'roll-number'; readonly rollNumber: string }
  | { readonly by: 'name-and-birth-date'; readonly name: string; readonly birthDate: string }
  /** The children a named worker (儿童主任 or 督导员) is responsible for. */
  | { readonly by: 'responsible'; readonly worker: string }

/** A place in a registry's change feed. Opaque; a later page starts behind it. */
export type Cursor = string

/** What linkage and the index need to know of a record. Null where the registry does not record it. */
export interface IdentityFacts {
  readonly id: RecordId
  readonly changedAt: string
  /** The record no longer stands (struck off, cancelled, grown out of the registry's children). */
  readonly gone: boolean
  /** The record is kept but no longer in force (a pupil who left that roll): it yields to an open record of the same child. */
  readonly closed: boolean
  /** Facts that the registry writes in a form nobody can read. They are null as well, and yet not the same as absent. */
  readonly unreadable: readonly string[]
  readonly idNumber: string | null
  readonly rollNumber: string | null
  readonly name: string | null
  readonly formerNames: readonly string[]
  readonly sex: string | null
  readonly birthDate: string | null
  readonly ethnicity: string | null
  readonly registeredDivision: string | null
  readonly residenceDivision: string | null
  readonly schoolDivision: string | null
  readonly schoolCode: string | null
}

export interface ChangePage {
  readonly records: readonly IdentityFacts[]
  /** Where the next page starts; the same as asked when nothing is new. */
  readonly next: Cursor | null
  /** False when the feed is read to its end for now. */
  readonly more: boolean
}

export interface RecordPage {
  readonly records: readonly IdentityFacts[]
  /** False when the last record is among them. */
  readonly more: boolean
}

export interface Health {
  readonly state: 'up' | 'down'
  /** How long the answer took, in milliseconds. */
  readonly millis: number
}

/** Sentences about what does not fit, empty where all does. They name tables and columns, never a value. */
export interface Inspection {
  /** Key and time of change are of another type than the mapping says. */
  readonly types: readonly string[]
  /** Reads that go through a whole table. */
  readonly scans: readonly string[]
}

/**
 * The one door to a registry. Every promise here is held by the conformance suite (conformance.ts).
 */
export interface Connector {
  readonly registry: RegistryName
  readonly capabilities: Capabilities
  /**
   * One answer per id, in the order of the ids. An unknown id gives null; a repeated id is answered each time.
   * An unreadable cell fails alone: the record holds a RegistryFault REGISTRY_LIES in its place. If the whole record is unreadable,
   * a RegistryFault replaces the record. Throws RegistryFault only if the whole registry fails, and if `signal` is aborted.
   */
  fetch(
    ids: readonly RecordId[],
    shape: Shape,
    signal: AbortSignal,
  ): Promise<ReadonlyArray<RegistryRecord | RegistryFault | null>>
  /** The ids that match exactly; empty when none does. */
  find(criteria: Criteria, signal: AbortSignal): Promise<RecordId[]>
  /** The records changed since `after`, oldest change first. */
  changes(after: Cursor | null, limit: number, signal: AbortSignal): Promise<ChangePage>
  /** A cursor for changes that are up to so many milliseconds older: what was committed late lies there. Asks nothing. */
  earlier(cursor: Cursor, millis: number): Cursor
  /** Every record, in an order of the registry's own that stays the same; `after` is the id of the last one read. */
  all(after: RecordId | null, limit: number, signal: AbortSignal): Promise<RecordPage>
  health(signal: AbortSignal): Promise<Health>
  /** What the registry's own catalogue says of the reads. Absent: it has none that could be asked. */
  inspect?(signal: AbortSignal): Promise<Inspection>
  close(): Promise<void>
}
