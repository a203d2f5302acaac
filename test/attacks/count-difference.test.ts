import { moveAway } from '../hub/support/sample'
import { startTestHub, type TestHub } from '../support/hub'
import { emptyAlike, lookOf, refusedAlike, victimOf, type Victim } from './support/attack'

/**
 * Numbers alone are enough: a list without the disabled children that is one shorter than the list says what the child is.
 * A police officer asks for no child at all, only how many there are.
 */
const COUNT = 'query ($w: ChildFilter) { children(where: $w, first: 0) { totalCount } }'
const HIDDEN = 'HealthRecord.disabilityClass filter'

let hub: TestHub
let victim: Victim
let gone: Victim
beforeAll(async () => {
  hub = await startTestHub({ children: 60 })
  victim = await victimOf(hub)
  gone = await victimOf(hub, 1)
  await moveAway(hub, gone.uuid)
  await hub.app.indexFollower.catchUp()
}, 120_000)
afterAll(() => hub?.stop())

/** What the officer may narrow by, until the victim is alone in the list. */
const alone = () => ({
  name: { exact: victim.name },
  birthMonth: { from: victim.birthMonth, to: victim.birthMonth },
  residenceDivision: { within: '430421' },
})
const hidden = (isNull: boolean) => ({ disabilityClass: { isNull } })

test('of the victim alone, with and without', async () => {
  const { data } = await hub.ask('police', COUNT, { w: alone() })
  expect(data.children.totalCount).toBeGreaterThan(0)
  const asked = (isNull: boolean) => ({ w: { ...alone(), ...hidden(isNull) } })
  await refusedAlike(hub, 'police', { query: COUNT, right: asked(false), wrong: asked(true) }, HIDDEN, victim)
})

test('of everybody, with the condition turned round', async () => {
  const query = COUNT
  await refusedAlike(hub, 'police', { query, right: { w: hidden(false) }, wrong: { w: { not: hidden(false) } } }, HIDDEN, victim) // prettier-ignore
})

test('of a list that is everybody whatever is true, so that only the use could tell', async () => {
  const always = { w: { or: [hidden(true), hidden(false)] } }
  const never = { w: { and: [hidden(true), hidden(false)] } }
  await refusedAlike(hub, 'police', { query: COUNT, right: always, wrong: never }, HIDDEN, victim)
})

test('of two lists of one answer', async () => {
  const query =
    'query ($a: ChildFilter, $w: ChildFilter) { all: children(where: $a) { totalCount } some: children(where: $w) { totalCount } }'
  const asked = (isNull: boolean) => ({ a: alone(), w: { ...alone(), ...hidden(isNull) } })
  await refusedAlike(hub, 'police', { query, right: asked(false), wrong: asked(true) }, HIDDEN, victim)
})

test('by whether there is a further page', async () => {
  const query = 'query ($w: ChildFilter) { children(where: $w, first: 1) { pageInfo { hasNextPage endCursor } } }'
  await refusedAlike(hub, 'police', { query, right: { w: hidden(false) }, wrong: { w: hidden(true) } }, HIDDEN, victim)
})

test('of a child that moved away: a count is that of the reach, as if there were no such child', async () => {
  const known = { name: { exact: gone.name }, birthMonth: { from: gone.birthMonth, to: gone.birthMonth } }
  const wrong = { w: { ...known, name: { exact: '查无此人' } } } // as many conditions: what they weigh is no secret
  await emptyAlike(hub, 'police', { query: COUNT, right: { w: known }, wrong })
  const look = await lookOf(hub, await hub.ask('police', COUNT, { w: known }))
  expect(look['used']).toEqual(['Child.birthDate filter', 'Child.name search'])
})

test('an account of statistics, which sees no child, counts none either', async () => {
  const answer = await hub.ask('analyst', COUNT, { w: alone() })
  expect(answer.data?.children ?? null).toBeNull()
  expect(answer.text).not.toContain('totalCount":')
})
