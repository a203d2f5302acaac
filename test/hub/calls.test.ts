import type { RegistryName } from '../../connectors/contract/records'
import { REGISTRIES } from '../../connectors/registries'
import { CountingConnector } from '../support/fakes/counting-connector'
import { startTestHub, type TestHub } from '../support/hub'
import { asOwner } from './support/all-seeing'
import { madeOf } from './support/made'
import { everyField } from './support/profile-query'
import { showcaseUuid } from './support/sample'

let hub: TestHub
let showcase: string
let fifty: string[]
const counting = new Map<RegistryName, CountingConnector>()

beforeAll(async () => {
  hub = await startTestHub({
    wrap: (connector) => {
      const one = new CountingConnector(connector)
      counting.set(connector.registry, one)
      return one
    },
  })
  showcase = `child:${await showcaseUuid(hub)}`
  const rows = await asOwner(hub, 'hub', 'SELECT id FROM child WHERE NOT retired ORDER BY id LIMIT 50')
  fifty = rows.map(({ id }) => `child:${id}`)
})
afterAll(() => hub?.stop())
beforeEach(() => {
  for (const { fetches, finds } of counting.values()) {
    fetches.length = 0
    finds.length = 0
  }
})

const made = () =>
  Object.fromEntries(
    [...counting]
      .filter(([, { fetches }]) => fetches.length > 0)
      .map(([registry, { fetches }]) => [registry, fetches.length]),
  )
const MINIMAL =
  '{ name education { rollState } household { guardianName } health { disabled } welfare { guardianName } }'

test('a joined profile is one call per registry and one link look-up', async () => {
  const query = `query ($id: ID!) { child(id: $id) { name education { grade attendance { month } } household { members { name } parents { name } }
    health { diagnoses { name } chronicIllness } welfare { carers { name } visits { date } } } }`
  const answer = await hub.ask('civil-affairs', query, { id: showcase })
  expect(made()).toEqual({ police: 1, health: 1, 'civil-affairs': 1 }) // grade and attendance are withheld: no call to education
  expect(madeOf(answer.extensions)).toEqual({ calls: made(), linkLookups: 1 })
  const every = `query ($id: ID!) { child(id: $id) ${everyField(hub.app.schema)} }`
  const full = await hub.ask('civil-affairs', every, { id: showcase }, { 'x-purpose': 'case' })
  // On a case civil affairs may see something of every registry.
  expect(madeOf(full.extensions)).toEqual({
    calls: Object.fromEntries(REGISTRIES.map(({ name }) => [name, 1])),
    linkLookups: 1,
  })
})

test('50 profiles cost the same', async () => {
  const { data, extensions } = await hub.ask(
    'civil-affairs',
    `query ($ids: [ID!]!) { childrenByIds(ids: $ids) ${MINIMAL} }`,
    {
      ids: fifty,
    },
  )
  expect(data.childrenByIds.filter(Boolean)).toHaveLength(50)
  expect(made()).toEqual({ education: 1, police: 1, health: 1, 'civil-affairs': 1 })
  expect(madeOf(extensions)).toEqual({ calls: made(), linkLookups: 1 })
})

test.each([
  ['police', 'health { diagnoses { name } }', {}],
  ['doctor', 'household { parentsLiberty { kind } } education { grade }', {}],
  ['doctor', 'health { disabled } household { parentsLiberty { kind } }', { health: 1 }],
  ['education', 'health { mentalHealth { score } } household { members { name } }', {}],
  ['director', 'welfare { aid { kind } openProtectionCase } education { inSchool }', { education: 1 }],
])('%s asks what is withheld (%s): its registry is not asked', async (account, fields, calls) => {
  await hub.ask(account, `query ($id: ID!) { child(id: $id) { name ${fields} } }`, { id: showcase })
  expect(made()).toEqual(calls)
})

test('only granted columns travel', async () => {
  await hub.ask('education', `query ($id: ID!) { child(id: $id) ${everyField(hub.app.schema)} }`, { id: showcase })
  expect([...counting.get('health')!.columnsAsked].sort()).toEqual([
    'disabilityClass',
    'disabilityGrade',
    'disabled',
    'immunisationComplete',
  ])
  expect([...counting.get('police')!.columnsAsked].sort()).toEqual(['currentAddress', 'guardianName'])
})

test('a child out of reach, an unknown id and an account without rights ask nobody', async () => {
  const query = `query ($id: ID!) { child(id: $id) ${MINIMAL} }`
  await hub.ask('neighbour', query, { id: showcase })
  await hub.ask('police', query, { id: 'child:00000000-0000-8000-8000-000000000000' })
  await hub.ask('analyst', query, { id: showcase })
  await hub.ask('approver', query, { id: showcase })
  expect(made()).toEqual({})
})

test('two root fields of one operation share their calls', async () => {
  const query = `query ($a: ID!, $b: ID!) { a: child(id: $a) ${MINIMAL} b: child(id: $b) ${MINIMAL} }`
  await hub.ask('civil-affairs', query, { a: showcase, b: fifty[0]! })
  expect(made()).toEqual({ education: 1, police: 1, health: 1, 'civil-affairs': 1 })
})

test('a director’s list is asked once for many looks of five seconds', async () => {
  await Promise.all(
    Array.from({ length: 20 }, () =>
      hub.ask('director', `query ($id: ID!) { child(id: $id) { name } }`, { id: showcase }),
    ),
  )
  expect(counting.get('civil-affairs')!.finds.length).toBeLessThanOrEqual(1)
  hub.clock.shift(5_001)
  await hub.ask('director', `query ($id: ID!) { child(id: $id) { name } }`, { id: showcase })
  expect(counting.get('civil-affairs')!.finds.length).toBeLessThanOrEqual(2)
})
