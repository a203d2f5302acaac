import type { Touches } from '../src/access/sources'

/** What an agency, or the hub, adds to the schema by resolvers: the whole schema and each subgraph are made of these. */
export interface SchemaModule {
  /** The registry's name, or HUB. Its root fields stand in this subgraph. */
  readonly owner: string
  /** Classes of type-graphql. */
  readonly resolvers: readonly ResolverClass[]
  /** What each of them says of its fields. */
  readonly touches: readonly Touches[]
}

/** The owner of what no registry owns: identity, lists, grants, filters. */
export const HUB = 'hub'

export type ResolverClass = new () => object
