import type { Connector } from '../../connectors/contract/connector'
import { SHOWCASE } from '../../src/demo/showcase'
import { today } from '../../src/kit/clock'
import { startTestHub, type TestHub } from '../support/hub'
import { ACCOUNTS } from './support/accounts'
import { readWhole, type WholeChild } from './support/all-seeing'
import { expectedProfile, flatten, type Withheld } from './support/expected-profile'
import { everyField } from './support/profile-query'
import { moveAway, sampleChildren, showcaseUuid } from './support/sample'

/** The joined profile of every account and purpose against an oracle that shares no code with the hub's access room. */
let hub: TestHub
let showcase: WholeChild
let others: WholeChild[]
let fields: string

beforeAll(async () => {
  const connectors: Connector[] = []
  hub = await startTestHub({
    wrap: (connector) => {
      connectors.push(connector)
      return connector
    },
    overrides: { 'limits.tokens': 20_000 },
  })
  const uuid = await showcaseUuid(hub)
  const sample = (await sampleChildren(hub)).filter((one) => one !== uuid)
  await moveAway(hub, sample.at(-1)!)
  await moveAway(
    hub,
    sample.find((_, i) => i === 6)!,
  )
  const whole = await readWhole(hub, connectors, [uuid, ...sample], today(hub.clock))
  showcase = whole[0]!
  others = whole.slice(1)
  fields = everyField(hub.app.schema, 'Child', new Set(['Child.sources']))
})
afterAll(() => hub?.stop())

const CASES = ACCOUNTS.flatMap((account) => account.actor.purposes.map((purpose) => ({ account, purpose })))
const told = ({ path, field, level, rule }: Withheld) => `${path} ${field} ${level} ${rule}`
const tellings = (list: unknown) => (list as Withheld[]).map(told).sort()

test('the sample holds children in every standing', () => {
  expect(others.length).toBeGreaterThanOrEqual(15)
  for (const registry of ['education', 'police', 'health', 'civil-affairs'] as const) {
    expect(others.some((child) => child.parts[registry] === null) || registry === 'health').toBe(true)
    expect(others.some((child) => child.parts[registry] !== null)).toBe(true)
  }
})

describe.each(CASES)('$account.name for $purpose', ({ account, purpose }) => {
  const asked = async (query: string, variables: Record<string, unknown>) =>
    hub.ask(await account.as(hub), query, variables, { 'x-purpose': purpose })

  test('the showcase child’s profile is the oracle’s, and everything missing is told', async () => {
    const expected = expectedProfile(hub.app.schema, showcase, account.actor, purpose, 'child')
    const answer = await asked(`query ($id: ID!) { child(id: $id) ${fields} }`, { id: showcase.id })
    expect(answer.errors).toBeUndefined()
    expect(flatten(answer.data.child)).toEqual(expected.profile)
    if (expected.profile === null) return
    expect(tellings(answer.extensions['withheld'])).toEqual([...new Set(expected.withheld.map(told))].sort())
    expect(tellings(answer.extensions['masked'])).toEqual([...new Set(expected.masked.map(told))].sort())
  })

  test('other children’s profiles are the oracle’s, in one list', async () => {
    const expected = others.map((child) =>
      expectedProfile(hub.app.schema, child, account.actor, purpose, 'childrenByIds'),
    )
    const answer = await asked(`query ($ids: [ID!]!) { childrenByIds(ids: $ids) ${fields} }`, {
      ids: others.map(({ id }) => id),
    })
    expect(answer.errors).toBeUndefined()
    expect(flatten(answer.data?.childrenByIds ?? others.map(() => null))).toEqual(expected.map((one) => one.profile))
    const withheld = answer.extensions['withheld'] as (Withheld & { at?: number[] })[]
    expected.forEach((one, place) => {
      if (one.profile === null) return
      const here = withheld.filter(({ at }) => at === undefined || at.includes(place))
      expect(tellings(here)).toEqual([...new Set(one.withheld.map(told))].sort())
    })
  })

  test('what is told of a withheld field holds no value', async () => {
    const answer = await asked(`query ($id: ID!) { child(id: $id) ${fields} }`, { id: showcase.id })
    const explanations = [...(answer.extensions['withheld'] as object[]), ...(answer.extensions['masked'] as object[])]
    for (const one of explanations)
      for (const key of Object.keys(one)) expect(['path', 'field', 'level', 'rule', 'mask', 'needed']).toContain(key)
    const text = JSON.stringify(answer.extensions)
    for (const value of [SHOWCASE.name, SHOWCASE.idNumber, SHOWCASE.father.name, SHOWCASE.grandfather.name, '1990000'])
      expect(text).not.toContain(value)
  })
})
