import { SlowConnector } from '../support/fakes/slow-connector'
import { startTestHub, type TestHub } from '../support/hub'
import { asOwner } from './support/all-seeing'
import { changedTable, writtenTable } from './support/changed-table'
import { showcaseUuid } from './support/sample'

let hub: TestHub
let id: string
let police: SlowConnector
beforeAll(async () => {
  hub = await startTestHub({
    children: 40,
    wrap: (connector) => {
      if (connector.registry !== 'police') return connector
      return (police = new SlowConnector(connector, 0))
    },
  })
  id = `child:${await showcaseUuid(hub)}`
})
afterAll(() => hub?.stop())
afterEach(async () => {
  police.millis = 0
  await hub.app.changeTable(writtenTable())
})

const QUERY = 'query ($id: ID!) { child(id: $id) { name household { address parentsLiberty { kind } } } }'
const closed = () =>
  changedTable(
    'police.yml',
    '      police: { level: full, scope: area }\n      justice: { level: full, scope: area }\n      civil-affairs: { level: none } # the conclusion',
    '      justice: { level: full, scope: area }\n      civil-affairs: { level: none } # the conclusion',
  )

test('a new table decides from the next operation on, and every plan of the old one is void', async () => {
  const before = await hub.ask('police', QUERY, { id })
  expect(before.data.child.household.parentsLiberty).toEqual([{ kind: 'PRISON' }])
  const old = hub.app.tableVersion()
  await hub.app.changeTable(closed())
  expect(hub.app.tableVersion()).not.toBe(old)
  const after = await hub.ask('police', QUERY, { id })
  expect(after.data.child.household).toEqual({ address: expect.any(String), parentsLiberty: null })
  expect([before.extensions['tableVersion'], after.extensions['tableVersion']]).toEqual([old, hub.app.tableVersion()])
})

test('an operation under way ends under the table it began with', async () => {
  police.millis = 500
  const running = hub.ask('police', QUERY, { id })
  await new Promise((resolve) => setTimeout(resolve, 200))
  const old = hub.app.tableVersion()
  await hub.app.changeTable(closed())
  const answer = await running
  expect(answer.data.child.household.parentsLiberty).toEqual([{ kind: 'PRISON' }])
  expect(answer.extensions['tableVersion']).toBe(old)
})

test('the trail tells of the change, and every look which table decided', async () => {
  const old = hub.app.tableVersion()
  const table = closed()
  await hub.app.changeTable(table)
  const rows = await asOwner(hub, 'hub', `SELECT body FROM audit_entry WHERE body LIKE '%"event":"access-table"%'`)
  expect(rows.map(({ body }) => JSON.parse(body as string).detail)).toContainEqual(
    expect.objectContaining({ before: old, now: table.version }),
  )
  const { extensions } = await hub.ask('police', QUERY, { id })
  const [look] = await asOwner(hub, 'hub', 'SELECT body FROM audit_entry WHERE body LIKE $1', [
    `%"requestId":"${String(extensions['requestId'])}"%`,
  ])
  expect(JSON.parse(look.body)).toMatchObject({ tableVersion: table.version })
})

test('the same table again is no change', async () => {
  const count = async () =>
    (await asOwner(hub, 'hub', `SELECT count(*) FROM audit_entry WHERE body LIKE '%access-table%'`))[0].count
  const before = await count()
  await hub.app.changeTable(writtenTable())
  expect(await count()).toBe(before)
})

describe('a table that does not fit is refused whole, and the old one goes on', () => {
  test.each([
    ['a field without a row', 'police.yml', '    nativePlace: origin\n', '', 'HouseholdRecord.nativePlace'],
    [
      'a row without a field',
      'police.yml',
      '    nativePlace: origin\n',
      '    nativePlace: origin\n    religion: origin\n',
      'HouseholdRecord.religion',
    ],
    [
      'a mask on what has no text',
      'hub.yml',
      '      auditor: { level: none } # a code cannot be masked',
      '      auditor: { level: masked, mask: year, scope: area }',
      'Child.sex',
    ],
    [
      'a governed field that the hub cannot hold back',
      'hub.yml',
      '    ageSeconds: open',
      '    ageSeconds: sources',
      'SourceState.ageSeconds',
    ],
  ])('%s', async (_what, file, from, to, named) => {
    const old = hub.app.tableVersion()
    await expect(async () => hub.app.changeTable(changedTable(file, from, to))).rejects.toMatchObject({
      code: 'ACCESS_TABLE_INVALID',
      message: expect.stringContaining(named) as string,
    })
    expect(hub.app.tableVersion()).toBe(old)
    expect((await hub.ask('police', QUERY, { id })).data.child.household.parentsLiberty).toEqual([{ kind: 'PRISON' }])
  })

  test('an unknown word is refused while it is read', () => {
    expect(() => changedTable('police.yml', '    nativePlace: origin', '    nativePlace: nowhere')).toThrow(
      expect.objectContaining({ code: 'ACCESS_TABLE_INVALID' }) as Error,
    )
  })
})

test('when the change cannot be recorded it does not take place', async () => {
  const old = hub.app.tableVersion()
  await asOwner(hub, 'hub', 'REVOKE INSERT ON audit_entry FROM hub_app')
  await expect(hub.app.changeTable(closed())).rejects.toMatchObject({ code: 'AUDIT_UNAVAILABLE' })
  await asOwner(hub, 'hub', 'GRANT INSERT ON audit_entry TO hub_app')
  expect(hub.app.tableVersion()).toBe(old)
})
