import { composeServices } from '@theguild/federation-composition'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { buildSchema, isObjectType, lexicographicSortSchema, parse, printSchema } from 'graphql'
import { parse as parseYaml } from 'yaml'
import { REGISTRIES } from '../../connectors/registries'
import { subgraphSchema } from '../../resolvers/subgraphs/subgraph-schema'
import { printSubgraph, subgraphsOf } from '../../resolvers/subgraphs/subgraphs'
import { projectRoot } from '../../src/kit/project-root'
import { schema } from './built-schema'

const FOLDER = path.join(projectRoot(), 'schema/subgraphs')
const subgraphs = subgraphsOf(schema)
const texts = new Map(subgraphs.map((one) => [one.name, printSubgraph(one)]))
const parts = new Map(subgraphs.map((one) => [one.name, subgraphSchema(schema, one)]))

/** What a router's operator does with them. */
const compose = (written: ReadonlyMap<string, string>) =>
  composeServices([...written].map(([name, text]) => ({ name, typeDefs: parse(text) })))

test('there is one for each registry and one of the hub, and they are kept as they are emitted', () => {
  expect(subgraphs.map(({ name }) => name)).toEqual(['hub', ...REGISTRIES.map(({ name }) => name)])
  expect(readdirSync(FOLDER).sort()).toEqual([...texts.keys()].map((name) => `${name}.graphql`).sort())
  for (const [name, text] of texts) expect(readFileSync(path.join(FOLDER, `${name}.graphql`), 'utf8')).toBe(text)
})

test('composed, they are the whole schema to the letter', () => {
  const { errors, publicSdl } = compose(texts)
  expect(errors).toBeUndefined()
  const composed = printSchema(lexicographicSortSchema(buildSchema(publicSdl!)))
  expect(composed).toBe(printSchema(lexicographicSortSchema(schema)))
})

test('composition is no formality: it refuses what is shared in silence, and a part without its key', () => {
  const spoilt = (from: string) => new Map([...texts].map(([name, text]) => [name, text.replace(from, '')]))
  const codes = (from: string) => compose(spoilt(from)).errors?.map(({ extensions }) => extensions['code']) ?? []
  expect(codes('type Division @shareable'.slice('type Division'.length))).toContain('INVALID_FIELD_SHARING')
  expect(codes(' @key(fields: "id")')).not.toEqual([])
})

const rootFields = (name: string) => {
  const part = parts.get(name)!
  return [part.getQueryType(), part.getMutationType(), part.getSubscriptionType()].flatMap((root) =>
    Object.keys(root?.getFields() ?? {}),
  )
}

describe.each(REGISTRIES.map((registry) => [registry.name, registry] as const))('%s', (name, { childField, types }) => {
  test('has of Child its own field and the key, and a reference is its only way in beside its own queries', () => {
    const child = parts.get(name)!.getType('Child')
    expect(isObjectType(child) && Object.keys(child.getFields()).sort()).toEqual([childField, 'id'].sort())
    expect(rootFields(name)).toEqual([...(name === 'education' ? ['enrolmentStatus'] : []), '_entities'])
  })

  test('holds every type that its access file governs, and nobody else does', () => {
    const file = readFileSync(path.join(projectRoot(), `schema/access/${name}.yml`), 'utf8')
    const governed = Object.keys((parseYaml(file) as { types: object }).types)
    expect(governed).toEqual(expect.arrayContaining([...types]))
    // An agency may govern its own field of Child, which each subgraph has.
    for (const type of governed.filter((one) => one !== 'Child'))
      expect([type, [...parts].flatMap(([part, one]) => (one.getType(type) ? [part] : []))]).toEqual([type, [name]])
  })
})

test('the hub has every other root field, and each of Child that no registry tells', () => {
  const { Query, Mutation, Subscription } = schema.getTypeMap()
  const all = [Query, Mutation, Subscription].flatMap((root) =>
    isObjectType(root) ? Object.keys(root.getFields()) : [],
  )
  expect([...rootFields('hub')].sort()).toEqual(
    [...all.filter((field) => field !== 'enrolmentStatus'), '_entities'].sort(),
  )
  const child = parts.get('hub')!.getType('Child')
  for (const { childField } of REGISTRIES)
    expect(isObjectType(child) && child.getFields()).not.toHaveProperty(childField)
})
