import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import { CountQuota } from '../../src/returns/count-quota'
import { asOwner } from '../hub/support/all-seeing'
import { startTestHub, type TestHub } from '../support/hub'
import { codes, COUNTY, draft, made, realmOfMore, SCHOOL, step } from './support/returns'

/** Counts wait for each other: two at a time, one of an account. */
const folder = mkdtempSync(path.join(tmpdir(), 'tonglian-at-once-'))
let hub: TestHub
beforeAll(async () => {
  hub = await startTestHub({ children: 60, realmFile: realmOfMore(folder) })
})
afterAll(async () => {
  await hub?.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** Statements that count children and wait for the table. */
async function counting(): Promise<number> {
  const [row] = await asOwner(hub, 'hub', `SELECT count(*)::int AS n FROM pg_locks WHERE NOT granted AND relation = 'dropout_verdict'::regclass`) // prettier-ignore
  return row.n as number
}

test('while the database is slow two returns are counted, the others wait, and an account has one', async () => {
  const recounted = made(await draft(hub, 'education-reviewer', { period: '2025-12', division: COUNTY }))
  const holder = new Client({ connectionString: hub.urls.hub.owner })
  await holder.connect()
  try {
    await holder.query('BEGIN; LOCK TABLE dropout_verdict IN ACCESS EXCLUSIVE MODE')
    const asked = ['2025-09', '2025-10', '2025-11'].map((period, i) => draft(hub, ['school', 'school-reviewer', 'school-head'][i]!, { period, school: SCHOOL })) // prettier-ignore
    const again = step(hub, 'education-reviewer', 'recountReturn', recounted)
    for (let i = 0; i < 100 && (await counting()) < 2; i += 1) await pause(50)
    await pause(1_000)
    expect(await counting()).toBe(2)
    // Whoever counts already does not wait for a second count, and keeps nobody else out.
    const second = await draft(hub, 'school', { period: '2025-08', school: SCHOOL })
    expect([codes(second), second.text]).toEqual([['RATE_LIMITED'], expect.stringContaining('"retryAfter":10')])
    const other = draft(hub, 'education', { period: '2025-11', division: COUNTY })
    await holder.query('COMMIT')
    for (const one of [...asked, again, other]) expect(made(await one).state).toBe('DRAFT')
    expect(codes(await draft(hub, 'school', { period: '2025-08', school: SCHOOL }))).toEqual([])
  } finally {
    await holder.end()
  }
})

test('more than may wait are refused at once, and a count that fails gives its turn back', async () => {
  const quota = new CountQuota()
  let open = () => {}
  const opened = new Promise<void>((resolve) => (open = resolve))
  const accounts = Array.from({ length: 22 }, (_, i) => `account-${i}`)
  let most = 0
  let now = 0
  const asked = accounts.map((account) =>
    quota.run(account, async () => {
      most = Math.max(most, (now += 1))
      await opened
      now -= 1
    }),
  )
  await expect(quota.run('one more', async () => {})).rejects.toMatchObject({ code: 'RATE_LIMITED' })
  open()
  await Promise.all(asked)
  expect(most).toBe(2)
  const fails = () => quota.run('one more', () => Promise.reject(new TypeError('of the count')))
  for (let i = 0; i < 5; i += 1) await expect(fails()).rejects.toThrow('of the count')
  await expect(quota.run('one more', async () => 7)).resolves.toBe(7)
})
