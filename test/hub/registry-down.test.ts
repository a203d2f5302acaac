import type { RegistryName } from '../../connectors/contract/records'
import { SHOWCASE } from '../../src/demo/showcase'
import { BrokenConnector } from '../support/fakes/broken-connector'
import { startTestHub, type TestHub } from '../support/hub'
import { asOwner } from './support/all-seeing'
import { expectThreeOfFour, FOUR } from './support/profile-of-four'
import { showcaseUuid } from './support/sample'

let hub: TestHub
let id: string
const registries = new Map<RegistryName, BrokenConnector>()
beforeAll(async () => {
  hub = await startTestHub({
    wrap: (connector) => {
      const one = new BrokenConnector(connector, 0)
      registries.set(connector.registry, one)
      return one
    },
    overrides: Object.fromEntries(
      ['education', 'police', 'health', 'civilAffairs'].map((name) => [`registries.${name}.breaker.failures`, 1000]),
    ),
  })
  id = `child:${await showcaseUuid(hub)}`
})
afterAll(() => hub?.stop())
afterEach(() => {
  for (const one of registries.values()) one.failures = 0
})

const down = (registry: RegistryName) => (registries.get(registry)!.failures = Infinity)

test.each(['education', 'police', 'health', 'civil-affairs'] as const)(
  '%s down: the other three answer, and a typed error stands in its place',
  async (registry) => {
    down(registry)
    expectThreeOfFour(await hub.ask('civil-affairs', FOUR, { id }), registry, 'REGISTRY_DOWN', 'DOWN')
  },
)

test('a fault that passes at once is tried again and does not show', async () => {
  registries.get('police')!.failures = 1
  const answer = await hub.ask('civil-affairs', FOUR, { id })
  expect(answer.errors).toBeUndefined()
  expect(answer.data.child.household.guardianName).toEqual(expect.any(String))
})

test('all four down: the hub’s own part still answers, four errors', async () => {
  for (const registry of registries.keys()) down(registry)
  const answer = await hub.ask('civil-affairs', FOUR, { id })
  expect(answer.data.child).toEqual({
    name: SHOWCASE.name,
    education: null,
    household: null,
    health: null,
    welfare: null,
  })
  expect(answer.errors?.map(({ extensions }) => extensions['code'])).toEqual(Array(4).fill('REGISTRY_DOWN'))
})

test('who may not see a registry does not learn that it is down', async () => {
  down('health')
  const answer = await hub.ask('police', FOUR, { id })
  expect(answer.errors).toBeUndefined()
  expect(answer.data.child.health).toBeNull()
  expect(JSON.stringify(answer.extensions['sources'])).not.toContain('health')
})

test('enrolment: each student gets the error, none reads as not enrolled', async () => {
  down('education')
  const query = 'query ($s: [String!]!) { enrolmentStatus(students: $s) { rollState error { code } } }'
  const { data } = await hub.ask('school', query, { s: [SHOWCASE.idNumber] })
  expect(data.enrolmentStatus).toEqual([{ rollState: null, error: { code: 'REGISTRY_DOWN' } }])
})

test('civil affairs down: the village director sees nobody, for the list is not known', async () => {
  hub.clock.shift(10_000) // no list is remembered
  down('civil-affairs')
  const answer = await hub.ask('director', FOUR, { id })
  expect(answer.data.child).toBeNull()
  expect(answer.text).not.toContain(SHOWCASE.name)
  expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'REGISTRY_DOWN', registry: 'civil-affairs' })
  const unknown = await hub.ask('director', FOUR, { id: 'child:00000000-0000-8000-8000-000000000000' })
  const bare = (text: string) => text.replace(/"requestId":"[^"]+"/, '')
  expect(bare(unknown.text)).toBe(bare(answer.text))
})

test('the record of a look says which registry was missing', async () => {
  down('health')
  const answer = await hub.ask('civil-affairs', FOUR, { id })
  await new Promise((resolve) => setTimeout(resolve, 200)) // the outcome follows in the next group
  const rows = await asOwner(hub, 'hub', 'SELECT body FROM audit_entry WHERE body LIKE $1', [
    `%${String(answer.extensions['requestId'])}%`,
  ])
  const outcome = rows.map(({ body }) => JSON.parse(body as string)).find(({ kind }) => kind === 'outcome')
  expect(outcome).toMatchObject({ missing: { health: 'DOWN' }, errors: 1 })
})
