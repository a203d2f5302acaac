import { recordsOf } from '../audit/trail'
import {
  approved,
  change,
  codes,
  granted,
  request,
  RULE,
  screenedChildren,
  SCREENINGS,
} from '../grants/support/counter'
import type { Answer } from '../support/hub'
import { startTestHub, type TestHub } from '../support/hub'
import { lookOf, requestIdOf } from './support/attack'

/**
 * An education officer was granted the screenings of one child for two hours, and wants those of another, that no approver
 * would give. And a colleague of another department wants what the officer was granted.
 */
let hub: TestHub
let mine: string
let other: string
let grant: { id: string; version: number }
beforeAll(async () => {
  hub = await startTestHub({ children: 60 })
  ;[mine, other] = await screenedChildren(hub)
  grant = await approved(hub, 'education', mine)
}, 120_000)
afterAll(() => hub?.stop())

const HEALTH = 'health { mentalHealth { date score concern } }'
const uuid = (id: string) => id.split(':')[1]!

/** Wherever the answer holds the other child, its screenings are null. */
function screeningsOf(answer: Answer, id: string): unknown[] {
  const found: unknown[] = []
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(walk)
    else if (typeof value === 'object' && value !== null) {
      if ((value as { id?: unknown }).id === id)
        found.push((value as { health: { mentalHealth: unknown } }).health.mentalHealth)
      Object.values(value).forEach(walk)
    }
  }
  walk(answer.data)
  return found
}

const WAYS: [string, string][] = [
  ['in a list with the own one', `query ($a: ID!, $b: ID!) { childrenByIds(ids: [$a, $b, $a]) { id ${HEALTH} } }`],
  ['under an alias after the own one', `query ($a: ID!, $b: ID!) { a: child(id: $a) { id ${HEALTH} } b: child(id: $b) { id ${HEALTH} } }`],
  ['under an alias before the own one', `query ($a: ID!, $b: ID!) { b: child(id: $b) { id ${HEALTH} } a: child(id: $a) { id ${HEALTH} } }`],
  ['by a fragment that both share', `query ($a: ID!, $b: ID!) { a: child(id: $a) { ...F } b: child(id: $b) { ...F } } fragment F on Child { id ${HEALTH} }`],
  ['as a node', `query ($a: ID!, $b: ID!) { a: node(id: $a) { ... on Child { id ${HEALTH} } } b: node(id: $b) { ... on Child { id ${HEALTH} } } }`],
  ['in the list of the county', `query ($a: ID!) { a: child(id: $a) { id ${HEALTH} } children(first: 200) { edges { node { id ${HEALTH} } } } }`],
] // prettier-ignore

test.each(WAYS)('asked for %s', async (_name, query) => {
  const answer = await hub.ask('education', query, { a: mine, b: other })
  expect(answer.errors).toBeUndefined()
  const own = screeningsOf(answer, mine)
  const hidden = screeningsOf(answer, other)
  expect(own).not.toHaveLength(0)
  expect(own).not.toContain(null)
  expect(hidden).not.toHaveLength(0)
  expect(new Set(hidden)).toEqual(new Set([null]))
  const look = await lookOf(hub, answer)
  expect(look).toMatchObject({ grants: [uuid(grant.id)], children: expect.arrayContaining([uuid(mine), uuid(other)]) })
  expect(look['withheld']).toContain('HealthRecord.mentalHealth granted')
})

test('strictly asked, the whole answer is refused, the own child’s too; the trail says what was withheld', async () => {
  const answer = await hub.ask('education', WAYS[0]![1], { a: mine, b: other }, { 'x-tonglian-access': 'strict' })
  expect(answer.status).toBe(403)
  expect(answer.data).toBeUndefined()
  expect(answer.errors![0]!.extensions['code']).toBe('ACCESS_STRICT')
  expect(await lookOf(hub, answer)).toMatchObject({
    withheld: expect.arrayContaining(['HealthRecord.mentalHealth granted']),
  })
})

test('the own key sent again with another child makes no second grant', async () => {
  const idempotencyKey = 'attack-key-0001'
  const first = await request(hub, 'education', mine, { idempotencyKey, emergency: true })
  expect(granted(first)).toMatchObject({ childId: mine })
  const second = await request(hub, 'education', other, { idempotencyKey, emergency: true })
  expect(codes(second)).toEqual(['IDEMPOTENCY_KEY'])
  expect(await changeOf(second)).toMatchObject({ outcome: 'IDEMPOTENCY_KEY', target: { id: null }, child: uuid(other) })
  expect((await hub.ask('education', SCREENINGS, { id: other })).data.child.health.mentalHealth).toBeNull()
})

test('a request for the other child waits, and opens nothing; nobody approves the own', async () => {
  const asked = granted(await request(hub, 'education', other))
  expect((await hub.ask('education', SCREENINGS, { id: other })).data.child.health.mentalHealth).toBeNull()
  const own = await change(hub, 'education', 'decideGrant', { grantId: asked.id, version: 1, decision: 'APPROVE', note: 'needed by myself' }) // prettier-ignore
  expect(own.status).toBe(403)
  expect(await recordsOf(hub, requestIdOf(own))).toMatchObject([{ kind: 'refusal', code: 'ACCESS_DENIED', about: 'Mutation.decideGrant decide' }]) // prettier-ignore
})

describe('what the officer was granted, by somebody else', () => {
  test.each(['civil-affairs', 'school', 'youth-league', 'health-approver', 'auditor'])(
    '%s does not see it',
    async (account) => {
      const answer = await hub.ask(account, `query ($id: ID!) { child(id: $id) { id ${HEALTH} } }`, { id: mine })
      expect(answer.data.child?.health?.mentalHealth ?? null).toBeNull()
      expect(await lookOf(hub, answer)).toMatchObject({ grants: [] })
    },
  )

  test('taken over, by its id and version, it reads like one that is not there', async () => {
    const steal = (grantId: string) =>
      change(hub, 'civil-affairs', 'revokeGrant', { grantId, version: grant.version, note: 'give it to me' })
    const taken = await steal(grant.id)
    expect(taken.data).toEqual((await steal('grant:00000000-0000-4000-8000-000000000000')).data)
    expect(await changeOf(taken)).toMatchObject({
      outcome: 'GRANT_NOT_FOUND',
      target: { id: uuid(grant.id) },
      rule: RULE,
    })
  })

  test('the sealed section stays shut to whoever holds a grant of something else', async () => {
    const query =
      'query ($id: ID!) { child(id: $id) { household { parentsLiberty { kind } } health { mentalHealth { date } } } }'
    const answer = await hub.ask('education', query, { id: mine })
    expect(answer.data.child.health.mentalHealth).not.toBeNull()
    expect(answer.data.child.household.parentsLiberty).toBeNull()
    const asked = await request(hub, 'education', mine, { rule: 'police.yml#parents-liberty', emergency: true })
    expect(codes(asked)).toEqual(['GRANT_SEALED'])
    expect(await changeOf(asked)).toMatchObject({ outcome: 'GRANT_SEALED', target: { id: null } })
  })
})

async function changeOf(answer: Answer): Promise<unknown> {
  return (await recordsOf(hub, requestIdOf(answer))).find(({ kind }) => kind === 'change')
}
