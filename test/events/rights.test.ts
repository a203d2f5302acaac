import { connectRegistries } from '../../src/connect'
import { loadConfig } from '../../src/config/load-config'
import { EVENT_TYPES, fieldOf, memberOf } from '../../src/events/event-types'
import { systemClock, today } from '../../src/kit/clock'
import { ACCOUNTS } from '../hub/support/accounts'
import { readWhole, standingOf, type WholeChild } from '../hub/support/all-seeing'
import { changedTable, writtenTable } from '../hub/support/changed-table'
import { rulingOf } from '../hub/support/naive-access'
import { sampleChildren } from '../hub/support/sample'
import { registryReaders, startTestHub, type TestHub } from '../support/hub'
import { all, page, write } from './support/feed'

// The twin of feed.test.ts: each account is told of exactly those events that the table gives it for the child, read by hand.

let hub: TestHub
let children: readonly WholeChild[]
beforeAll(async () => {
  hub = await startTestHub({ children: 150 })
  const config = loadConfig({ env: {}, keepSecrets: false })
  const connectors = connectRegistries(config, registryReaders(hub.urls), systemClock)
  children = await readWhole(hub, connectors, await sampleChildren(hub), today(systemClock))
  await Promise.all(connectors.map((one) => one.close()))
}, 120_000)
afterAll(() => hub?.stop())

async function everyEvent(): Promise<Map<string, { type: string; child: WholeChild }>> {
  const written = new Map<string, { type: string; child: WholeChild }>()
  for (const child of children)
    for (const type of EVENT_TYPES) written.set(await write(hub, type, child.id.slice(6)), { type, child })
  return written
}

test('by every account, child, type and purpose', async () => {
  const { position: at } = await page(hub, 'education')
  expect(at).not.toBe('')
  const starts = new Map<string, string>()
  for (const { name, actor, as } of ACCOUNTS) {
    const account = await as(hub)
    const answer = await hub.ask(account, '{ events { position } }')
    const allowed = rulingOf('Query.events', actor, actor.purposes[0]!, { area: false, school: false, caseload: false })
    expect([name, answer.data.events !== null]).toEqual([name, allowed.level === 'full'])
    if (answer.data.events) starts.set(name, answer.data.events.position)
  }
  const written = await everyEvent()
  let told = 0
  for (const { name, actor, as } of ACCOUNTS) {
    if (!starts.has(name)) continue
    const account = await as(hub)
    for (const purpose of actor.purposes) {
      const got = await all(hub, account, starts.get(name)!, { 'x-purpose': purpose })
      const expected = [...written].flatMap(([id, { type, child }]) => {
        const fields = ['Child.id', fieldOf(type as 'child.changed')]
        const may = fields.every((field) => rulingOf(field, actor, purpose, standingOf(child, actor)).level === 'full')
        return may ? [id] : []
      })
      expect([name, purpose, got.map(({ id }) => id)]).toEqual([name, purpose, expected])
      told += got.length
    }
  }
  expect(told).toBeGreaterThan(100)
}, 120_000)

test('an event of a type that the table does not know is told to nobody', async () => {
  const { position } = await page(hub, 'education')
  await write(hub, 'made-up.changed', children[0]!.id.slice(6))
  expect(await all(hub, 'education', position)).toEqual([])
})

test('of a child that nobody knows, nobody is told', async () => {
  const { position } = await page(hub, 'education')
  await write(hub, 'education.changed', '00000000-0000-4000-8000-000000000000')
  expect(await all(hub, 'education', position)).toEqual([])
})

test('a table that takes the right away takes older events with it; eventTypes says so', async () => {
  const { position } = await page(hub, 'school')
  const pupil = children.find(({ school }) => school === '2143042101')!
  await write(hub, 'education.changed', pupil.id.slice(6))
  expect(await all(hub, 'school', position)).toHaveLength(1)
  const types = '{ eventTypes { educationChanged healthChanged } }'
  expect((await hub.ask('school', types)).data.eventTypes).toEqual({
    educationChanged: 'education.changed',
    healthChanged: null,
  })
  await hub.app.changeTable(changedTable('events.yml', `      education: { level: full, scope: area }
      school: { level: full, scope: school }

  police-changed`, `      education: { level: full, scope: area }

  police-changed`)) // prettier-ignore
  expect(await all(hub, 'school', position)).toEqual([])
  expect((await hub.ask('school', types)).data.eventTypes.educationChanged).toBeNull()
  await hub.app.changeTable(writtenTable())
  expect(await all(hub, 'school', position)).toHaveLength(1)
})

test('the schema names each type', () => {
  const members = hub.app.schema.getType('EventType') as unknown as { getValues(): { name: string }[] }
  expect(members.getValues().map(({ name }) => name).sort()).toEqual(EVENT_TYPES.map(memberOf).sort()) // prettier-ignore
})
