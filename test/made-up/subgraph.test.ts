import './join' // first: everything below is derived from the list
import './schema'
import { composeServices } from '@theguild/federation-composition'
import { buildSchema, isObjectType, lexicographicSortSchema, parse, printSchema } from 'graphql'
import { buildHubSchema } from '../../resolvers/schema'
import { subgraphSchema } from '../../resolvers/subgraphs/subgraph-schema'
import { printSubgraph, subgraphsOf } from '../../resolvers/subgraphs/subgraphs'
import { loadDivisions } from '../../src/divisions'
import { federation } from './registry'

/** A registry from this folder has a subgraph like any other: no line of src, schema or resolvers names it. */
const whole = buildHubSchema(loadDivisions())
const subgraphs = subgraphsOf(whole)

test('it has a subgraph with its own types, its field of Child and the shared ones', () => {
  const own = subgraphs.find(({ name }) => name === federation.name)!
  expect(printSubgraph(own)).toContain('type Child @key(fields: "id")')
  const part = subgraphSchema(whole, own)
  const child = part.getType('Child')
  expect(isObjectType(child) && Object.keys(child.getFields()).sort()).toEqual([federation.childField, 'id'])
  for (const type of [...federation.types, 'CardState', 'Date']) expect(part.getType(type)).toBeDefined()
  expect(Object.keys(part.getQueryType()!.getFields())).toEqual(['_entities'])
})

test('with it, the subgraphs still make the whole schema', () => {
  const { errors, publicSdl } = composeServices(
    subgraphs.map((one) => ({ name: one.name, typeDefs: parse(printSubgraph(one)) })),
  )
  expect(errors).toBeUndefined()
  const composed = printSchema(lexicographicSortSchema(buildSchema(publicSdl!)))
  expect(composed).toBe(printSchema(lexicographicSortSchema(whole)))
  expect(composed).toContain(`${federation.childField}: DisabilityCard`)
})
