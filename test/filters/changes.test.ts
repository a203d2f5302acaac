import { Client } from 'pg'
import { verifyAudit } from '../../src/audit/verify'
import { loadConfig } from '../../src/config/load-config'
import { HubStore } from '../../src/store/hub-store'
import { asOwner } from '../hub/support/all-seeing'
import { changedTable, writtenTable } from '../hub/support/changed-table'
import { startTestHub, type TestHub } from '../support/hub'
import { codes, freshKey, kept, mine, remove, rows, save, trail, uuidOf } from './support/saved'

let hub: TestHub
beforeAll(async () => {
  hub = await startTestHub({ children: 40 })
})
afterAll(() => hub?.stop())
beforeEach(() => asOwner(hub, 'hub', 'TRUNCATE saved_filter, change_key'))

const GIRLS = { sex: { eq: 'FEMALE' } }
const BOYS = { sex: { eq: 'MALE' } }
const keysKept = async () => (await asOwner(hub, 'hub', 'SELECT count(*)::int AS n FROM change_key'))[0].n as number

describe('the same key', () => {
  const input = (idempotencyKey = freshKey()) => ({
    idempotencyKey,
    name: '一份',
    orderBy: { by: 'NAME', direction: 'ASC' },
  })

  test('gives the same answer, and one filter', async () => {
    const same = input()
    const first = await save(hub, 'education', GIRLS, same)
    const again = await save(hub, 'education', GIRLS, same)
    expect(kept(first).version).toBe(1)
    expect(again.data).toEqual(first.data)
    expect(await rows(hub)).toHaveLength(1)
  })

  test('at the same time, too', async () => {
    const same = input()
    const answers = await Promise.all([...Array(8)].map(() => save(hub, 'education', GIRLS, same)))
    expect(new Set(answers.map((answer) => kept(answer).id)).size).toBe(1)
    expect(await rows(hub)).toHaveLength(1)
  })

  test('gives the first answer though the filter has moved on, or is gone', async () => {
    const same = input()
    const first = await save(hub, 'education', GIRLS, same)
    const moved = kept(await save(hub, 'education', BOYS, { id: kept(first).id, version: 1, name: '另一份' }))
    expect((await save(hub, 'education', GIRLS, same)).data).toEqual(first.data)
    const idempotencyKey = freshKey()
    const deleted = await remove(hub, 'education', moved, { idempotencyKey })
    expect((await remove(hub, 'education', moved, { idempotencyKey })).data).toEqual(deleted.data)
    expect(deleted.data.deleteFilter.errors).toEqual([])
    expect(codes(await remove(hub, 'education', moved))).toEqual(['SAVED_FILTER_NOT_FOUND'])
  })

  test('gives the first answer though the table has moved on', async () => {
    const same = { idempotencyKey: freshKey(), name: '曾用名' }
    const former = { name: { former: '周' } }
    const first = await save(hub, 'education', former, same)
    const opened =
      '户口登记条例; 学籍管理办法 教基〔2025〕1号\n    permissions:\n      education: { level: full, scope: area }\n'
    const closed = opened.replace(/ {6}education.*\n/, '')
    await hub.app.changeTable(changedTable('hub.yml', opened, closed))
    try {
      expect((await save(hub, 'education', former, same)).data).toEqual(first.data)
      expect(codes(await save(hub, 'education', former))).toEqual(['ACCESS_FILTER'])
    } finally {
      await hub.app.changeTable(writtenTable())
    }
  })

  test('with another filter, name or mutation is refused', async () => {
    const same = input()
    const saved = kept(await save(hub, 'education', GIRLS, same))
    expect(codes(await save(hub, 'education', BOYS, same))).toEqual(['IDEMPOTENCY_KEY'])
    expect(codes(await save(hub, 'education', GIRLS, { ...same, name: '二' }))).toEqual(['IDEMPOTENCY_KEY'])
    expect(codes(await remove(hub, 'education', saved, { idempotencyKey: same.idempotencyKey }))).toEqual([
      'IDEMPOTENCY_KEY',
    ])
  })

  test('of another account is another key', async () => {
    const same = input()
    const mineOne = kept(await save(hub, 'education', GIRLS, same))
    expect(kept(await save(hub, 'police', GIRLS, same)).id).not.toBe(mineOne.id)
  })

  test('after a refusal is free', async () => {
    const idempotencyKey = freshKey()
    expect(codes(await save(hub, 'education', GIRLS, { idempotencyKey, name: '' }))).toEqual(['SAVED_FILTER_NAME'])
    kept(await save(hub, 'education', GIRLS, { idempotencyKey }))
  })
})

describe('the version', () => {
  test('of an earlier reading is a conflict that tells both, for a change and for a deletion', async () => {
    const saved = kept(await save(hub, 'education', GIRLS))
    const { id, name } = saved
    kept(await save(hub, 'education', BOYS, { id, version: 1, name }))
    const conflict = {
      filter: null,
      errors: [{ code: 'VERSION_CONFLICT', message: 'expected version 1, the filter is at 2', path: ['input', 'version'] }],
    } // prettier-ignore
    expect((await save(hub, 'education', GIRLS, { id, version: 1, name })).data.saveFilter).toEqual(conflict)
    expect((await remove(hub, 'education', saved)).data.deleteFilter).toEqual({ ...conflict, deletedId: null })
    expect(codes(await save(hub, 'education', GIRLS, { id, name }))).toEqual(['VERSION_CONFLICT'])
    expect(await mine(hub, 'education')).toMatchObject([{ version: 2, where: BOYS }])
  })

  test('lets one of two changes at the same time through', async () => {
    const { id, name } = kept(await save(hub, 'education', GIRLS))
    const both = await Promise.all(
      [BOYS, GIRLS].map((where) => save(hub, 'education', where, { id, version: 1, name })),
    )
    expect(both.flatMap(codes)).toEqual(['VERSION_CONFLICT'])
  })

  test('lets one of a change and a deletion at the same time through', async () => {
    for (let i = 0; i < 5; i += 1) {
      const saved = kept(await save(hub, 'education', GIRLS))
      const both = await Promise.all([
        save(hub, 'education', BOYS, { id: saved.id, version: 1, name: saved.name }),
        remove(hub, 'education', saved),
      ])
      expect(both.flatMap(codes)).toHaveLength(1)
      expect(['VERSION_CONFLICT', 'SAVED_FILTER_NOT_FOUND']).toContain(both.flatMap(codes)[0])
    }
  })
})

