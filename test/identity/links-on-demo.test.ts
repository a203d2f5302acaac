import { readFileSync } from 'node:fs'
import path from 'node:path'
import { FeedFollower } from '../../src/identity/feed-follower'
import { LinkWriter } from '../../src/identity/link-writer'
import type { Connector } from '../../connectors/contract/connector'
import { migrations } from '../../migrations/hub'
import { grantHub, migrate } from '../../migrations/migrate'
import { HubStore } from '../../src/store/hub-store'
import { onHub } from '../audit/trail'
import { createTestServerDatabases } from '../support/postgres'
import { startTestHub, type TestHub } from '../support/hub'

/** Links over a demo county of 1,200 children with the faults of real registries, against who they really are. */
interface Truth {
  readonly child: number
  readonly twin: boolean
  readonly records: Readonly<Record<string, readonly string[]>>
}

let hub: TestHub
const connectors: Connector[] = []
let truth: Truth[]
const undo: (() => Promise<unknown>)[] = []

beforeAll(async () => {
  hub = await startTestHub({
    children: 1_200,
    wrap: (connector) => {
      connectors.push(connector)
      return connector
    },
  })
  truth = readFileSync(path.join(hub.dataDir, 'truth.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Truth)
})
afterAll(async () => {
  for (const step of undo.reverse()) await step()
  await hub?.stop()
})

const owner = new Map<string, number>()
const links = async (at: Pick<TestHub, 'urls'> = hub) =>
  (await onHub(
    at,
    'owner',
    `SELECT child_id, registry, record_id, state, rule FROM link ORDER BY registry, record_id`,
  )) as {
    child_id: string
    registry: string
    record_id: string
    rule: string
  }[]

beforeAll(() => {
  for (const one of truth)
    for (const [registry, records] of Object.entries(one.records))
      for (const record of records) owner.set(`${registry} ${record}`, one.child)
})

test('no two persons share a child: every certain link is right', async () => {
  const persons = new Map<string, Set<number>>()
  for (const { child_id, registry, record_id } of await links()) {
    const person = owner.get(`${registry} ${record_id}`)
    expect(person).toBeDefined()
    persons.set(child_id, (persons.get(child_id) ?? new Set()).add(person!))
  }
  expect([...persons.values()].filter(({ size }) => size > 1)).toEqual([])
})

test('at least nine pairs in ten of one person’s records are found by certain links alone', async () => {
  const childOf = new Map((await links()).map((link) => [`${link.registry} ${link.record_id}`, link.child_id]))
  let pairs = 0
  let found = 0
  for (const { records } of truth) {
    const children = Object.entries(records).flatMap(([registry, ids]) =>
      ids.map((id) => childOf.get(`${registry} ${id}`)),
    )
    for (let a = 0; a < children.length; a += 1)
      for (let b = a + 1; b < children.length; b += 1) {
        pairs += 1
        if (children[a] !== undefined && children[a] === children[b]) found += 1
      }
  }
  expect(pairs).toBeGreaterThan(2_000)
  expect(found / pairs).toBeGreaterThan(0.9)
  expect(found / pairs).toBeLessThan(1) // the rest is what probable links are for
})

test('every record is in exactly one child, and twins are two', async () => {
  const all = await links()
  expect(new Set(all.map(({ registry, record_id }) => `${registry} ${record_id}`)).size).toBe(all.length)
  expect(all.length).toBe(owner.size)
  expect(truth.filter(({ twin }) => twin).length).toBeGreaterThan(0)
})

test('two rolls of one child: one child, and the open, formal or newer roll stands', async () => {
  const two = truth.filter(({ records }) => (records['education'] ?? []).length > 1)
  expect(two.length).toBeGreaterThan(0)
  const rows = await onHub(
    hub,
    'owner',
    `SELECT c.id, c.records, l.record_id, l.roll_number, l.changed_at, l.gone, l.closed FROM link l JOIN child c ON c.id = l.child_id
     WHERE l.registry = 'education' AND l.record_id = ANY($1)`,
    [two.flatMap(({ records }) => records['education'])],
  )
  const byChild = new Map<string, typeof rows>()
  for (const row of rows) byChild.set(row.id, [...(byChild.get(row.id) ?? []), row])
  const shared = [...byChild.values()].filter((own) => own.length > 1)
  for (const own of shared) {
    const standing = own.find((row) => row.record_id === row.records.education)!
    for (const other of own) {
      if (other === standing || other.gone !== standing.gone) continue
      const formal = (row: { roll_number: string }) => !row.roll_number.startsWith('L')
      if (other.closed !== standing.closed) expect(standing.closed).toBe(false)
      else if (formal(other) !== formal(standing)) expect(formal(standing)).toBe(true)
      else expect(standing.changed_at >= other.changed_at).toBe(true)
    }
  }
  expect(shared.length).toBeGreaterThan(0)
})

test('the order of loading does not matter: the same ids, the same links, the same survivors', async () => {
  const snapshot = async (at: Pick<TestHub, 'urls'>) => ({
    links: await links(at),
    children: await onHub(
      at,
      'owner',
      `SELECT id, name, sex, birth_date, id_number, roll_number, registered_division, residence_division, school_code, records,
         caseload_record, retired FROM child ORDER BY id`,
    ),
  })
  const expected = await snapshot(hub)
  const further = connectors.slice(4).map((_, at) => at + 4)
  for (const order of [
    [3, 1, 0, 2, ...further],
    [...further, 2, 0, 3, 1],
  ]) {
    const other = await emptyHub()
    const follower = new FeedFollower(connectors, other.store, new LinkWriter(other.store, 'demo 1'), {
      pageSize: 137,
      timeoutMs: 60_000,
    })
    for (const i of order) await follower.catchUp(connectors[i]!)
    expect(await snapshot(other)).toEqual(expected)
  }
})

test('the same feed read again changes nothing', async () => {
  const other = await emptyHub()
  const follower = new FeedFollower(connectors, other.store, new LinkWriter(other.store, 'demo 1'), {
    pageSize: 500,
    timeoutMs: 60_000,
  })
  for (const connector of connectors) await follower.catchUp(connector)
  const state = () =>
    onHub(other, 'owner', 'SELECT registry, record_id, child_id, decided_at FROM link ORDER BY registry, record_id')
  const before = await state()
  await onHub(other, 'owner', 'UPDATE feed SET cursor = NULL')
  for (const connector of connectors) await follower.catchUp(connector)
  expect(await state()).toEqual(before)
})

async function emptyHub(): Promise<Pick<TestHub, 'urls'> & { store: HubStore }> {
  const { urls, drop } = await createTestServerDatabases(['hub'])
  undo.push(drop)
  await migrate(urls.hub.owner, migrations)
  await grantHub(urls.hub.owner, 'hub_app')
  const store = new HubStore({ url: urls.hub.app, poolSize: 2, timeoutMs: 60_000 })
  undo.push(() => store.close())
  return { urls: urls as TestHub['urls'], store }
}
