import { Client } from 'pg'
import { kept, save, uuidOf, type Saved } from '../filters/support/saved'
import { asOwner } from '../hub/support/all-seeing'
import { changedTable, writtenTable } from '../hub/support/changed-table'
import { startTestHub, type TestHub } from '../support/hub'
import { looksOf, Streams } from './support/stream'

/** What an answer hangs on changes between the moment it was read for the plan and the first look. */
let hub: TestHub
beforeAll(async () => {
  hub = await startTestHub({ children: 40, overrides: { 'subscriptions.everyMs': 100 } })
})
afterAll(() => hub?.stop())

const streams = new Streams(() => hub)
afterEach(async () => {
  await streams.close()
  await hub.app.changeTable(writtenTable())
})

/** Opens a subscription with a table of the hub's database held, until it waits there and `change` is done. */
async function openHolding(table: string, open: () => ReturnType<Streams['open']>, change: () => Promise<unknown>) {
  const owner = new Client({ connectionString: hub.urls.hub.owner })
  await owner.connect()
  try {
    await owner.query(`BEGIN; LOCK TABLE ${table} IN ACCESS EXCLUSIVE MODE`)
    const opening = open()
    const waits = 'SELECT FROM pg_locks WHERE NOT granted AND relation = $1::regclass'
    while ((await asOwner(hub, 'hub', waits, [table])).length === 0) await new Promise((r) => setTimeout(r, 20))
    await change()
    await owner.query('COMMIT')
    return await opening
  } finally {
    await owner.end()
  }
}

const LIST = 'subscription ($saved: ID!) { children(saved: $saved, first: 200) { edges { node { id sex } } } }'
const sexes = (answer: { data: { children: { edges: { node: { sex: string | null } }[] } } }) => [
  ...new Set(answer.data.children.edges.map(({ node }) => node.sex)),
]

const toMen = (saved: Saved) =>
  asOwner(hub, 'hub', 'UPDATE saved_filter SET content = $2, version = version + 1 WHERE id = $1', [
    uuidOf(saved),
    JSON.stringify({ where: { sex: { eq: 'MALE' } }, orderBy: null }),
  ])

test('the access table is swapped after the plan: the next answer is by the new one', async () => {
  const named = kept(await save(hub, 'police', { birthMonth: { from: '2000-01' } }))
  const stream = await openHolding(
    'saved_filter',
    () => streams.open('police', LIST, { saved: named.id }),
    () => hub.app.changeTable(WITHOUT_SEX),
  )
  expect(sexes(await stream.answer(1)).sort()).toEqual(['FEMALE', 'MALE'])
  const second = await stream.answer(2)
  expect(sexes(second)).toEqual([null])
  expect(second.extensions.withheld).toMatchObject([{ field: 'Child.sex', level: 'none' }])
})

test('a saved filter is changed after it was read: the next answer is by what it holds', async () => {
  const women = kept(await save(hub, 'police', { sex: { eq: 'FEMALE' } }))
  const stream = await openHolding(
    'access_grant',
    () => streams.open('police', LIST, { saved: women.id }),
    () => toMen(women),
  )
  expect(sexes(await stream.answer(1))).toEqual(['FEMALE'])
  expect(sexes(await stream.answer(2))).toEqual(['MALE'])
})

test('nothing changes meanwhile: nothing is asked before something does', async () => {
  const women = kept(await save(hub, 'police', { sex: { eq: 'FEMALE' } }))
  const stream = await streams.open('police', LIST, { saved: women.id })
  await stream.answer(1)
  await toMen(women)
  await stream.answer(2)
  expect(await looksOf(hub, stream)).toHaveLength(2)
})

const SEX = `    title: 性别 Sex
    class: internal
    basis: 个人信息保护法 13(3), 34
    permissions:
      education: { level: full, scope: area }
`
const WITHOUT_SEX = changedTable(
  'hub.yml',
  `${SEX}      police: { level: full, scope: area }`,
  `${SEX}      police: { level: none }`,
)
