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
import type { Entry, RegistryName, Shape, Value } from '../../connectors/contract/records'
import { bestStanding, type Person } from './oracle'
import { rulingOf } from '../hub/support/naive-access'
import { WrappedConnector } from '../support/fakes/wrapped-connector'

const RECORD_TYPES: Readonly<Record<RegistryName, string>> = {
  education: 'EducationRecord',
  police: 'HouseholdRecord',
  health: 'HealthRecord',
  'civil-affairs': 'WelfareRecord',
}
const PART: Readonly<Record<RegistryName, string>> = {
  education: 'Child.education',
  police: 'Child.household',
  health: 'Child.health',
  'civil-affairs': 'Child.welfare',
}

/** For whom the second set of registries differs, and which records are of children beyond that person's reach. */
export interface Difference {
  readonly person: Person
  readonly beyondReach: Readonly<Record<RegistryName, ReadonlySet<string>>>
}

/**
 * The second set of registries: the first one, with every value changed that is withheld from a person, whatever the child:
 * other codes, other texts, other numbers, entries where there were none and none where there were some. Of a child beyond
 * the person's reach every value is another. What shows through a mask stays.
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
    return answers.map((record) => {
      if (!record || record instanceof Error) return record
      const all = difference.beyondReach[this.registry].has(record.id)
      const hidden = (field: string) => all || isWithheld(field, difference.person)
      const type = this.type(RECORD_TYPES[this.registry])
      const closed = hidden(PART[this.registry])
      return { ...record, values: this.changed(type, record.values, shape, (field) => closed || hidden(field)) }
    })
  }

  private changed(type: GraphQLObjectType, values: Entry, shape: Shape, hidden: (field: string) => boolean): Entry {
    const copy: Record<string, Value | undefined> = { ...values }
    for (const column of shape.columns)
      if (hidden(`${type.name}.${column}`)) copy[column] = another(type, column, values[column] ?? null)
    for (const [name, columns] of Object.entries(shape.collections)) {
      const below = getNamedType(type.getFields()[name]!.type) as GraphQLObjectType
      const entries = (values[name] ?? []) as readonly Entry[]
      const whole = hidden(`${type.name}.${name}`)
      const bend = (entry: Entry) =>
        this.changed(below, entry, { columns, collections: {} }, (field) => whole || hidden(field))
      copy[name] = whole && entries.length > 1 ? [] : whole && entries.length === 0 ? [bend({})] : entries.map(bend)
    }
    return copy
  }

  private type(name: string): GraphQLObjectType {
    return this.schema().getType(name) as GraphQLObjectType
  }
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
      return value === '2011-11-11' ? '2012-12-12' : '2011-11-11'
    case 'Month':
      return value === '2011-11' ? '2012-12' : '2011-11'
    case 'Division':
      return value === '430422100' ? '430421100' : '430422100'
  }
  return `其他${typeof value === 'string' ? value.length : 0}`
}
