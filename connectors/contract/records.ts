/** The registries of the hub. The name is the room's name under connectors/ and the owner key of the access table. */
export const REGISTRY_NAMES = ['education', 'police', 'health', 'civil-affairs'] as const
export type RegistryName = (typeof REGISTRY_NAMES)[number]

/** A registry's own key of one person's record. Opaque outside its connector. */
export type RecordId = string

export type Scalar = string | number | boolean | null
/** A contract value: a scalar, a list of scalars, or a list of entries (a nested collection). */
export type Value = Scalar | readonly Scalar[] | readonly Entry[]
export interface Entry {
  readonly [column: string]: Value | undefined
}

/**
 * What a registry says of one person, in the words of the schema: column names are the fields of the registry's
 * GraphQL type, dates are 'YYYY-MM-DD', code values the enum's name, divisions a code of 6, 9 or 12 digits.
 * Holds the columns of the shape that was asked and nothing else. Frozen: rows are shared between requests.
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
