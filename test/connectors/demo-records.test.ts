import { getNamedType, isListType, isNonNullType, isObjectType, type GraphQLOutputType } from 'graphql'
import { valuesOf } from '../../connectors/contract/conformance-checks'
import type { RegistryRecord } from '../../connectors/contract/records'
import { openDemoRegistries, TODAY, type DemoRegistries } from '../demo/demo-registries'
import { objectFields } from '../schema/built-schema'
import { REGISTRIES } from '../../connectors/registries'
import { expectedOf } from './demo-connectors'

let demo: DemoRegistries
beforeAll(async () => {
  demo = await openDemoRegistries()
  await demo.generate({ children: 400, surely: 60 })
})
afterAll(() => demo.close())

describe.each(REGISTRIES)('$name', ({ name: registry, connect, types: [type] }) => {
  const open = () => connect({ url: demo.urls[registry], poolSize: 2, timeoutMs: 5000 }, () => TODAY)

  test('offers the fields of its type in the schema, no more and no less', async () => {
    const connector = open()
    const { columns, collections } = connector.capabilities
    await connector.close()
    const fields = fieldsOf(type).filter(({ name }) => name !== 'asOf')
    const lists = fields.filter((field) => isListOfObjects(field.type))
    const scalars = fields.filter((field) => !lists.includes(field))
    expect([...columns].sort()).toEqual(scalars.map(({ name }) => name).sort())
    const expected = lists.map(
      ({ name, type: list }) => [name, fieldsOf(getNamedType(list).name).map((each) => each.name)] as const,
    )
    const sorted = (entries: Iterable<readonly [string, readonly string[]]>) =>
      [...entries].map(([name, names]) => `${name}: ${[...names].sort().join(' ')}`).sort()
    expect(sorted(Object.entries(collections))).toEqual(sorted(expected))
  })

  test('every record of the demo can be read whole', async () => {
    const connector = open()
    const { columns, collections } = connector.capabilities
    const rows = await demo.query<{ id: string }>(registry, (await expectedOf(registry)).ids)
    const ids = rows.map((each) => each.id)
    const answers = await connector.fetch(ids, { columns, collections }, new AbortController().signal)
    await connector.close()
    expect(ids.length).toBeGreaterThan(50)
    expect(answers.filter((each) => each === null || each instanceof Error)).toEqual([])
    const faults = (answers as RegistryRecord[]).flatMap((record) => [...valuesOf(record)].filter(({ value }) => value instanceof Error)) // prettier-ignore
    expect(faults).toEqual([])
  })
})

function fieldsOf(type: string): { name: string; type: GraphQLOutputType }[] {
  const prefix = `${type}.`
  return [...objectFields]
    .filter(([name]) => name.startsWith(prefix))
    .map(([name, field]) => ({ name: name.slice(prefix.length), type: field.type }))
}

function isListOfObjects(output: GraphQLOutputType): boolean {
  const bare = isNonNullType(output) ? output.ofType : output
  return isListType(bare) && isObjectType(getNamedType(bare)) && getNamedType(bare).name !== 'Division'
}
