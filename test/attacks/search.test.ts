import { asOwner } from '../hub/support/all-seeing'
import { startTestHub, type TestHub } from '../support/hub'
import { emptyAlike, refusedAlike, victimOf, type Victim } from './support/attack'

/**
 * A child was given a new name so that it is not found by the old one. A doctor, who sees names and no former ones, knows the
 * old name; and an officer of the neighbouring county knows the new one.
 */
const OLD = '欧阳旧名'
const LIST = 'query ($w: ChildFilter) { children(where: $w) { totalCount edges { node { id name } } } }'

let hub: TestHub
let victim: Victim
beforeAll(async () => {
  hub = await startTestHub({ children: 60 })
  victim = await victimOf(hub)
  await asOwner(hub, 'hub', `UPDATE child SET former_names = $1, changed_in = pg_current_xact_id() WHERE id = $2`, [
    JSON.stringify([OLD]),
    victim.uuid,
  ])
  await hub.app.indexFollower.catchUp()
}, 120_000)
afterAll(() => hub?.stop())

test('an officer who may see former names finds the child: there is something to find', async () => {
  const { data } = await hub.ask('education', LIST, { w: { name: { former: OLD } } })
  expect(data.children.edges).toEqual([{ node: { id: victim.id, name: victim.name } }])
})

describe('by the former name', () => {
  const ABOUT = 'Child.formerNames search'
  test.each<[string, (name: object) => object]>([
    ['plainly', (name) => ({ name })],
    ['beside the present name', (name) => ({ name: { ...name, prefix: '周' } })],
    ['inside not', (name) => ({ not: { name } })],
    ['as one way of or', (name) => ({ or: [{ sex: { eq: 'MALE' } }, { name }] })],
    ['deep', (name) => ({ and: [{ or: [{ and: [{ not: { not: { name } } }] }] }] })],
  ])('%s', async (_name, place) => {
    const asked = (former: string) => ({ w: place({ former }) })
    await refusedAlike(hub, 'doctor', { query: LIST, right: asked(OLD), wrong: asked('王新名') }, ABOUT, victim)
  })

  test('as the default of a variable', async () => {
    const query = `query ($f: String = "${OLD}") { children(where: { name: { former: $f } }) { totalCount } }`
    await refusedAlike(hub, 'doctor', { query, right: {}, wrong: { f: '王新名' } }, ABOUT, victim)
  })

  test.each<[string, object]>([
    ['as the present one', { exact: OLD }],
    ['by its beginning', { prefix: OLD.slice(0, 2) }],
    ['by its reading', { pinyin: 'ouyangjiuming' }],
    ['by its initials', { pinyin: 'oyjm' }],
  ])('%s it is no name at all', async (_name, name) => {
    const wrong = Object.fromEntries(
      Object.keys(name).map((operator) => [operator, operator === 'pinyin' ? 'xxxx' : '无此']),
    )
    await emptyAlike(hub, 'doctor', { query: LIST, right: { w: { name } }, wrong: { w: { name: wrong } } })
  })
})

test('beside a name that may be searched, the hidden diagnosis is refused whatever the name', async () => {
  const asked = (exact: string) => ({ w: { name: { exact }, disabilityClass: { isNull: false } } })
  const right = asked(victim.name)
  await refusedAlike(hub, 'police', { query: LIST, right, wrong: asked('无此人名') }, 'HealthRecord.disabilityClass filter', victim) // prettier-ignore
})

describe('a child out of reach is found by nothing that it is called', () => {
  test.each<[string, (name: string) => object]>([
    ['the whole name', (name) => ({ exact: name })],
    ['its first character', (name) => ({ prefix: name.slice(0, 1) })],
    ['all but its last character', (name) => ({ prefix: name.slice(0, -1) })],
    ['a sign that stands for any', () => ({ prefix: '%' })],
    ['a sign that stands for one', (name) => ({ prefix: `_${name.slice(1)}` })],
    ['the reading’s first letter', () => ({ pinyin: 'z' })],
    ['a former name', () => ({ former: OLD })],
  ])('%s', async (_name, of) => {
    const wrong = { w: { name: { exact: '无此人名' } } }
    const right = { w: { name: of(victim.name) } }
    await emptyAlike(hub, 'neighbour', { query: LIST, right, wrong })
  })
})
