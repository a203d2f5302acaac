import { Field } from 'type-graphql'

/**
 * A field the access table may withhold, so always nullable: null means unknown or withheld, and `extensions.withheld`
 * tells which. The items of a list are never null. Structural fields, open to all, use type-graphql's `Field`.
 */
export function Governed(type: NonNullable<Parameters<typeof Field>[0]>, description: string): PropertyDecorator {
  return Field(type as () => StringConstructor, { nullable: true, description })
}
