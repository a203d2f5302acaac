import { getMetadataStorage } from 'type-graphql'
import { REGISTRIES } from '../../connectors/registries'
import { HUB, type ResolverClass } from '../module'
import { MODULES } from '../modules'
import { LIVE } from '../sources'

/** Whose each root field is, by 'Query.field': the owner's whose module holds its resolver. A live query is its query's owner's. */
export function ownersOfRootFields(): ReadonlyMap<string, string> {
  const known = new Set<string>([HUB, ...REGISTRIES.map(({ name }) => name)])
  const byClass = new Map<unknown, string>()
  for (const { owner, resolvers } of MODULES) {
    if (!known.has(owner)) throw new TypeError(`resolvers/modules.ts: ${owner} is no registry`)
    for (const one of resolvers) byClass.set(one, owner)
  }
  const { queries, mutations } = getMetadataStorage()
  const owners = new Map<string, string>()
  const add = (root: string, fields: readonly { readonly schemaName: string; readonly target: unknown }[]) => {
    for (const { schemaName, target } of fields) {
      const owner = byClass.get(target as ResolverClass)
      if (owner) owners.set(`${root}.${schemaName}`, owner)
    }
  }
  add('Query', queries)
  add('Mutation', mutations)
  for (const name of LIVE) owners.set(`Subscription.${name}`, owners.get(`Query.${name}`) ?? HUB)
  return owners
}
