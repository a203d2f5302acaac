import { getNamedType, isObjectType, type GraphQLObjectType } from 'graphql'
import type { FieldUse } from './positions'
import type { Command } from './words'
import type { RegistryName, Shape } from '../../connectors/contract/records'
import type { Values } from '../document/read-operation'

/**
 * Where the value of a schema field comes from: said beside its resolver, and gathered by `resolvers/sources.ts`. Fields of a
 * record type that nobody names are the registry's column or collection of the same name.
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
  /** A governed column of a record that the hub keeps (connectors/hub). */
  | { readonly kind: 'kept'; readonly column: string }
  /** Part of an answer that the hub makes itself: whoever makes it holds the field back. */
  | { readonly kind: 'own' }
  /** How many children match a list: counted only where it is granted. */
  | { readonly kind: 'count' }
  /** What each registry answered: costs nothing more. */
  | { readonly kind: 'sources' }
  /** One registry's record of the child. `asked`: whether there is one is an answer by itself, so that the registry is asked although no column is. */
  | { readonly kind: 'part'; readonly registry: RegistryName; readonly asked?: true }
  | { readonly kind: 'column'; readonly registry: RegistryName; readonly column: string }
  | { readonly kind: 'collection'; readonly registry: RegistryName; readonly collection: string }

/** What an argument does with a governed field: it looks a child up by it, filters by it, or touches none. */
export type ArgumentUse =
  { readonly position: 'none' } | { readonly position: 'lookup' | 'filter'; readonly field: string }

/** It touches no governed field: a place in a list, an id. What is to be done with it is judged elsewhere. */
export const NONE: ArgumentUse = { position: 'none' }

/** How many children the argument values of a root field ask for. */
export interface Amount {
  readonly kind: 'one' | 'ids' | 'page'
  readonly count: number
  /** How many conditions a list is filtered by, those of its saved filter too; none when left out. */
  readonly conditions?: number
}

/** What a live query's answer hangs on, beside the account's grants. */
export interface Watched {
  /** Hub ids (UUID) of the children asked for. */
  readonly children: readonly string[]
  /** Whether it is a list: anything that moves the index may change it. */
  readonly index: boolean
  /** Whether it is the feed of events. */
  readonly events?: true
}

/** What a saved filter holds. Its form is the list's business: whoever judges the list knows it. */
export interface HeldFilter {
  readonly where: object | null
  readonly orderBy: object | null
}

/** What a root field reads or does. What says nothing of it answers with what the hub itself knows. */
type AskedRoot =
  | {
      /** It looks at children, and answers with this type. */
      readonly answers: string
      readonly numbers?: never
      readonly command?: never
      readonly records?: never
    }
  | {
      readonly answers?: never
      /** It answers with numbers over the children within reach, and with none of them. */
      readonly numbers: true
      readonly command?: never
      readonly records?: never
    }
  | {
      readonly answers?: never
      readonly numbers?: never
      /** A mutation: what it does, which is the position that its row must give. */
      readonly command?: Command
      /** It answers with records that the hub keeps, or with what a command made of one. */
      readonly records?: true
    }

/** What the arguments of a field touch; of a root field also what it reads or does. */
export type AskedField = AskedRoot & AskedArguments

interface AskedArguments {
  /** Every argument. One that is not named stops the start. */
  readonly arguments: Readonly<Record<string, ArgumentUse>>
  /** The field whose row of the table decides about it, where it is no field of the whole schema and has no row. */
  readonly ruledBy?: string
  /** What the values of its arguments touch, where only they tell: a filter, a sort. */
  readonly held?: (values: Values) => readonly FieldUse[]
  /** Of numbers: how they are answered from what was published. */
  readonly published?: {
    /** Whether only that can answer it. */
    readonly asked: (values: Values) => boolean
    /** What it touches then, each in the position `statistics`. */
    readonly uses: (values: Values) => readonly FieldUse[]
    /** How many levels of divisions below its area an answer goes at most. */
    readonly levels: (values: Values) => number
  }
  /** The argument that names a saved filter: it is read first, and judged by `held` and `amount` in its place. */
  readonly saved?: string
  /** How many children its arguments ask for: one when left out. */
  readonly amount?: (values: Values) => Amount
  /** It can be kept open as a subscription of the same name: what can change its answer. */
  readonly live?: (values: Values) => Watched
}

/** What the file of a resolver says of its fields, by 'Type.field'. */
export interface Touches {
  readonly asked?: Readonly<Record<string, AskedField>>
  readonly fields?: Readonly<Record<string, FieldSource>>
}

export interface Sources {
  /** All registries, in the order in which answers name them. */
  readonly registries: readonly RegistryName[]
  /** Those in which being known is a secret, each with the field that holds its part: who may not open it hears of no link to it. */
  readonly sealed: readonly { readonly registry: RegistryName; readonly field: string }[]
  /** The registry that knows whose list a child is on; null where none does. */
  readonly caseloads: RegistryName | null
  /** The registries that tell each column of the hub's own child, best first. */
  readonly tellers?: Readonly<Record<string, readonly RegistryName[]>>
  /** The right to this field is the right to know that the child exists. */
  readonly existence: string
  /** Types that are one registry's record, or entries of its collections. */
  readonly recordTypes: Readonly<Record<string, RegistryName>>
  /** Types without personal data, below any field: divisions and the like. */
  readonly structural: ReadonlySet<string>
  readonly fields: Readonly<Record<string, FieldSource>>
  /** Every field that takes arguments or looks at children. */
  readonly asked: Readonly<Record<string, AskedField>>
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
