import { Client } from 'pg'
import type { RegistryName } from '../../connectors/contract/records'
import { SHOWCASE } from '../../src/demo/showcase'
import { asOwner } from '../hub/support/all-seeing'
import { moveAway, showcaseUuid } from '../hub/support/sample'
import { BrokenConnector } from '../support/fakes/broken-connector'
import { startTestHub, type TestHub } from '../support/hub'
import { all, catchUp, page } from './support/list'
import { secondOf } from './support/second'

let hub: TestHub
let showcase: string
const registries = new Map<RegistryName, BrokenConnector>()
beforeAll(async () => {
  hub = await startTestHub({
    children: 200,
    wrap: (connector) => {
      const one = new BrokenConnector(connector, 0)
      registries.set(connector.registry, one)
      return one
    },
  })
  showcase = await showcaseUuid(hub)
}, 120_000)
afterAll(() => hub?.stop())

const NAMED = { name: { exact: SHOWCASE.name } }
const guarded = (guardianshipType: string) =>
  page(hub, 'civil-affairs', { where: { ...NAMED, guardianshipType: { eq: guardianshipType } } })
const rows = (where = 'true') => asOwner(hub, 'hub', `SELECT * FROM child_index WHERE ${where} ORDER BY generation, id`)
const setGuardianship = (code: string) =>
  asOwner(hub, 'civil_affairs', 'UPDATE et_djb SET jhlx = $1 WHERE sfzh = $2', [code, SHOWCASE.idNumber])
const touch = () => asOwner(hub, 'hub', 'UPDATE child SET changed_in = pg_current_xact_id()')

const second = secondOf(() => hub)

test('a change in a registry reaches the list', async () => {
  const before = (await rows(`id = '${showcase}'`))[0].guardianship_type as string
  const other = before === 'GOOD' ? 'FAIR' : 'GOOD'
  const codes = await asOwner(hub, 'civil_affairs', 'SELECT DISTINCT jhlx FROM et_djb')
  const old = (await asOwner(hub, 'civil_affairs', 'SELECT jhlx FROM et_djb WHERE sfzh = $1', [SHOWCASE.idNumber]))[0]
  for (const { jhlx } of codes) {
    await setGuardianship(jhlx)
    await catchUp(hub)
    if ((await guarded(other)).ids.length === 1) break
  }
  expect((await guarded(other)).ids).toEqual([`child:${showcase}`])
  expect((await guarded(before)).ids).toEqual([])
  await setGuardianship(old.jhlx)
  await catchUp(hub)
  expect((await guarded(before)).ids).toEqual([`child:${showcase}`])
})

test('a page twice changes nothing', async () => {
  const before = await rows()
  await touch()
  expect(await hub.app.indexFollower.catchUp()).toBe(before.length)
  expect(await rows()).toEqual(before)
  expect(await hub.app.indexFollower.catchUp()).toBe(0)
})

test('a registry that is down while the index reads: old values stay, the gap is told, and closed later', async () => {
  const before = await rows()
  registries.get('health')!.failures = Infinity
  await touch()
  await hub.app.indexFollower.catchUp()
  expect(await rows()).toEqual(before)
  const { data } = await hub.ask('auditor', '{ registries { name indexUnread } }')
  for (const { name, indexUnread } of data.registries)
    expect([name, indexUnread > 0]).toEqual([name, name === 'HEALTH'])
  await hub.app.indexFollower.rebuild()
  expect((await rows()).map(({ disability_class }) => disability_class)).toEqual(
    before.map(({ disability_class }) => disability_class),
  )
  registries.get('health')!.failures = 0
  await hub.app.indexFollower.catchUp()
  expect((await hub.app.indexFollower.state()).gaps).toEqual({})
})

test('while a registry stays down, what it does not give is asked for in turn, and nothing is written over with itself', async () => {
  registries.get('health')!.failures = Infinity
  await touch()
  await hub.app.indexFollower.catchUp()
  const written = async () => await asOwner(hub, 'hub', 'SELECT id, xmin::text FROM child_index ORDER BY id')
  const turns = async () => (await asOwner(hub, 'hub', 'SELECT max(since)::text AS last FROM index_gap'))[0].last
  const [before, turn] = [await written(), await turns()]
  await hub.app.indexFollower.catchUp()
  expect(await written()).toEqual(before)
  expect(await turns()).not.toBe(turn)
  registries.get('health')!.failures = 0
  await hub.app.indexFollower.catchUp()
  expect((await hub.app.indexFollower.state()).gaps).toEqual({})
})

