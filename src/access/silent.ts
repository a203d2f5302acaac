import { getNamedType, isObjectType, type GraphQLSchema } from 'graphql'
import type { Capabilities } from '../../connectors/contract/connector'
import { HUB_RECORDS, type RegistryName } from '../../connectors/contract/records'
import { HubError } from '../errors/hub-error'
import { sourceOf, type FieldSource, type Sources } from './sources'

/** Why nobody tells a governed field here, and who could. */
export interface Silence {
  readonly reason: 'NOT_CONNECTED' | 'NOT_READ'
  readonly registries: readonly RegistryName[]
}

export type Silent = ReadonlyMap<string, Silence>

/** What a connected registry declares. */
export interface Told {
  readonly registry: RegistryName
  readonly capabilities: Pick<Capabilities, 'columns' | 'collections' | 'identity'>
}

/**
 * The governed fields that no connected registry tells: a look-up, filter or order by one would answer with an empty list, which
 * is a wrong number. Empty for a hub whose registries are all connected and read whole.
 */
export function silentFields(schema: GraphQLSchema, sources: Sources, connected: readonly Told[]): Silent {
  const byName = new Map(connected.map((one) => [one.registry, one.capabilities]))
  const silent = new Map<string, Silence>()
  const judge = (field: string, source: FieldSource, within: string | null) => {
    const silence =
      source.kind === 'identity' ? identitySilence(source.column, sources, byName) : silenceOf(source, within, byName)
    if (silence) silent.set(field, silence)
  }
  for (const name of Object.keys(sources.recordTypes)) {
    const type = schema.getType(name)
    if (!isObjectType(type)) continue
    const within = collectionOf(schema, sources, name)
    for (const field of Object.keys(type.getFields())) judge(`${name}.${field}`, sourceOf(sources, type, field), within)
  }
  for (const [field, source] of Object.entries(sources.fields)) if (!silent.has(field)) judge(field, source, null)
  return silent
}

/** HubError FACT_UNKNOWN for the first use of a field that nobody tells; null when each is told. */
export function refuseSilent(
  silent: Silent,
  uses: readonly { readonly field: string; readonly position: string }[],
): HubError | null {
  const use = uses.find(({ field }) => silent.has(field))
  if (!use) return null
  const { reason, registries } = silent.get(use.field)!
  const why = reason === 'NOT_CONNECTED' ? 'is not connected' : 'does not read it'
  return new HubError('FACT_UNKNOWN', `${use.field} is told by ${registries.join(', ')}, which ${why} here`, {
    ...{ field: use.field, position: use.position, reason, registries: [...registries] },
  })
}

type ByName = ReadonlyMap<RegistryName, Told['capabilities']>

function silenceOf(source: FieldSource, within: string | null, byName: ByName): Silence | null {
  if (source.kind !== 'column' && source.kind !== 'collection' && source.kind !== 'part') return null
  const { registry } = source
  if (registry === HUB_RECORDS) return null
  const capabilities = byName.get(registry)
  if (!capabilities) return { reason: 'NOT_CONNECTED', registries: [registry] }
  const { columns, collections } = capabilities
  const isRead =
    source.kind === 'part' ||
    (source.kind === 'collection'
      ? Object.hasOwn(collections, source.collection)
      : (within === null ? columns : (collections[within] ?? [])).includes(source.column))
  return isRead ? null : { reason: 'NOT_READ', registries: [registry] }
}

/** A fact of the person is told while one of its tellers does. */
function identitySilence(column: string, { tellers }: Sources, byName: ByName): Silence | null {
  const known = tellers?.[column]
  if (!known) return null
  const connected = known.filter((registry) => byName.has(registry))
  if (connected.length === 0) return { reason: 'NOT_CONNECTED', registries: known }
  const told = connected.some((registry) => byName.get(registry)!.identity?.includes(column) ?? true)
  return told ? null : { reason: 'NOT_READ', registries: connected }
}

/** The collection whose entries are of this type; null for a record itself. */
function collectionOf(schema: GraphQLSchema, sources: Sources, name: string): string | null {
  for (const [holder, registry] of Object.entries(sources.recordTypes)) {
    const type = schema.getType(holder)
    if (registry !== sources.recordTypes[name] || !isObjectType(type)) continue
    for (const [field, { type: target }] of Object.entries(type.getFields()))
      if (getNamedType(target).name === name) return field
  }
  return null
}
