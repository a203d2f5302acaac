import { createHash } from 'node:crypto'
import {
  getNamedType,
  getNullableType,
  isEnumType,
  isListType,
  isObjectType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql'
import type { Connector } from '../../connectors/contract/connector'
import { RegistryFault, type Entry, type RegistryName, type Shape, type Value } from '../../connectors/contract/records'
import { REGISTRIES } from '../../connectors/registries'
import { bestStanding, type Person } from './oracle'
import { rulingOf } from '../hub/support/naive-access'
import { WrappedConnector } from '../support/fakes/wrapped-connector'

/** For whom the second set of registries differs, and which records are of children beyond that person's reach. */
export interface Difference {
  readonly person: Person
  readonly beyondReach: Readonly<Record<RegistryName, ReadonlySet<string>>>
}

/**
 * The second set of registries: the first one, with every value changed that is withheld from a person, whatever the child:
 * other codes, other texts, other numbers, entries where there were none and none where there were some. Of a child beyond
 * the person's reach every value is another. What shows through a mask stays. A record that holds something withheld was
 * last changed at another time. Of the withheld cells every third is one that cannot be read.
 */
export class Veil extends WrappedConnector {
  constructor(
    inner: Connector,
    private readonly schema: () => GraphQLSchema,
    private readonly difference: () => Difference | null,
  ) {
    super(inner)
  }

  override async fetch(ids: readonly string[], shape: Shape, signal: AbortSignal): ReturnType<Connector['fetch']> {
    const answers = await this.inner.fetch(ids, shape, signal)
    const difference = this.difference()
    if (!difference) return answers
    const { types, childField } = REGISTRIES.find(({ name }) => name === this.registry)!
    const type = this.type(types[0])
    const someHidden = Object.keys(type.getFields()).some((field) => isWithheld(`${type.name}.${field}`, difference.person)) // prettier-ignore
    return answers.map((record) => {
      if (!record || record instanceof Error) return record
      const all = difference.beyondReach[this.registry]!.has(record.id)
      const hidden = (field: string) => all || isWithheld(field, difference.person)
      const closed = hidden(`Child.${childField}`)
      return {
        ...record,
        asOf: all || closed || someHidden ? later(record.asOf) : record.asOf,
        values: this.changed(type, record.values, shape, (field) => closed || hidden(field), record.id),
      }
    })
  }

  private changed(
    type: GraphQLObjectType,
    values: Entry,
    shape: Shape,
    hidden: (field: string) => boolean,
    at: string,
  ): Entry {
    const copy: Record<string, Value | undefined> = { ...values }
    for (const column of shape.columns)
      if (hidden(`${type.name}.${column}`))
        copy[column] =
          this.spoils() && isThird(`${at} ${column}`)
            ? new RegistryFault('REGISTRY_LIES', this.registry, 'expected a code of its table', { column })
            : another(type, column, values[column] ?? null)
    for (const [name, columns] of Object.entries(shape.collections)) {
      const below = getNamedType(type.getFields()[name]!.type) as GraphQLObjectType
      if (values[name] instanceof RegistryFault) continue
      const entries = (values[name] ?? []) as readonly Entry[]
      const whole = hidden(`${type.name}.${name}`)
      const bend = (entry: Entry) =>
        this.changed(below, entry, { columns, collections: {} }, (field) => whole || hidden(field), `${at} ${name}`)
      copy[name] = whole && entries.length > 1 ? [] : whole && entries.length === 0 ? [bend({})] : entries.map(bend)
    }
    return copy
  }

  /** How many cells cannot be read is governed by itself: for who may know it, it must be the same. */
  private spoils(): boolean {
    return isWithheld('RegistryStatus.indexUnread', this.difference()!.person)
  }

  private type(name: string): GraphQLObjectType {
    return this.schema().getType(name) as GraphQLObjectType
  }
}

/** Always the same cells, so that a list and a profile read alike. */
function isThird(cell: string): boolean {
  return createHash('sha256').update(cell).digest().readUInt32BE() % 3 === 0
}

/** What was changed last in a record may be what is withheld. */
function later(asOf: string | null): string | null {
  return asOf === null ? '2026-01-01T00:00:00Z' : new Date(Date.parse(asOf) + 86_400_000).toISOString()
}

/** Withheld from a person for every child: not even where they stand to it as well as they can. */
export function isWithheld(field: string, { actor, purpose }: Person): boolean {
  const { level } = rulingOf(field, actor, purpose, bestStanding(actor))
  return level !== 'full' && level !== 'masked'
}

/** Another value of the same kind, and never the same. */
function another(type: GraphQLObjectType, name: string, value: Value): Value {
  const field = type.getFields()[name]
  if (!field) return value
  const named = getNamedType(field.type)
  if (isObjectType(named) && named.name !== 'Division') return value
  const list = isListType(getNullableType(field.type))
  if (list) return Array.isArray(value) && value.length > 0 ? [] : isEnumType(named) ? [named.getValues()[0]!.name] : []
  if (isEnumType(named)) {
    const names = named.getValues().map((one) => one.name)
    return names[(names.indexOf(String(value)) + 1) % names.length]!
  }
  switch (named.name) {
    case 'Boolean':
      return value !== true
    case 'Int':
    case 'Float':
      return typeof value === 'number' ? value + 1 : 1
    case 'Date':
    case 'PartialDate':
      return value === '2011-11-11' ? '2012-12-12' : '2011-11-11'
    case 'Month':
      return value === '2011-11' ? '2012-12' : '2011-11'
    case 'Division':
      return value === '430422100' ? '430421100' : '430422100'
  }
  return `其他${typeof value === 'string' ? value.length : 0}`
}
