import { getNamedType, isObjectType, type GraphQLObjectType } from 'graphql'
import type { Amount } from './cost'
import type { HeldUse } from './positions'
import type { RegistryName, Shape } from '../../connectors/contract/records'

/**
 * Where the value of a schema field comes from. `resolvers/sources.ts` holds the list for this schema; fields of a
 * record type that it does not name are the registry's column or collection of the same name.
 */
export type FieldSource =
  /** Structure, or something the hub itself knows without looking at a child. */
  | { readonly kind: 'local' }
  /** Columns of the hub's own child. */
  | { readonly kind: 'identity'; readonly column: string }
  /** The links of a child to its records. */
  | { readonly kind: 'links' }
  /** A governed field of each link. */
  | { readonly kind: 'link-column'; readonly column: 'recordId' | 'decidedBy' }
  /** Part of an answer that the hub makes itself: whoever makes it holds the field back. */
  | { readonly kind: 'own' }
  /** How many children match a list: counted only where it is granted. */
  | { readonly kind: 'count' }
  /** What each registry answered: costs nothing more. */
  | { readonly kind: 'sources' }
  /** One registry's record of the child. */
  | { readonly kind: 'part'; readonly registry: RegistryName }
  | { readonly kind: 'column'; readonly registry: RegistryName; readonly column: string }
  | { readonly kind: 'collection'; readonly registry: RegistryName; readonly collection: string }

/** What an argument does with a governed field: it looks a child up by it, filters by it, or touches none. */
export type ArgumentUse =
  { readonly position: 'none' } | { readonly position: 'lookup' | 'filter'; readonly field: string }

/** What a live query's answer hangs on, beside the account's grants. */
export interface Watched {
  /** Hub ids (UUID) of the children asked for. */
  readonly children: readonly string[]
  /** Whether it is a list: anything that moves the index may change it. */
  readonly index: boolean
}

export interface Sources {
  /** The right to this field is the right to know that the child exists. */
  readonly existence: string
  /** Root fields that look at children, with the type they answer with. */
  readonly entries: Readonly<Record<string, string>>
  /** Types that are one registry's record, or entries of its collections. */
  readonly recordTypes: Readonly<Record<string, RegistryName>>
  /** Types without personal data, below any field: divisions and the like. */
  readonly structural: ReadonlySet<string>
  readonly fields: Readonly<Record<string, FieldSource>>
  /** What the values of a root field's arguments touch, where only they tell: a filter, a sort. */
  readonly held?: Readonly<Record<string, (values: Readonly<Record<string, unknown>>) => readonly HeldUse[]>>
  /** The argument by which a root field names a saved filter: it is read first, and judged by `held` in its place. */
  readonly saved?: Readonly<Record<string, string>>
  /** How many children a root field's arguments ask for; a root field that is not named looks at one. */
  readonly amounts?: Readonly<Record<string, (values: Readonly<Record<string, unknown>>) => Amount>>
  /** What can change the answer of a root field of subscriptions, by the values of its arguments. */
  readonly watched?: Readonly<Record<string, (values: Readonly<Record<string, unknown>>) => Watched>>
  /** Every argument of every field, as 'Type.field(argument)'. An argument without an entry stops the start. */
  readonly arguments: Readonly<Record<string, ArgumentUse>>
}

/** Where a field's value comes from: as named, or by its name in its record type. */
export function sourceOf(sources: Sources, type: GraphQLObjectType, field: string): FieldSource {
  const named = sources.fields[`${type.name}.${field}`]
  if (named) return named
  const registry = sources.recordTypes[type.name]
  if (!registry) return { kind: 'local' }
  const target = getNamedType(type.getFields()[field]!.type)
  return isObjectType(target) && !sources.structural.has(target.name)
    ? { kind: 'collection', registry, collection: field }
    : { kind: 'column', registry, column: field }
}

/** A Shape while it is being gathered. */
export class ShapeBuilder {
  readonly columns = new Set<string>()
  readonly collections = new Map<string, Set<string>>()

  collection(name: string): Set<string> {
    let columns = this.collections.get(name)
    if (!columns) this.collections.set(name, (columns = new Set()))
    return columns
  }

  build(): Shape {
    return {
      columns: [...this.columns].sort(),
      collections: Object.fromEntries([...this.collections].map(([name, columns]) => [name, [...columns].sort()])),
    }
  }
}
