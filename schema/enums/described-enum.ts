import { registerEnumType } from 'type-graphql'

/**
 * Makes a GraphQL enum from its values' descriptions: each value equals its name, and none can be left undescribed.
 * Used as `export type X = keyof typeof X` beside `export const X = describedEnum('X', …)`.
 */
export function describedEnum<Values extends Readonly<Record<string, string>>>(
  name: string,
  description: string,
  descriptions: Values,
): { readonly [Value in keyof Values]: Value } {
  const values = Object.fromEntries(Object.keys(descriptions).map((value) => [value, value]))
  const valuesConfig = Object.fromEntries(
    Object.entries(descriptions).map(([value, text]) => [value, { description: text }]),
  )
  registerEnumType(values, { name, description, valuesConfig })
  return values as { readonly [Value in keyof Values]: Value }
}
