/** The name of a registry: of its room under connectors/, and the owner key of its access file. Which there are: connectors/registries.ts. */
export type RegistryName = string

/** The name under which the hub's own records are behind the contract. No registry of the list has it. */
export const HUB_RECORDS: RegistryName = 'hub'

/** A registry's own key of one person's record. Opaque outside its connector. */
export type RecordId = string

/** The hub's own record of a child is its verdict of dropout control: this and the child's UUID. */
export const CHILD_RECORD = 'verdict:'

export type Scalar = string | number | boolean | null
/**
 * A contract value: a scalar, a list of scalars, or a list of entries (a nested collection). A cell that the registry wrote
 * in no readable form is a RegistryFault REGISTRY_LIES, in a record as in an entry: unreadable is not the same as null.
 */
export type Value = Scalar | readonly Scalar[] | readonly Entry[] | RegistryFault
export interface Entry {
  readonly [column: string]: Value | undefined
}

/**
 * What a registry says about one person, in the words of the schema: columns are the fields of the registry's GraphQL type, dates are
 * 'YYYY-MM-DD', codes the enum's name, divisions a code of 6, 9 or 12 digits. It holds only the columns of the requested shape.
 * Frozen, because requests share rows.
 */
export interface RegistryRecord {
  readonly id: RecordId
  /** When the registry last changed the row, ISO 8601 in UTC; null when it cannot tell. */
  readonly asOf: string | null
  readonly values: Entry
}

/** Which columns, and which columns of which nested collections, a call asks for. Built by the plan, never by a resolver. */
export interface Shape {
  readonly columns: readonly string[]
  readonly collections: Readonly<Record<string, readonly string[]>>
}

/** One text per set of columns, whatever their order: the key under which loads may travel together. */
export function shapeKey(shape: Shape): string {
  const lists = Object.keys(shape.collections)
    .sort()
    .map((name) => [name, [...(shape.collections[name] ?? [])].sort()])
  // As JSON, so that no name, however strange, makes two shapes one.
  return JSON.stringify([[...shape.columns].sort(), lists])
}

/** NOT_CONNECTED: the settings name no such registry. NOT_READ: its mapping does not read this column. Both stand until an operator acts. */
export type FaultCode =
  'REGISTRY_DOWN' | 'REGISTRY_TIMEOUT' | 'REGISTRY_LIES' | 'CAPABILITY' | 'NOT_CONNECTED' | 'NOT_READ'

/** A registry's failure, in a form that may leave the hub: it names registry, code and column, never a value. */
export class RegistryFault extends Error {
  override readonly name = 'RegistryFault'
  /** The column whose cell cannot be read, 'grade' or 'attendance.month'; null when it is not a matter of one cell. */
  readonly column: string | null
  /** The registry answered, and refused this one call: others may do. */
  readonly refused: boolean

  constructor(
    readonly code: FaultCode,
    readonly registry: RegistryName,
    /** What was expected, and what came; never a value. */
    readonly detail: string,
    options: { cause?: unknown; column?: string; refused?: boolean } = {},
  ) {
    const { cause, column, refused = false } = options
    super(`${registry}: ${column === undefined ? '' : `${column}: `}${detail}`, cause === undefined ? {} : { cause })
    this.column = column ?? null
    this.refused = refused
  }
}
