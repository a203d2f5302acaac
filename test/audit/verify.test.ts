import { appendFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Client } from 'pg'
import { grantHub, migrate } from '../../migrations/migrate'
import { migrations } from '../../migrations/hub'
import { Anchor, readAnchors } from '../../src/audit/anchor'
import { AuditWriter } from '../../src/audit/audit-writer'
import { NOTHING_BEFORE, seal } from '../../src/audit/seal'
import { verifyAudit } from '../../src/audit/verify'
import { systemClock } from '../../src/kit/clock'
import { HubStore } from '../../src/store/hub-store'
import { asAdmin } from '../hub/support/as-admin'
import { createTestServerDatabases } from '../support/postgres'
import { onHub } from './trail'

/** Whoever changes, drops, reorders, inserts or cuts off is found out, at the first entry. */
const KEY = 'a key of the test, kept away from the database'
let hub: { urls: Awaited<ReturnType<typeof createTestServerDatabases<'hub'>>>['urls'] }
let drop: () => Promise<void>
let store: HubStore
let folder: string
let file: string
let files = 0

beforeAll(async () => {
  const made = await createTestServerDatabases(['hub'])
  hub = { urls: made.urls }
  drop = made.drop
  await migrate(made.urls.hub.owner, migrations)
  await grantHub(made.urls.hub.owner, 'hub_app')
  store = new HubStore({ url: made.urls.hub.app, poolSize: 4 })
  folder = mkdtempSync(path.join(tmpdir(), 'tonglian-audit-'))
})
afterAll(async () => {
  await store?.close()
  await drop?.()
  if (folder) rmSync(folder, { recursive: true, force: true })
})

const sql = (text: string, values: unknown[] = []) => onHub(hub as never, 'owner', text, values)
const event = (i: number) =>
  ({ kind: 'event', event: 'access-table', at: '2026-11-23T00:00:00Z', detail: { i } }) as const
const verify = () => verifyAudit(store, KEY, readAnchors(file))

/** A chain of eleven entries: its opening and ten records, in groups of one. */
async function writeChain(): Promise<string> {
  const before = new Set((await sql('SELECT DISTINCT chain FROM audit_entry')).map(({ chain }) => chain as string))
  const writer = new AuditWriter(store, KEY, new Anchor(file), systemClock)
  for (let i = 1; i <= 10; i += 1) await writer.write(event(i))
  await writer.close()
  const chains = await sql('SELECT DISTINCT chain FROM audit_entry')
  return chains.map(({ chain }) => chain as string).find((chain) => !before.has(chain))!
}

let chain: string
beforeEach(async () => {
  await sql('TRUNCATE audit_entry')
  file = path.join(folder, `anchors-${(files += 1)}.jsonl`)
  chain = await writeChain()
})

test('untouched, the trail verifies', async () => {
  expect(await verify()).toMatchObject({ chains: 1, entries: 11, fault: null })
})

test('changed: a body, a seal, by one letter', async () => {
  await sql(`UPDATE audit_entry SET body = replace(body, '"i":4', '"i":5') WHERE seq = 5`)
  expect((await verify()).fault).toEqual({ chain, seq: 5, what: 'changed' })
})

test('changed, and sealed anew without the key', async () => {
  const [row] = await sql('SELECT body FROM audit_entry WHERE seq = 5')
  const [before] = await sql('SELECT seal FROM audit_entry WHERE seq = 4')
  const body = (row.body as string).replace('"i":4', '"i":40')
  await sql('UPDATE audit_entry SET body = $1, seal = $2 WHERE seq = 5', [
    body,
    seal('another key', chain, 5, before.seal, body),
  ])
  expect((await verify()).fault).toEqual({ chain, seq: 5, what: 'changed' })
})

test('dropped: one in the middle; the first', async () => {
  await sql('DELETE FROM audit_entry WHERE seq = 7')
  expect((await verify()).fault).toEqual({ chain, seq: 7, what: 'dropped' })
  await sql('DELETE FROM audit_entry WHERE seq = 1')
  expect((await verify()).fault).toEqual({ chain, seq: 1, what: 'dropped' })
})

test('dropped, and the rest moved up', async () => {
  await sql('DELETE FROM audit_entry WHERE seq = 7')
  for (let seq = 8; seq <= 11; seq += 1) await sql('UPDATE audit_entry SET seq = $1 WHERE seq = $2', [seq - 1, seq])
  expect((await verify()).fault).toEqual({ chain, seq: 7, what: 'changed' })
})

test('reordered: two bodies swapped', async () => {
  await sql(`UPDATE audit_entry a SET body = b.body FROM audit_entry b WHERE (a.seq, b.seq) IN ((4, 8), (8, 4))`)
  expect((await verify()).fault).toEqual({ chain, seq: 4, what: 'changed' })
})

test('reordered: two rows, seals and all, given each other’s places', async () => {
  await sql('UPDATE audit_entry SET seq = 100 WHERE seq = 4')
  await sql('UPDATE audit_entry SET seq = 4 WHERE seq = 8')
  await sql('UPDATE audit_entry SET seq = 8 WHERE seq = 100')
  expect((await verify()).fault).toEqual({ chain, seq: 4, what: 'changed' })
})

