import {
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
  getNamedType,
  type GraphQLArgument,
} from 'graphql'
import { objectTypes, schema } from './built-schema'

const CHINESE = /\p{Script=Han}/u
const ENGLISH = /[a-z]{2}/i
const ROOTS = ['Query', 'Mutation', 'Subscription']

// Both languages: a term for those who know the registry, words for those who write the client (faults.md 45).
test('every type, field, argument, input field and enum value is described in Chinese and English', () => {
  const silent: string[] = []
  const look = (name: string, description: string | null | undefined) => {
    if (!CHINESE.test(description ?? '') || !ENGLISH.test(description ?? '')) silent.push(name)
  }
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__') || isSpecifiedScalarType(type)) continue
    if (!ROOTS.includes(type.name)) look(type.name, type.description)
    if (isEnumType(type)) for (const value of type.getValues()) look(`${type.name}.${value.name}`, value.description)
    if (isObjectType(type) || isInterfaceType(type) || isInputObjectType(type))
      for (const field of Object.values(type.getFields())) {
        look(`${type.name}.${field.name}`, field.description)
        const { args = [] } = field as { args?: readonly GraphQLArgument[] }
        for (const arg of args) look(`${type.name}.${field.name}(${arg.name})`, arg.description)
      }
  }
  expect(silent).toEqual([])
})

test('every scalar of our own names the public text that says what its values are (faults.md 45)', () => {
  const own = Object.values(schema.getTypeMap()).filter((type) => isScalarType(type) && !isSpecifiedScalarType(type))
  expect(own.map(({ name }) => name).sort()).toEqual(['Date', 'DateTime', 'JSONObject', 'Month', 'PartialDate'])
  for (const type of own) expect(isScalarType(type) && type.specifiedByURL).toMatch(/^https:\/\/[^ ]+$/)
})

test('every enum value equals its name, so that a contract record needs no translation', () => {
  const enums = Object.values(schema.getTypeMap()).filter((type) => isEnumType(type) && !type.name.startsWith('__'))
  expect(enums.length).toBeGreaterThan(30)
  for (const type of enums)
    if (isEnumType(type)) for (const value of type.getValues()) expect(value.value).toBe(value.name)
})

// Divisions are looked up by their code; the two others take arguments or are counted on demand.
const RESOLVED = ['EducationRecord.attendance', 'ChildConnection.totalCount', 'Roster.totalCount']

test('no other field of a type has a wrapper of its own: records are read by the default resolver', () => {
  const wrapped = objectTypes
    .filter((type) => !ROOTS.includes(type.name))
    .flatMap((type) => Object.values(type.getFields()).map((field) => ({ name: `${type.name}.${field.name}`, field })))
    .filter(
      ({ name, field }) =>
        field.resolve !== undefined && getNamedType(field.type).name !== 'Division' && !RESOLVED.includes(name),
    )
    .map(({ name }) => name)
  expect(wrapped).toEqual([])
})

/** Lists with a place for each thing asked: null is the answer for one of them. */
const PLACES = ['Query.childrenByIds', 'StatisticsCell.values', 'StatisticsDimension.codes']

test('the items of a list are never null', () => {
  const loose = objectTypes
    .flatMap((type) =>
      Object.values(type.getFields()).map((field) => [`${type.name}.${field.name}`, String(field.type)]),
    )
    .filter(([name, type]) => !PLACES.includes(name!) && /\w\]/.test(type ?? ''))
  expect(loose).toEqual([])
})
