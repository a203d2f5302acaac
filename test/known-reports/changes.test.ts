import { ageOn } from '../../src/identity/child-lookup'
import { asOwner } from '../hub/support/all-seeing'
import { showcaseUuid } from '../hub/support/sample'
import { firstAnswer } from '../support/first-answer'
import { startTestHub, type TestHub } from '../support/hub'

/** Bug reports about changes, masks and ages, each turned into an input (docs/KNOWN-REPORTS.md). */
let hub: TestHub
let id: string
beforeAll(async () => {
  hub = await startTestHub({ children: 60 })
  id = `child:${await showcaseUuid(hub)}`
})
afterAll(() => hub?.stop())

describe('one mutation under two aliases of one request', () => {
  const TWICE = `mutation ($a: RequestGrantInput!, $b: RequestGrantInput!) {
    a: requestGrant(input: $a) { grant { id } errors { code } }
    b: requestGrant(input: $b) { grant { id } errors { code } } }`
  const input = (key: string, field = 'HealthRecord.mentalHealth') => {
    return { childId: id, field, hours: 1, emergency: true, reason: 'two aliases of one request', idempotencyKey: key }
  }

  test('with one key is one change, told twice', async () => {
    const before = await asOwner(hub, 'hub', 'SELECT id FROM access_grant')
    const { data } = await hub.ask('education', TWICE, { a: input('alias-key-1'), b: input('alias-key-1') })
    expect(data.a.errors).toEqual([])
    expect(data.b).toEqual(data.a)
    expect(await asOwner(hub, 'hub', 'SELECT id FROM access_grant')).toHaveLength(before.length + 1)
  })

  test('with two keys is judged twice: the second meets what the first has changed', async () => {
    const { data } = await hub.ask('civil-affairs', TWICE, { a: input('alias-key-2'), b: input('alias-key-3') })
    expect(data.a.errors).toEqual([])
    expect(data.b).toEqual({ grant: null, errors: [{ code: 'GRANT_REVIEW_OPEN' }] })
  })
})

test('a masked value is masked alike wherever it is shown', async () => {
  const [account, headers] = ['doctor', { 'x-purpose': 'health-care' }]
  const { data } = await hub.ask(
    account,
    `query ($id: ID!) {
      child(id: $id) { idNumber } node(id: $id) { ... on Child { idNumber } } childrenByIds(ids: [$id]) { idNumber }
      children(first: 200) { edges { node { id idNumber } } } }`,
    { id },
    headers,
  )
  const live = await firstAnswer(
    hub.url,
    `Bearer ${await hub.token(account)}`,
    JSON.stringify({ query: 'subscription ($id: ID!) { child(id: $id) { idNumber } }', variables: { id } }),
    headers,
  )
  const listed = (data.children.edges as { node: { id: string; idNumber: string } }[]).find(
    ({ node }) => node.id === id,
  )
  const shown = [data.child, data.node, data.childrenByIds[0], listed?.node, live.data.child].map(({ idNumber }) => idNumber as string) // prettier-ignore
  expect(new Set(shown).size).toBe(1)
  expect(shown[0]).toMatch(/^430421\*+$/)
})

describe('the age in full years', () => {
  test.each([
    ['2012-02-29', '2023-02-28', 10],
    ['2012-02-29', '2023-03-01', 11],
    ['2012-02-29', '2024-02-28', 11],
    ['2012-02-29', '2024-02-29', 12],
    ['2003-03-01', '2024-02-29', 20],
    ['2003-03-01', '2024-03-01', 21],
    ['2008-11-28', '2026-11-27', 17],
    ['2008-11-28', '2026-11-28', 18],
  ])('of one born on %s is on %s: %i', (born, day, age) => {
    expect(ageOn(born, day)).toBe(age)
  })
})