test('of eight at once with one name, one is saved, and nobody meets a fault of the hub', async () => {
  const answers = await Promise.all([...Array(8)].map(() => save(hub, 'education', GIRLS, { name: '同一个' })))
  expect(answers.flatMap(codes)).toEqual(Array(7).fill('SAVED_FILTER_NAME'))
  expect(await rows(hub)).toHaveLength(1)
})

test('of eight at once with one place left, one is saved', async () => {
  kept(await save(hub, 'education', GIRLS))
  await asOwner(
    hub,
    'hub',
    `INSERT INTO saved_filter (id, subject, name, content, saved_at)
     SELECT gen_random_uuid(), subject, 'n' || i, content, saved_at FROM saved_filter, generate_series(1, 98) i`,
  )
  const answers = await Promise.all([...Array(8)].map(() => save(hub, 'education', GIRLS)))
  expect(answers.flatMap(codes)).toEqual(Array(7).fill('SAVED_FILTER_LIMIT'))
  expect(await rows(hub)).toHaveLength(100)
})

describe('the audit record', () => {
  test('is there for every change, with the version it made, and nothing of name or content', async () => {
    const { id } = kept(await save(hub, 'education', { name: { exact: '王小明' } }, { name: '王小明的名单' }))
    const changed = kept(await save(hub, 'education', GIRLS, { id, version: 1, name: '王小明的' }))
    await remove(hub, 'education', changed)
    const records = (await trail(hub, 'change')).slice(-3)
    expect(records.map(({ change, version, outcome }) => [change, version, outcome])).toEqual([
      ['filter-saved', 1, 'done'],
      ['filter-changed', 2, 'done'],
      ['filter-deleted', 3, 'done'],
    ])
    for (const record of records)
      expect(record).toMatchObject({
        target: { type: 'filter', id: uuidOf({ id }) },
        child: null,
        department: 'education',
      })
    expect(JSON.stringify(await asOwner(hub, 'hub', 'SELECT body FROM audit_entry'))).not.toContain('王小明')
    expect(JSON.stringify(await asOwner(hub, 'hub', 'SELECT * FROM change_key'))).not.toContain('王小明')
    expect(hub.log.join('\n')).not.toContain('王小明')
  })

  test('that cannot be written rolls the change back', async () => {
    const saved = kept(await save(hub, 'education', GIRLS))
    const before = [await rows(hub), await keysKept()]
    await asOwner(hub, 'hub', 'REVOKE INSERT ON audit_entry FROM hub_app')
    try {
      for (const answer of [
        await save(hub, 'education', GIRLS),
        await save(hub, 'education', BOYS, { id: saved.id, version: 1, name: saved.name }),
        await remove(hub, 'education', saved),
      ]) {
        expect(answer.status).toBe(503)
        expect(answer.errors?.[0]?.extensions['code']).toBe('AUDIT_UNAVAILABLE')
      }
    } finally {
      await asOwner(hub, 'hub', 'GRANT INSERT ON audit_entry TO hub_app')
    }
    expect([await rows(hub), await keysKept()]).toEqual(before)
  })
})

test('a connection killed in mid-transaction leaves nothing half, and the trail verifies', async () => {
  const owner = new Client({ connectionString: hub.urls.hub.owner })
  const same = new Client({ connectionString: hub.urls.hub.app }) // sees, and may end, connections of its own role
  await Promise.all([owner.connect(), same.connect()])
  const input = { idempotencyKey: freshKey(), name: '半截' }
  try {
    // The trail waits, so the change stands between its statements and its commit.
    await owner.query('BEGIN; LOCK TABLE audit_entry IN EXCLUSIVE MODE')
    const answer = save(hub, 'education', GIRLS, input)
    const waiting = `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND state = 'idle in transaction' AND query LIKE 'INSERT INTO change_key%'`
    let pids: { pid: number }[] = []
    for (let tries = 0; pids.length === 0 && tries < 100; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 20))
      pids = (await same.query(waiting)).rows as { pid: number }[]
    }
    expect(pids).toHaveLength(1)
    await same.query('SELECT pg_terminate_backend($1)', [pids[0]!.pid])
    await owner.query('COMMIT')
    expect((await answer).errors?.[0]?.extensions['code']).toMatch(/^(HUB|AUDIT)_UNAVAILABLE$/)
  } finally {
    await Promise.all([owner.end(), same.end()])
  }
  expect([await rows(hub), await keysKept()]).toEqual([[], 0])
  const outcomes = (await trail(hub, 'change')).slice(-2).map(({ outcome }) => outcome)
  expect(outcomes).toEqual(['done', 'unconfirmed'])
  kept(await save(hub, 'education', GIRLS, input))

  const config = loadConfig({ env: {}, overrides: { dataDir: hub.dataDir } })
  const store = new HubStore({ url: hub.urls.hub.app, poolSize: 1 })
  try {
    expect((await verifyAudit(store, config.audit.key, new Map())).fault).toBeNull()
  } finally {
    await store.close()
  }
})
