import { randomUUID } from 'node:crypto'
import { parse } from 'graphql'
import { subgraphSchema, subgraphSources } from '../../resolvers/subgraphs/subgraph-schema'
import { subgraphsOf } from '../../resolvers/subgraphs/subgraphs'
import type { Actor } from '../../src/auth/actor'
import type { Executor } from '../../src/execute/executor'
import { recordsOf } from '../audit/trail'
import { DEMO_USERS } from '../auth/support/demo-actors'
import { startTestHub, type TestHub } from '../support/hub'
import { changedTable, writtenTable } from './support/changed-table'
import { everyField } from './support/profile-query'
import { moveAway, sampleChildren, showcaseUuid } from './support/sample'

/** Operations of a subgraph, carried out: what a router asks by reference is answered and recorded as a query of the same ids. */
let hub: TestHub
let ids: string[]
let parts: (readonly [string, Executor, string])[]
beforeAll(async () => {
  hub = await startTestHub({ children: 120 })
  const { schema, executor } = hub.app
  parts = subgraphsOf(schema).map((one) => {
    const part = subgraphSchema(schema, one)
    return [one.name, executor.ofSubgraph(part, subgraphSources), everyField(part, 'Child')]
  })
  const showcase = await showcaseUuid(hub)
  const away = (await sampleChildren(hub)).find((uuid) => uuid !== showcase)!
  await moveAway(hub, away)
  ids = [showcase, away, '00000000-0000-8000-8000-000000000000'].map((uuid) => `child:${uuid}`)
})
afterAll(() => hub?.stop())

const actorOf = (account: string, purpose?: string): Actor => {
  const actor = DEMO_USERS[account]!
  const subject = `subject of ${account}`
  return Object.freeze({ ...actor, subject, name: account, client: 'router', purpose: purpose ?? actor.purposes[0]! })
}

/** Tell when an answer was made, and no more. */
const MOMENTS = ['asOf', 'ageSeconds']

async function run(
  executor: Executor,
  actor: Actor,
  query: string,
  variables: Record<string, unknown>,
  strict = false,
) {
  const requestId = randomUUID()
  const asked = { document: parse(query), operationName: null, requestId, actor, strict, language: 'zh' } as const
  const { data, errors, extensions } = await executor.execute({ ...asked, variables })
  const [record] = (await recordsOf(hub, requestId)).filter(({ kind }) => kind !== 'outcome')
  const text = JSON.stringify({ data, errors, extensions }).replaceAll(requestId, '')
  return {
    answer: JSON.parse(text, (key, value) => (MOMENTS.includes(key) ? null : value)),
    record: { ...record, requestId: '', at: '', operationHash: '' },
  }
}

const ENTITIES = (fields: string) =>
  `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Child ${fields} } }`
const BY_IDS = (fields: string) => `query ($of: [ID!]!) { _entities: childrenByIds(ids: $of) ${fields} }`
const BY_ID = (fields: string) => `query ($id: ID!) { _entities: child(id: $id) ${fields} }`
const references = (of: string[]) => ({ of: of.map((id) => ({ __typename: 'Child', id })) })

describe.each(Object.keys(DEMO_USERS))('%s', (account) => {
  test('is answered and recorded as by ids: shown, masked, withheld, out of reach and unknown', async () => {
    const actor = actorOf(account)
    for (const [name, executor, fields] of parts) {
      const one = await run(executor, actor, ENTITIES(fields), references(ids))
      const other = await run(hub.app.executor, actor, BY_IDS(fields), { of: ids })
      // A router must be given a list, of nulls where nothing is opened.
      const data = { _entities: other.answer.data._entities ?? ids.map(() => null) }
      expect([name, one.answer]).toEqual([name, { ...other.answer, data }])
      expect(one.record).toEqual({ ...other.record, rootFields: ['Query._entities'] })
    }
  })
})

test('one reference leaves the record that the look-up of this child leaves', async () => {
  for (const [, executor, fields] of parts) {
    const [id] = ids
    const one = await run(executor, actorOf('police', 'case'), ENTITIES(fields), references([id!]))
    const other = await run(hub.app.executor, actorOf('police', 'case'), BY_ID(fields), { id })
    expect(one.record).toEqual({ ...other.record, rootFields: ['Query._entities'] })
    expect(one.record).toMatchObject({ kind: 'look', children: [id!.slice('child:'.length)] })
    expect(one.answer.data._entities).toEqual([other.answer.data._entities])
  }
})

test('strict access refuses a reference too, and what is no child by its id is refused without being looked for', async () => {
  const [, executor, fields] = parts.find(([name]) => name === 'health')!
  const strict = await run(executor, actorOf('police', 'case'), ENTITIES(fields), references(ids), true)
  expect(strict.answer.errors[0].extensions.code).toBe('ACCESS_STRICT')
  for (const wrong of [{ __typename: 'Grant', id: ids[0] }, { __typename: 'Child' }, { id: ids[0] }, 'Child', 7]) {
    const { answer, record } = await run(executor, actorOf('police', 'case'), ENTITIES(fields), { of: [wrong] })
    expect(answer.errors[0].extensions.code).toBe('BAD_CHILD_ID')
    expect(answer.data).toBeNull()
    expect(record).toMatchObject({ kind: 'look', children: [], shown: [] })
  }
})

test('to whom the table does not open the query of many ids, a router brings nulls, and the trail keeps that he was denied', async () => {
  const [, executor, fields] = parts[0]!
  await hub.app.changeTable(changedTable('hub.yml', '    childrenByIds: lookup', '    childrenByIds: grant-decide'))
  const { answer, record } = await run(executor, actorOf('police', 'case'), ENTITIES(fields), references(ids))
  await hub.app.changeTable(writtenTable())
  expect(answer.data).toEqual({ _entities: [null, null, null] })
  expect(answer.extensions.withheld).toMatchObject([{ path: '_entities', field: 'Query.childrenByIds', level: 'none' }])
  expect(record).toMatchObject({ kind: 'look', children: [], withheld: ['Query.childrenByIds none'] })
})

test('many references cost what as many ids cost', async () => {
  const [, executor] = parts[0]!
  const of = Array.from({ length: 100_000 }, () => ids[0]!)
  const { answer } = await run(executor, actorOf('police'), ENTITIES('{ id }'), references(of))
  expect(answer.errors[0].extensions).toMatchObject({ code: 'COST_IDS', field: 'Query._entities' })
})

test('an agency’s own queries run in its subgraph', async () => {
  const [, executor] = parts.find(([name]) => name === 'education')!
  const query = '{ enrolmentStatus(students: ["nobody"]) { index error { code } } }'
  const { answer } = await run(executor, actorOf('school'), query, {})
  expect(answer.data).toEqual({ enrolmentStatus: [{ index: 0, error: { code: 'BAD_ID_NUMBER' } }] })
})
