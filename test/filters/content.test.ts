import { getNamedType, isEnumType, isInputObjectType, isListType, parse, type GraphQLInputType } from 'graphql'
import type { OperationDefinitionNode } from 'graphql'
import { buildHubSchema } from '../../resolvers/schema'
import { sources } from '../../resolvers/sources'
import { loadDivisions } from '../../src/divisions'
import { Planner } from '../../src/plan/planner'
import { readContent, showContent, writeContent } from '../../src/filters/content'
import { INDEX_ORDERS } from '../../src/index/columns'
import type { ChildCondition, ListFilter } from '../../src/index/conditions'
import { DEMO_USERS } from '../auth/support/demo-actors'
import { writtenTable } from '../hub/support/changed-table'
import { childrenOf } from '../support/roots'

const schema = buildHubSchema(loadDivisions())
const FIELD = 'Query.children'

/** Values of a type, of an enum every one; the three that hold filters are left to the caller. */
function samples(type: GraphQLInputType): unknown[] {
  const named = getNamedType(type)
  const inner = isEnumType(named)
    ? named.getValues().map(({ name }) => name)
    : ({ Boolean: [true, false], Int: [1, 12], Month: ['2015-09'], String: ['周', '430421', '"\\\u0000\ud800'] }[
        named.name
      ] ?? [])
  return isListType(type) ? [inner] : inner
}

const filter = schema.getType('ChildFilter')
if (!isInputObjectType(filter)) throw new TypeError('the schema has no ChildFilter')
const conditions = Object.values(filter.getFields()).flatMap(({ name, type }) => {
  const operators = getNamedType(type)
  if (['and', 'or', 'not'].includes(name) || !isInputObjectType(operators)) return []
  return Object.values(operators.getFields()).map((operator): [string, ChildCondition[]] => [
    `${name}.${operator.name}`,
    samples(operator.type).map((value) => ({ [name]: { [operator.name]: value } })),
  ])
})

test('there is a condition for every field that a list can be filtered by', () => {
  expect(conditions.length).toBeGreaterThan(30)
  for (const [name, values] of conditions) expect([name, values.length]).not.toEqual([name, 0])
})

test.each(conditions)('%s comes back as it was kept', (_name, values) => {
  for (const one of values)
    for (const where of [
      one,
      { and: [one, { sex: { isNull: true } }] },
      { or: [one] },
      { not: { not: one }, sex: null },
    ]) {
      expect(readContent(writeContent({ where, orderBy: null }), schema, FIELD)).toEqual({ where, orderBy: null })
      expect(showContent(writeContent({ where, orderBy: null })).where).toEqual(where)
    }
})

test.each(Object.keys(INDEX_ORDERS))('order by %s comes back as it was kept', (by) => {
  for (const direction of ['ASC', 'DESC']) {
    const kept = { where: {}, orderBy: { by, direction } } as ListFilter
    expect(readContent(writeContent(kept), schema, FIELD)).toEqual(kept)
  }
})

test.each([
  ['where.or', { or: [] }],
  ['where.sex.in', { sex: { in: [] } }],
  ['where.not.and.0', { not: { and: [{ sex: null }] } }],
])('what was kept before lists refused it is stale at %s (faults.md 24)', (at, where) => {
  const take = () => readContent(writeContent({ where, orderBy: null }), schema, FIELD)
  expect(take).toThrow(expect.objectContaining({ code: 'SAVED_FILTER_STALE', extra: expect.objectContaining({ at }) as object }) as Error) // prettier-ignore
})

describe('whoever judges a list by a saved filter', () => {
  const planner = new Planner(schema, sources, writtenTable())
  const document = parse('query ($s: ID) { children(saved: $s) { totalCount } }')
  const who = planner.classOf({ ...DEMO_USERS['police']!, subject: 's', name: 'n', client: 'c', purpose: 'case' })
  const planned = (s: string | null) => {
    const { plan, given } = planner.plan(
      document,
      document.definitions[0] as OperationDefinitionNode,
      { s },
      who,
      false,
    )
    return { entry: childrenOf(plan).get('children')!, given }
  }
  const { entry, given } = planned('filter:x')

  test('is handed what it holds, or judges nothing at all', () => {
    expect(entry.saved(given)).toBe('filter:x')
    expect(() => entry.held(given)).toThrow(TypeError)
  })

  test('judges it by what it holds', () => {
    const where = { sex: { eq: 'MALE' } }
    expect(entry.held(given, { where, orderBy: null })).toMatchObject([{ field: 'Child.sex' }])
    const hidden = { where: { not: { disabilityClass: { isNull: true } } }, orderBy: null }
    expect(() => entry.held(given, hidden)).toThrow(expect.objectContaining({ code: 'ACCESS_FILTER' }) as Error)
  })

  test('and hands in none where none is named', () => {
    const none = planned(null)
    expect(none.entry.saved(none.given)).toBeNull()
    expect(none.entry.held(none.given)).toEqual([])
  })
})
