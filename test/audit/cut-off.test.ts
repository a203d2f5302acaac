import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { migrations } from '../../migrations/hub'
import { grantHub, migrate } from '../../migrations/migrate'
import { Anchor, readAnchors } from '../../src/audit/anchor'
import { AuditWriter } from '../../src/audit/audit-writer'
import { verifyAudit } from '../../src/audit/verify'
import { systemClock } from '../../src/kit/clock'
import { HubStore } from '../../src/store/hub-store'
import { asAdmin } from '../hub/support/as-admin'
import { createTestServerDatabases } from '../support/postgres'
import { onHub } from './trail'

/** The end of a chain cannot be deleted unseen, also of a chain that ended without a crash (faults.md 27). */
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
  folder = mkdtempSync(path.join(tmpdir(), 'tonglian-cut-off-'))
})
afterAll(async () => {
  await store?.close()
  await drop?.()
  if (folder) rmSync(folder, { recursive: true, force: true })
})
beforeEach(async () => {
  await sql('TRUNCATE audit_entry')
  file = path.join(folder, `anchors-${(files += 1)}.jsonl`)
})

const sql = (text: string, values: unknown[] = []) => onHub(hub as never, 'owner', text, values)
const event = (i: number) =>
  ({ kind: 'event', event: 'access-table', at: '2026-11-29T00:00:00Z', detail: { i } }) as const
const newWriter = () => new AuditWriter(store, KEY, new Anchor(file), systemClock)
const verify = (anchors = readAnchors(file)) => verifyAudit(store, KEY, anchors)

/** Cuts the writer's connections, so that its next write fails and it opens a new chain. */
async function cutConnections(): Promise<void> {
  const database = new URL(hub.urls.hub.app).pathname.slice(1)
  await asAdmin(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${database}' AND usename = 'hub_app'`,
  )
}

/** Writes until the writer has left the chain it began with; gives that chain and how far it went. */
async function underLoad(writer: AuditWriter): Promise<{ chain: string; last: number }> {
  for (let i = 0; i < 50; i += 1) await writer.write(event(i))
  const [{ chain }] = await sql('SELECT chain FROM audit_entry LIMIT 1')
  for (let tries = 0; tries < 50; tries += 1) {
    // Statement after statement until the cut has been made: on a quick machine one alone would be over before it.
    let isCut = false
    const cut = cutConnections().finally(() => (isCut = true))
    while (!isCut) await Promise.allSettled(Array.from({ length: 20 }, (_, i) => writer.write(event(i))))
    await cut
    await writer.write(event(0)).catch(() => undefined)
    const [{ chains }] = await sql('SELECT count(DISTINCT chain)::int AS chains FROM audit_entry')
    if (chains > 1) break
  }
  const [{ last }] = await sql('SELECT max(seq)::int AS last FROM audit_entry WHERE chain = $1', [chain])
  return { chain, last }
}

test('its connection cut under load, the writer opens a new chain within the second: the old one’s point is in the file all the same (faults.md 27)', async () => {
  const writer = newWriter()
  const { chain, last } = await underLoad(writer)
  await writer.close()
  expect((await verify()).fault).toBeNull()
  const noted = readAnchors(file).get(chain)!
  await sql('DELETE FROM audit_entry WHERE chain = $1 AND seq >= $2', [chain, noted.seq])
  expect((await verify()).fault).toEqual({ chain, seq: noted.seq, what: 'cut off' })
  expect(last).toBeGreaterThanOrEqual(noted.seq)
})

test('without any anchor, what the next chain’s sealed opening names must be there (faults.md 27)', async () => {
  const writer = newWriter()
  const { chain } = await underLoad(writer)
  await writer.close()
  expect(await verify(new Map())).toMatchObject({ fault: null, anchored: 0, named: 1 })
  const [{ body }] = await sql('SELECT body FROM audit_entry WHERE seq = 1 AND chain <> $1', [chain])
  const { after } = JSON.parse(body).detail
  expect(after.chain).toBe(chain)
  await sql('DELETE FROM audit_entry WHERE chain = $1 AND seq >= $2', [chain, after.seq])
  expect((await verify(new Map())).fault).toEqual({ chain, seq: after.seq, what: 'cut off' })
  await sql('DELETE FROM audit_entry WHERE chain = $1', [chain])
  expect((await verify(new Map())).fault).toEqual({ chain, seq: 1, what: 'whole chain missing' })
})