test('inserted: at the end, before the beginning, in a chain of its own', async () => {
  const [last] = await sql('SELECT seal FROM audit_entry WHERE seq = 11')
  const body = JSON.stringify(event(99))
  const forged = (at: number, before: string) => seal('guessed', chain, at, before, body)
  await sql('INSERT INTO audit_entry (chain, seq, body, seal) VALUES ($1, 12, $2, $3)', [
    chain,
    body,
    forged(12, last.seal),
  ])
  expect((await verify()).fault).toEqual({ chain, seq: 12, what: 'changed' })
  await sql('DELETE FROM audit_entry WHERE seq = 12')
  await sql('INSERT INTO audit_entry (chain, seq, body, seal) VALUES ($1, 0, $2, $3)', [
    chain,
    body,
    forged(0, NOTHING_BEFORE),
  ])
  expect((await verify()).fault).toEqual({ chain, seq: 0, what: 'inserted' })
  await sql('DELETE FROM audit_entry WHERE seq = 0')
  const other = '00000000-0000-4000-8000-000000000001'
  await sql('INSERT INTO audit_entry (chain, seq, body, seal) VALUES ($1, 1, $2, $3)', [
    other,
    body,
    forged(1, NOTHING_BEFORE),
  ])
  expect((await verify()).fault).toEqual({ chain: other, seq: 1, what: 'changed' })
})

test('cut off at the end: the anchor outside the database knows how far it went', async () => {
  await sql('DELETE FROM audit_entry WHERE seq > 8')
  expect((await verify()).fault).toEqual({ chain, seq: 9, what: 'cut off' })
})

test('a whole chain gone', async () => {
  const second = await writeChain()
  await sql('DELETE FROM audit_entry WHERE chain = $1', [chain])
  expect((await verify()).fault).toEqual({ chain, seq: 1, what: 'whole chain missing' })
  expect(second).not.toBe(chain)
})

test('entries of one chain put into another do not pass', async () => {
  const second = await writeChain()
  await sql('DELETE FROM audit_entry WHERE chain = $1 AND seq = 6', [chain])
  await sql('UPDATE audit_entry SET chain = $1 WHERE chain = $2 AND seq = 6', [chain, second])
  expect((await verify()).fault).toMatchObject({ what: expect.stringMatching(/changed|dropped/) as string, seq: 6 })
})

test('with the wrong key nothing verifies', async () => {
  expect((await verifyAudit(store, 'another key', readAnchors(file))).fault).toEqual({ chain, seq: 1, what: 'changed' })
})

test('a line of the anchor file cut short by a crash is passed over', async () => {
  appendFileSync(file, '{"chain":"')
  expect((await verify()).fault).toBeNull()
})

test('a writer killed in mid-batch: what it had written verifies, the next opens a chain of its own', async () => {
  const dying = new AuditWriter(store, KEY, new Anchor(file), systemClock)
  await dying.write(event(1))
  const holder = new Client({ connectionString: hub.urls.hub.owner })
  await holder.connect()
  await holder.query('BEGIN; LOCK TABLE audit_entry IN EXCLUSIVE MODE')
  // The connections are cut while a group is under way: nobody can tell whether the group was written.
  const written = Promise.allSettled(Array.from({ length: 50 }, (_, i) => dying.write(event(i))))
  await new Promise((resolve) => setTimeout(resolve, 200))
  const database = new URL(hub.urls.hub.app).pathname.slice(1)
  await asAdmin(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${database}' AND usename = 'hub_app'`,
  )
  await holder.query('ROLLBACK')
  await holder.end()
  const outcomes = await written
  expect(outcomes.every(({ status }) => status === 'rejected')).toBe(true)
  // The pool may still hold a connection whose end it has not been told of.
  await dying.write(event(51)).catch(() => dying.write(event(51)))
  await dying.close()
  const next = new AuditWriter(store, KEY, new Anchor(file), systemClock)
  await next.write(event(52))
  await next.close()
  const { fault, chains } = await verify()
  expect(fault).toBeNull()
  expect(chains).toBe(4) // the first of all, the dying one's two, and the next
})

test('a group that could not be written rejects everyone in it, and the writer goes on in a new chain', async () => {
  const writer = new AuditWriter(store, KEY, new Anchor(file), systemClock)
  await writer.write(event(1))
  await sql('REVOKE INSERT ON audit_entry FROM hub_app')
  const outcomes = await Promise.allSettled(Array.from({ length: 5 }, (_, i) => writer.write(event(i))))
  expect(outcomes.map((one) => one.status === 'rejected' && (one.reason as { code: string }).code)).toEqual(
    Array(5).fill('AUDIT_UNAVAILABLE'),
  )
  await sql('GRANT INSERT ON audit_entry TO hub_app')
  await writer.write(event(6))
  await writer.close()
  expect(await verify()).toMatchObject({ chains: 3, entries: 11 + 2 + 2, fault: null })
})

test('a record handed over in the very turn in which the last group ended is written', async () => {
  const writer = new AuditWriter(store, KEY, new Anchor(file), systemClock)
  for (let i = 1; i <= 5; i += 1) {
    await writer.write(event(i))
    await expect(within(1_000, writer.write(event(i)))).resolves.toBeUndefined()
  }
  await writer.close()
})

async function within<T>(millis: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer in ${millis} ms`)), millis)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}
