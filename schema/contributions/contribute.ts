import 'reflect-metadata' // before any class with fields is defined
import { Field } from 'type-graphql'
import { Governed } from '../governed'
import { ChildFilter } from '../inputs/child-filter'
import { Child } from '../types/hub/child'

type TypeOf = NonNullable<Parameters<typeof Field>[0]>

/** Adds the field of `Child` that holds an agency's record. Declare it beside: `interface Child { … }` in the module of child.ts. */
export function onChild(field: string, type: () => object, description: string): void {
  Governed(type as TypeOf, description)(Child.prototype, field)
}

/** Adds facts of an agency's record to `ChildFilter`: name, type of the condition, description. */
export function onFilter(
  facts: Readonly<Record<string, readonly [condition: () => object, description: string]>>,
): void {
  for (const [name, [condition, description]] of Object.entries(facts))
    Field(condition as TypeOf, { nullable: true, description })(ChildFilter.prototype, name)
}
