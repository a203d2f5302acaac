import type { RecordId, RegistryName, RegistryRecord, Shape } from './records'

/** What one registry can do. Asking for more is the caller's error (CAPABILITY); the conformance suite proves both ways. */
export interface Capabilities {
  /** Every column and collection that a shape may name. */
  readonly columns: readonly string[]
  readonly collections: Readonly<Record<string, readonly string[]>>
  /** The criteria that `find` answers. */
  readonly find: readonly Criteria['by'][]
  /** Whether `changes` is served. */
  readonly changes: boolean
  /** The most ids one `fetch` takes. */
  readonly maxIds: number
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

export interface Health {
  readonly state: 'up' | 'down'
  /** How long the answer took, in milliseconds. */
  readonly millis: number
}

/**
 * The one door to a registry. Every promise here is held by the conformance suite (conformance.ts).
 */
export interface Connector {
  readonly registry: RegistryName
  readonly capabilities: Capabilities
  /**
   * One answer per id, in the order asked; an unknown id is null; the same id twice is answered twice.
   * A row that cannot be read fails alone: its place holds a RegistryFault. Throws RegistryFault only when the
   * registry as a whole fails, and when `signal` is aborted.
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
  health(signal: AbortSignal): Promise<Health>
  close(): Promise<void>
}

export type FaultCode = 'REGISTRY_DOWN' | 'REGISTRY_TIMEOUT' | 'REGISTRY_LIES' | 'CAPABILITY'

/** A registry's failure, in a form that may leave the hub: it names registry, code and column, never a value. */
export class RegistryFault extends Error {
  override readonly name = 'RegistryFault'

  constructor(
    readonly code: FaultCode,
    readonly registry: RegistryName,
    detail: string,
    options?: { cause?: unknown },
  ) {
    super(`${registry}: ${detail}`, options)
  }
}