test('what one registry gives again is written, though another stays down', async () => {
  const before = await rows()
  for (const name of ['health', 'education'] as const) registries.get(name)!.failures = Infinity
  await touch()
  await hub.app.indexFollower.catchUp()
  registries.get('education')!.failures = 0
  await hub.app.indexFollower.catchUp()
  expect(Object.keys((await hub.app.indexFollower.state()).gaps)).toEqual(['health'])
  registries.get('health')!.failures = 0
  await hub.app.indexFollower.catchUp()
  expect((await hub.app.indexFollower.state()).gaps).toEqual({})
  expect(await rows()).toEqual(before)
})

test('what was read before a child changed is not written after it, by a process that tries again what it could not read', async () => {
  const [child] = await asOwner(hub, 'hub', `SELECT id, name, changed_in::text, records FROM child WHERE id = $1`, [
    showcase,
  ])
  const { id, name, changed_in: changedIn, records } = child
  const { answering } = await hub.app.indexFollower.state()
  const old = (await asOwner(hub, 'civil_affairs', 'SELECT jhlx FROM et_djb WHERE sfzh = $1', [SHOWCASE.idNumber]))[0]
  await second(async (_follower, writer) => {
    const read = await writer.read([{ id, name, formerNames: [], changedIn, retired: false, records }])
    await setGuardianship(old.jhlx === '5' ? '4' : '5')
    await catchUp(hub)
    const newer = await rows(`id = '${showcase}'`)
    await writer.write([answering!], read, null)
    expect(await rows(`id = '${showcase}'`)).toEqual(newer)
  })
  await setGuardianship(old.jhlx)
  await catchUp(hub)
})

test('two that follow at once, and two that build at once, end where one would', async () => {
  const ids = await all(hub, 'civil-affairs', {})
  await second(async (follower) => {
    await touch()
    await Promise.all([hub.app.indexFollower.catchUp(), follower.catchUp()])
    await Promise.all([hub.app.indexFollower.rebuild(), follower.rebuild()])
  })
  expect(await all(hub, 'civil-affairs', {})).toEqual(ids)
  const generations = await asOwner(hub, 'hub', 'SELECT DISTINCT generation FROM child_index')
  expect(generations).toEqual([{ generation: (await hub.app.indexFollower.state()).answering }])
})

/** A transaction that has begun to write and does not end before `work` has. */
async function whileWriting(url: string, statement: string, work: () => Promise<void>): Promise<void> {
  const slow = new Client({ connectionString: url })
  await slow.connect()
  try {
    await slow.query('BEGIN')
    await slow.query(statement)
    await work()
    await slow.query('COMMIT')
  } finally {
    await slow.end()
  }
}

test('a transaction that still runs holds the mark back, and nothing it brings is passed over', async () => {
  const mine = `UPDATE child SET changed_in = pg_current_xact_id() WHERE id = '${showcase}'`
  await whileWriting(hub.urls.hub.owner, mine, async () => {
    await asOwner(hub, 'hub', 'UPDATE child SET changed_in = pg_current_xact_id() WHERE id <> $1', [showcase])
    expect(await hub.app.indexFollower.catchUp()).toBe(0)
  })
  expect(await hub.app.indexFollower.catchUp()).toBe((await rows()).length)
})

test('a transaction in another database of the same server holds nothing back', async () => {
  const level = async () => (await asOwner(hub, 'hub', 'SELECT caught_up_at::text AS at FROM index_state'))[0].at
  await whileWriting(hub.urls.education.owner, 'SELECT pg_current_xact_id()', async () => {
    const before = await level()
    await touch()
    expect(await hub.app.indexFollower.catchUp()).toBe((await rows()).length)
    expect(await level()).not.toBe(before)
  })
})

test('a child that is retired leaves, and comes back with its record', async () => {
  const listed = async () => (await page(hub, 'civil-affairs', { where: NAMED })).ids
  await asOwner(hub, 'hub', 'UPDATE child SET retired = true WHERE id = $1', [showcase])
  expect(await listed()).toEqual([])
  await asOwner(hub, 'hub', 'UPDATE child SET retired = false, changed_in = pg_current_xact_id() WHERE id = $1', [
    showcase,
  ])
  await hub.app.indexFollower.catchUp()
  expect(await listed()).toEqual([`child:${showcase}`])
})

test('a child that moves out of the area leaves list and count at once, and enters the other', async () => {
  const there = '{ children { totalCount } }'
  const before = (await hub.ask('civil-affairs', there)).data.children.totalCount as number
  await moveAway(hub, showcase)
  expect((await page(hub, 'civil-affairs', { where: NAMED })).ids).toEqual([])
  expect((await hub.ask('civil-affairs', there)).data.children.totalCount).toBe(before - 1)
  expect((await page(hub, 'neighbour', { where: NAMED })).ids).toEqual([`child:${showcase}`])
})
