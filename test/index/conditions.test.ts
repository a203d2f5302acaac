import { getNamedType, isInputObjectType, type GraphQLInputObjectType } from 'graphql'
import { ChildFilter as ChildFilterInput, ChildOrder as ChildOrderInput } from '../../schema'
import { INDEX_FACTS, INDEX_ORDERS } from '../../src/index/columns'
import type { ChildCondition, FactName, ListOrder, NameCondition } from '../../src/index/conditions'
import type { ChildFilter, ChildOrder } from '../generated/hub-types'
import { schema } from '../schema/built-schema'

/*
 * The index's types say of a filter what the schema says: graphql-js reads by the schema, and nobody reads a second time. The type
 * check fails where they differ, and so does this file where a fact's kind and its operators do.
 */
type Same<One, Other> = [One, Other] extends [Other, One] ? true : false
type Operators<Filter, Name extends keyof Filter> = keyof NonNullable<Filter[Name]>

const facts: Same<keyof ChildFilter, keyof ChildCondition> = true
const operators: { readonly [Name in FactName]: Same<Operators<ChildFilter, Name>, Operators<ChildCondition, Name>> } =
  Object.fromEntries(INDEX_FACTS.map(({ name }) => [name, true])) as Readonly<Record<FactName, true>>
const names: Same<Operators<ChildFilter, 'name'>, keyof NameCondition> = true
const orders: Same<ChildOrder['by'], ListOrder['by']> = true

/** What a client writes, and what a resolver is handed, is what the index takes: no cast. */
const written = (filter: ChildFilter): ChildCondition => filter
const handed = (filter: ChildFilterInput, { by, direction }: ChildOrderInput): [ChildCondition, ListOrder] => [
  filter,
  { by, direction },
]

const OPERATORS = {
  enum: ['eq', 'in', 'isNull'],
  enums: ['eq', 'in', 'isNull'],
  boolean: ['eq', 'isNull'],
  text: ['eq', 'in', 'isNull'],
  number: ['eq', 'in', 'isNull'],
  month: ['from', 'isNull', 'to'],
  division: ['isNull', 'within'],
} as const

const input = (name: string) => schema.getType(name) as GraphQLInputObjectType
const fieldsOf = (type: GraphQLInputObjectType) => Object.keys(type.getFields()).sort()

test('the types of a filter are those of the schema', () => {
  expect([facts, names, orders, ...Object.values(operators)]).not.toContain(false)
  const one: ChildFilter = { sex: { eq: 'FEMALE' } }
  expect(written(one)).toBe(one)
  expect(handed(new ChildFilterInput(), { by: 'ID', direction: 'ASC' })[1]).toEqual({ by: 'ID', direction: 'ASC' })
})

test('the schema filters by every fact of the index, and by nothing else', () => {
  const names = INDEX_FACTS.map(({ name }) => name)
  expect(fieldsOf(input('ChildFilter'))).toEqual([...names, 'and', 'name', 'not', 'or'].sort())
})

test.each(INDEX_FACTS.map(({ name, kind }) => [name, kind] as const))('%s has the operators of %s', (name, kind) => {
  const type = getNamedType(input('ChildFilter').getFields()[name]!.type)
  if (!isInputObjectType(type)) throw new TypeError(`${name} is no input object`)
  expect(fieldsOf(type)).toEqual(OPERATORS[kind])
})

test('lists are ordered by what the index is ordered by', () => {
  const by = getNamedType(input('ChildOrder').getFields()['by']!.type)
  expect('getValues' in by && by.getValues().map(({ name }) => name)).toEqual(Object.keys(INDEX_ORDERS))
})
