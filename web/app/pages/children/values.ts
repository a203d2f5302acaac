import terms from '@generated/terms.json'

/** The values of an enum, in the order of the schema. */
export function valuesOf(type: string): readonly string[] {
  return Object.keys((terms.values as Readonly<Record<string, object>>)[type] ?? {})
}