test('a process that was killed: the next one names the newest entry it finds', async () => {
  const killed = new AuditWriter(store, KEY, new Anchor(null), systemClock) // its last second of anchors is lost with it
  for (let i = 0; i < 5; i += 1) await killed.write(event(i))
  const next = newWriter()
  await next.begin()
  await next.write(event(6))
  await next.close()
  expect(await verify()).toMatchObject({ fault: null, chains: 2, named: 1, unvouched: 0 })
  const [{ chain }] = await sql('SELECT chain FROM audit_entry WHERE seq = 6')
  await sql('DELETE FROM audit_entry WHERE chain = $1 AND seq = 6', [chain])
  expect((await verify()).fault).toEqual({ chain, seq: 6, what: 'cut off' })
})

test('what nothing can show: the newest entries of the last chain, beyond every anchor; the verdict counts them', async () => {
  const writer = newWriter()
  await writer.write(event(1))
  await writer.close()
  for (let i = 2; i <= 4; i += 1) await writer.write(event(i))
  expect(await verify()).toMatchObject({ fault: null, entries: 5, unvouched: 3 })
  await sql('DELETE FROM audit_entry WHERE seq > 2')
  expect(await verify()).toMatchObject({ fault: null, entries: 2, unvouched: 0 })
  await writer.close()
})

test('anchors that end long before the trail: the verdict says over how many seconds', async () => {
  const writer = newWriter()
  await writer.write(event(1))
  await writer.close()
  for (let i = 2; i <= 4; i += 1) await writer.write(event(i))
  expect((await verify()).unvouchedSeconds).toBeLessThan(60)
  await sql(`UPDATE audit_entry SET written_at = written_at - interval '5 minutes' WHERE seq <= 3`)
  expect(await verify()).toMatchObject({
    fault: null,
    unvouched: 3,
    unvouchedSeconds: expect.closeTo(300, -1) as number,
  })
  await writer.close()
})

test('an empty trail and no anchors say so in the verdict: nothing was verified (faults.md 35)', async () => {
  expect(await verify()).toEqual({
    chains: 0,
    entries: 0,
    anchored: 0,
    named: 0,
    unvouched: 0,
    unvouchedSeconds: 0,
    fault: null,
  })
})

describe('an anchor file', () => {
  test('that cannot be written while the chain changes gets the points of both chains once it can', () => {
    const away = path.join(folder, `away-${files}`)
    const blocked = new Anchor(path.join(away, 'anchors.jsonl')) // a folder that is not there
    const point = (chain: string, seq: number) => ({ chain, seq, seal: `${chain}${seq}` })
    blocked.note(point('old', 7))
    blocked.close()
    blocked.note(point('new', 1))
    blocked.close()
    expect(readAnchors(path.join(away, 'anchors.jsonl')).size).toBe(0)
    mkdirSync(away)
    blocked.close()
    expect([...readAnchors(path.join(away, 'anchors.jsonl')).values()]).toEqual([point('old', 7), point('new', 1)])
  })

  test('whose last line is cut takes the next point on a line of its own', () => {
    const anchor = new Anchor(file)
    anchor.note({ chain: 'a', seq: 1, seal: 's1' })
    anchor.close()
    truncateSync(file, readFileSync(file).length - 4)
    const next = new Anchor(file)
    next.note({ chain: 'a', seq: 2, seal: 's2' })
    next.close()
    expect([...readAnchors(file).values()]).toEqual([{ chain: 'a', seq: 2, seal: 's2' }])
  })

  test('with lines that are no points is read past them', () => {
    appendFileSync(file, 'null\n7\n{"chain":1,"seq":"x"}\n{"chain":"a","seq":3,"seal":"s"}\n{"chain":"a","se')
    expect([...readAnchors(file).values()]).toEqual([{ chain: 'a', seq: 3, seal: 's' }])
  })

  test('cut back to nothing: the openings of later chains still vouch for all chains but the newest', async () => {
    for (const i of [1, 2]) {
      const writer = newWriter()
      await writer.begin()
      await writer.write(event(i))
      await writer.close()
    }
    truncateSync(file, 0)
    const [{ chain }] = await sql(`SELECT chain FROM audit_entry WHERE body LIKE '%"i":1}%'`)
    expect((await verify()).fault).toBeNull()
    await sql('DELETE FROM audit_entry WHERE chain = $1', [chain])
    expect((await verify()).fault).toEqual({ chain, seq: 1, what: 'whole chain missing' })
  })

  test('gets a line a second at most, and the last one at the end', async () => {
    const anchor = new Anchor(file)
    for (let seq = 1; seq <= 20; seq += 1) anchor.note({ chain: 'a', seq, seal: `s${seq}` })
    await pause(1_200)
    expect(readFileSync(file, 'utf8')).toBe('{"chain":"a","seq":20,"seal":"s20"}\n')
    anchor.close()
  })
})
