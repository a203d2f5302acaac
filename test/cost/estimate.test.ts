import type { Connector } from '../../connectors/contract/connector'
import type { RegistryName } from '../../connectors/contract/records'
import { REGISTRIES } from '../../connectors/registries'
import { randomDocument, randomVariables, type Material } from '../audit-suite/random-operations'
import { seeded } from '../audit-suite/seeded'
import { approved } from '../grants/support/counter'
import { asOwner } from '../hub/support/all-seeing'
import { sampleChildren } from '../hub/support/sample'
import { CountingConnector } from '../support/fakes/counting-connector'
import { WrappedConnector } from '../support/fakes/wrapped-connector'
import { startTestHub, type Answer, type TestHub } from '../support/hub'

/** Takes two ids a call, so that a few children need several. */
class NarrowConnector extends WrappedConnector {
  override readonly capabilities

  constructor(inner: Connector) {
    super(inner)
    this.capabilities = { ...inner.capabilities, maxIds: 2 }
  }
}

let hub: TestHub
let material: Material
let children: string[]
const counting = new Map<RegistryName, CountingConnector>()
beforeAll(async () => {
  hub = await startTestHub({
    children: 120,
    wrap: (connector) => {
      const one = new CountingConnector(connector.registry === 'health' ? connector : new NarrowConnector(connector))
      counting.set(connector.registry, one)
      return one
    },
  })
  children = (await sampleChildren(hub)).map((uuid) => `child:${uuid}`)
  const rows = await asOwner(hub, 'hub', 'SELECT id_number, roll_number, name, residence_division FROM child WHERE NOT retired ORDER BY id') // prettier-ignore
  const of = (column: string) => rows.flatMap((row) => (row[column] as string | null) ?? [])
  material = {
    schema: hub.app.schema,
    ids: [...children, 'child:00000000-0000-4000-8000-000000000000'],
    idNumbers: of('id_number'),
    rollNumbers: of('roll_number'),
    names: of('name'),
    divisions: [...new Set(of('residence_division'))],
  }
}, 120_000)
afterAll(() => hub?.stop())

interface Estimated {
  readonly cost: number
  readonly limit: number
  readonly rows: number
  readonly calls: Partial<Record<RegistryName, number>>
  readonly counted: number
}
const estimatedOf = ({ extensions }: Answer) => (extensions['cost'] as { estimated: Estimated }).estimated

/** Calls that really reached each registry while `work` ran. */
async function callsOf<T>(work: () => Promise<T>): Promise<[T, Partial<Record<RegistryName, number>>]> {
  for (const one of counting.values()) one.fetches.length = one.finds.length = 0
  const result = await work()
  const calls = [...counting].map(
    ([registry, { fetches, finds }]) => [registry, fetches.length + finds.length] as const,
  )
  return [result, Object.fromEntries(calls.filter(([, count]) => count > 0))]
}

/** Children in an answer: of every root field, whatever its form. */
function childrenIn(data: Record<string, unknown> | null): number {
  return Object.values(data ?? {}).reduce((sum: number, root) => {
    if (root === null) return sum
    const list = Array.isArray(root) ? root : (root as { edges?: unknown[] }).edges
    return sum + (list ? list.filter((one) => one !== null).length : 1)
  }, 0)
}

