import { randomUUID } from 'node:crypto'
import { Changes } from '../../src/commands/change'
import { AuditWriter } from '../../src/audit/audit-writer'
import { Anchor } from '../../src/audit/anchor'
import { HubError } from '../../src/errors/hub-error'
import { systemClock } from '../../src/kit/clock'
import { OpeningRun, type RunResult } from '../../src/ledgers/opening-run'
import type { HubTransaction } from '../../src/store/hub-store'
import { HubStore } from '../../src/store/hub-store'
import { createHubDatabase, type HubDatabase } from '../support/hub-database'
import { rows } from '../support/run-hub'
import { TIMING } from './support/histories'

const CHILDREN = 60
let database: HubDatabase
let changeStore: HubStore
let audit: AuditWriter
beforeAll(async () => {
  database = await createHubDatabase()
  changeStore = new HubStore({ url: database.url, poolSize: 4 })
  audit = new AuditWriter(database.store, 'k'.repeat(32), new Anchor('/dev/null'), systemClock)
  const ids = Array.from({ length: CHILDREN }, () => randomUUID())
  await rows(database.ownerUrl, `INSERT INTO child (id, registered_division, school_division, school_code) SELECT unnest('{${ids.join(',')}}'::uuid[]), '430421100', '430421100', '2143042101'`) // prettier-ignore
  await rows(database.ownerUrl, `INSERT INTO dropout_verdict SELECT id, 'SUSPECTED', NULL, NULL, 'national', 'a', '2026-11-01', '2026-11-01', 'HIGH', '{}', '{}', '{}', NULL, '{}', NULL, 'x' FROM child`) // prettier-ignore
}, 120_000)
afterAll(async () => {
  await audit?.close()
  await changeStore?.close()
  await database?.drop()
})

/** Lets a few changes through, and is gone in the middle of the next one: its statements are made, nothing is committed. */
class DyingChanges extends Changes {
  private left = 7
  override run: Changes['run'] = (asked, at, work) =>
    super.run(asked, at, async (tx: HubTransaction) => {
      const made = await work(tx)
      if ((this.left -= 1) < 0) throw new HubError('HUB_UNAVAILABLE', 'the process is gone')
      return made
    })
}

function run(changes: Changes): Promise<RunResult> {
  const brake = { percent: 100, above: 1 }
  return new OpeningRun({ ...TIMING, store: database.store, changes, clock: systemClock, brake }).run()
}

const count = async (table: string) =>
  Number(((await rows(database.ownerUrl, `SELECT count(*) AS n FROM ${table}`))[0] as { n: string }).n)

test('a run that dies half-way leaves whole items alone, and the next one goes on', async () => {
  await expect(run(new DyingChanges(changeStore, audit))).rejects.toMatchObject({ code: 'HUB_UNAVAILABLE' })
  expect(await count('ledger_item')).toBe(7)
  expect(await count('ledger_entry')).toBe(7)
  expect(await count(`record_step WHERE type = 'ledger'`)).toBe(7)
  expect(await count(`job_due WHERE task = 'ledger-clock'`)).toBe(7)
})

test('two runs at once open each child once', async () => {
  const both = await Promise.all([run(new Changes(changeStore, audit)), run(new Changes(changeStore, audit))])
  expect(await count('ledger_item')).toBe(CHILDREN)
  expect(await count('ledger_entry')).toBe(CHILDREN)
  expect(both.reduce((sum, { opened }) => sum + opened, 0)).toBeGreaterThanOrEqual(CHILDREN - 7)
  expect(await run(new Changes(changeStore, audit))).toMatchObject({ opened: 0, skipped: 0 })
})

test('told to stop, it stops before the next child', async () => {
  await rows(database.ownerUrl, `UPDATE dropout_verdict SET level = 'DROPPED_OUT'`)
  const stopped = AbortSignal.abort()
  const runner = new OpeningRun({ ...TIMING, store: database.store, changes: new Changes(changeStore, audit), clock: systemClock, brake: { percent: 100, above: 1 } }) // prettier-ignore
  expect(await runner.run(stopped)).toMatchObject({ movedUp: 0 })
  expect(await runner.run()).toMatchObject({ movedUp: CHILDREN })
})
