import { getNamedType, getNullableType, isEnumType, isListType, isObjectType, type GraphQLSchema } from 'graphql'
import type { Connector } from '../connectors/contract/connector'
import { faultsOfOffer, type ColumnKind, type DeclaredColumn } from '../connectors/contract/declared'
import type { RegistryName } from '../connectors/contract/records'
import type { RegistryDefinition } from '../connectors/contract/registry'
import { REGISTRIES } from '../connectors/registries'
import { sources } from '../resolvers/sources'
import { sourceOf } from './access/sources'
import { HubError } from './errors/hub-error'
import type { KnownWords } from './loaders/offered'

type Type = Parameters<typeof getNamedType>[0]

const SCALARS: Readonly<Record<string, ColumnKind>> = {
  ...{ String: 'text', Int: 'integer', Float: 'number', Boolean: 'boolean', Date: 'date', Month: 'month' },
  Division: 'division',
}

/**
 * The columns of a registry's record, read from its types in the schema, so that nothing is written twice: only which of them a
 * mapping must read stands in the registry's definition.
 */
export function declaredRecord(schema: GraphQLSchema, definition: RegistryDefinition): DeclaredColumn[] {
  const required = new Set(definition.required ?? [])
  const columns = (typeName: string, prefix: string): DeclaredColumn[] => {
    const type = schema.getType(typeName)
    if (!isObjectType(type)) return []
    return Object.values(type.getFields()).flatMap((field) => {
      const source = sourceOf(sources, type, field.name)
      if (source.kind === 'collection')
        return [
          {
            name: source.collection,
            kind: 'collection' as const,
            required: required.has(source.collection),
            title: field.description ?? '',
          },
          ...columns(getNamedType(field.type as Type)!.name, `${source.collection}.`),
        ]
      if (source.kind !== 'column') return []
      const name = `${prefix}${source.column}`
      return [{ name, ...kindOf(field.type as Type), required: required.has(name), title: field.description ?? '' }]
    })
  }
  return columns(definition.types[0], '')
}

function kindOf(written: Type): Pick<DeclaredColumn, 'kind' | 'words'> {
  const type = getNamedType(written)!
  const isList = isListType(getNullableType(written as never))
  if (isEnumType(type))
    return { kind: isList ? 'enums' : 'enum', words: type.getValues().map(({ value }) => String(value)) }
  const kind = SCALARS[type.name] ?? 'any'
  return { kind: isList ? (kind === 'text' ? 'texts' : 'any') : kind }
}

/**
 * Throws HubError START_FAILED with all that is wrong with what the connected registries offer. Gives the words of those columns
 * that may still answer with others: conclusions, which no code table names beforehand.
 */
export function refuseOffers(
  schema: GraphQLSchema,
  connectors: readonly Pick<Connector, 'registry' | 'capabilities'>[],
  registries: readonly RegistryDefinition[] = REGISTRIES,
): KnownWords {
  const known = new Map<RegistryName, Map<string, ReadonlySet<string>>>()
  const faults = connectors.flatMap(({ registry, capabilities }) => {
    const definition = registries.find(({ name }) => name === registry)
    if (!definition) return []
    const columns = declaredRecord(schema, definition)
    const open = columns.flatMap(({ name, words }) =>
      words && capabilities.words?.[name] === undefined ? [[name, new Set(words)] as const] : [],
    )
    known.set(registry, new Map(open))
    return faultsOfOffer(capabilities, columns).map((fault) => `${registry}: ${fault}`)
  })
  if (faults.length > 0)
    throw new HubError('START_FAILED', `The mappings cannot be used:\n${faults.map((one) => `  ${one}`).join('\n')}`)
  return known
}