/** Root fields that look at nobody, as `childrenIn` counts them. */
const noChildren = (query: string) =>
  (query.includes('__schema') ? 1 : 0) +
  (query.includes('registries') ? REGISTRIES.length : 0) +
  (query.match(/statistics\(/g) ?? []).length

const over = (made: Readonly<Partial<Record<RegistryName, number>>>, { calls }: Estimated) =>
  Object.entries(made).filter(([registry, count = 0]) => count > (calls[registry] ?? 0))

const EXPLAIN = `query ($query: String!, $variables: JSONObject) { explain(query: $query, variables: $variables) {
  refusal { code } cost { cost limit calls { registry calls } parts { path field cost rows columns listColumns counted } } } }`

test.each(['education', 'police', 'doctor', 'civil-affairs', 'school', 'supervisor', 'director', 'auditor', 'analyst'])(
  '%s: of 200 random operations none makes a call, or shows a child, beyond its estimate; explain tells the same before',
  async (account) => {
    const random = seeded(account.length * 7)
    let answered = 0
    let calling = 0
    for (let i = 0; i < 200; i += 1) {
      const query = randomDocument(material, random)
      const variables = randomVariables(material, random)
      hub.clock.shift(i < 30 ? 6_000 : i === 30 ? -180_000 : 0) // the own list is asked anew; no token ends
      const [answer, made] = await callsOf(() => hub.ask(account, query, variables))
      if (!answer.extensions['cost']) continue
      answered += 1
      const estimated = estimatedOf(answer)
      if (Object.keys(made).length > 0) calling += 1
      expect({ query, variables, over: over(made, estimated) }).toEqual({ query, variables, over: [] })
      expect(over((answer.extensions['cost'] as Estimated).calls, estimated)).toEqual([])
      expect(childrenIn(answer.data)).toBeLessThanOrEqual(estimated.rows + noChildren(query))
      if (i % 4 > 0) continue
      const { explain } = (await hub.ask(account, EXPLAIN, { query, variables })).data
      const { cost, limit, calls } = estimated
      expect(explain).toMatchObject({ refusal: null, cost: { cost, limit } })
      const told = (explain.cost.calls as { registry: string; calls: number }[]).map((one) => [one.registry, one.calls])
      expect(Object.fromEntries(told)).toEqual(
        Object.fromEntries(
          Object.entries(calls).map(([name, count]) => [name.toUpperCase().replaceAll('-', '_'), count]),
        ),
      )
    }
    expect(answered).toBeGreaterThan(60)
    if (!['analyst', 'auditor'].includes(account)) expect(calling).toBeGreaterThan(4)
  },
  120_000,
)

test('a list of more ids than a call takes, of children in several places: the estimate is met, not only kept', async () => {
  const query = 'query ($ids: [ID!]!) { childrenByIds(ids: $ids) { name education { rollState } health { disabled } } }'
  const [answer, made] = await callsOf(() => hub.ask('education', query, { ids: children.slice(0, 7) }))
  expect(estimatedOf(answer).calls).toEqual({ education: 4, health: 1 })
  expect(made['education']).toBeGreaterThan(1)
  expect(over(made, estimatedOf(answer))).toEqual([])
})

test('what grants in force open makes calls of its own, and the estimate held them already', async () => {
  const query = 'query ($ids: [ID!]!) { childrenByIds(ids: $ids) { health { disabled mentalHealth { date } } } }'
  const rows = await asOwner(hub, 'hub', `SELECT id FROM child WHERE NOT retired AND records ? 'health' AND records ? 'education' AND residence_division LIKE '430421%' ORDER BY id LIMIT 4`) // prettier-ignore
  const ids = rows.map(({ id }) => `child:${id}`)
  const [without, before] = await callsOf(() => hub.ask('education', query, { ids }))
  await approved(hub, 'education', ids[0]!)
  const [withGrant, after] = await callsOf(() => hub.ask('education', query, { ids }))
  expect([before['health'], after['health']]).toEqual([1, 2])
  expect(estimatedOf(withGrant)).toEqual(estimatedOf(without))
  expect(estimatedOf(withGrant).calls).toEqual({ health: 2 })
})

test('explaining makes no call, looks at nobody and costs one root field', async () => {
  const query = '{ children(first: 5) { totalCount edges { node { name education { rollState } } } } }'
  const [answer, made] = await callsOf(() => hub.ask('education', EXPLAIN, { query }))
  expect(made).toEqual({})
  expect(estimatedOf(answer)).toMatchObject({ cost: 100, rows: 0, calls: {} })
  expect(answer.data.explain.cost.parts).toMatchObject([
    { path: 'children', field: 'Query.children', rows: 5, columns: 2 },
  ])
})
