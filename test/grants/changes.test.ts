import { Client } from 'pg'
import { verifyAudit } from '../../src/audit/verify'
import { loadConfig } from '../../src/config/load-config'
import { HubStore } from '../../src/store/hub-store'
import { startTestHub, type TestHub } from '../support/hub'
import { asOwner } from '../hub/support/all-seeing'
import { codes, decide, freshKey, granted, request, revoke, screenedChildren, trail } from './support/counter'

let hub: TestHub
let child: string
beforeAll(async () => {
  hub = await startTestHub({ children: 60 })
  ;[child] = await screenedChildren(hub)
})
afterAll(() => hub?.stop())
beforeEach(() => asOwner(hub, 'hub', 'TRUNCATE access_grant, change_key'))

const count = async () => (await asOwner(hub, 'hub', 'SELECT count(*)::int AS n FROM access_grant'))[0].n as number
const keysKept = async () => (await asOwner(hub, 'hub', 'SELECT count(*)::int AS n FROM change_key'))[0].n as number

describe('the same key', () => {
  test('gives the same answer, and one grant', async () => {
    const idempotencyKey = freshKey()
    const first = await request(hub, 'education', child, { idempotencyKey })
    const again = await request(hub, 'education', child, { idempotencyKey })
    expect(granted(first).id).toBe(granted(again).id)
    expect(again.data).toEqual(first.data)
    expect(await count()).toBe(1)
  })

  test('at the same time, too', async () => {
    const idempotencyKey = freshKey()
    const answers = await Promise.all([...Array(8)].map(() => request(hub, 'education', child, { idempotencyKey })))
    expect(new Set(answers.map((answer) => granted(answer).id)).size).toBe(1)
    expect(await count()).toBe(1)
  })

  test('answers a decision that was made, though the version has moved on', async () => {
    const asked = granted(await request(hub, 'education', child))
    const idempotencyKey = freshKey()
    const first = await decide(hub, 'health-approver', asked, { idempotencyKey })
    const again = await decide(hub, 'health-approver', asked, { idempotencyKey })
    expect(again.data).toEqual(first.data)
    expect(granted(again).version).toBe(2)
  })

  test('with another input is refused', async () => {
    const idempotencyKey = freshKey()
    await request(hub, 'education', child, { idempotencyKey })
    expect(codes(await request(hub, 'education', child, { idempotencyKey, hours: 3 }))).toEqual(['IDEMPOTENCY_KEY'])
  })

  test('of another account is another key', async () => {
    const idempotencyKey = freshKey()
    const mine = granted(await request(hub, 'education', child, { idempotencyKey }))
    const theirs = granted(await request(hub, 'civil-affairs', child, { idempotencyKey }))
    expect(theirs.id).not.toBe(mine.id)
  })

  test('after a refusal is free', async () => {
    const idempotencyKey = freshKey()
    expect(codes(await request(hub, 'education', child, { idempotencyKey, hours: 0 }))).toEqual(['GRANT_HOURS'])
    expect(granted(await request(hub, 'education', child, { idempotencyKey })).state).toBe('REQUESTED')
  })
})

describe('the version', () => {
  test('of an earlier reading is a conflict that tells both', async () => {
    const asked = granted(await request(hub, 'education', child))
    await decide(hub, 'health-approver', asked)
    const answer = await revoke(hub, 'health-approver', asked)
    expect(answer.data.revokeGrant).toEqual({
      grant: null,
      errors: [
        { code: 'VERSION_CONFLICT', message: 'expected version 1, the grant is at 2', path: ['input', 'version'] },
      ],
    })
  })

  test('lets one of two decisions at the same time through', async () => {
    const asked = granted(await request(hub, 'education', child))
    const both = await Promise.all(
      ['APPROVE', 'REFUSE'].map((decision) => decide(hub, 'health-approver', asked, { decision })),
    )
    expect(both.flatMap(codes)).toEqual(['VERSION_CONFLICT'])
  })
})

describe('the audit record', () => {
  test('is there for every change, with the version it made', async () => {
    const asked = granted(await request(hub, 'education', child))
    const done = granted(await decide(hub, 'health-approver', asked))
    await revoke(hub, 'education', done)
    const records = (await trail(hub, 'change')).slice(-3)
    expect(records.map(({ change, version, outcome }) => [change, version, outcome])).toEqual([
      ['grant-requested', 1, 'done'],
      ['grant-approved', 2, 'done'],
      ['grant-revoked', 3, 'done'],
    ])
    for (const record of records)
      expect(record).toMatchObject({
        target: { type: 'grant', id: asked.id.split(':')[1] },
        child: child.split(':')[1],
        rule: 'health.yml#mental-health',
      })
  })

  test('that cannot be written rolls the change back', async () => {
    const role = decodeURIComponent(new URL(hub.urls.hub.app).username)
    await asOwner(hub, 'hub', `REVOKE INSERT ON audit_entry FROM "${role}"`)
    try {
      const answer = await request(hub, 'education', child)
      expect(answer.status).toBe(503)
      expect(answer.errors?.[0]?.extensions['code']).toBe('AUDIT_UNAVAILABLE')
    } finally {
      await asOwner(hub, 'hub', `GRANT INSERT ON audit_entry TO "${role}"`)
    }
    expect([await count(), await keysKept()]).toEqual([0, 0])
  })
})

test('a connection killed in mid-transaction leaves nothing half, and the trail verifies', async () => {
  const owner = new Client({ connectionString: hub.urls.hub.owner })
  const same = new Client({ connectionString: hub.urls.hub.app }) // sees, and may end, connections of its own role
  await Promise.all([owner.connect(), same.connect()])
  const idempotencyKey = freshKey()
  try {
    // The trail waits, so the change stands between its statements and its commit.
    await owner.query('BEGIN; LOCK TABLE audit_entry IN EXCLUSIVE MODE')
    const answer = request(hub, 'education', child, { idempotencyKey })
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
  expect([await count(), await keysKept()]).toEqual([0, 0])
  const outcomes = (await trail(hub, 'change')).slice(-2).map(({ outcome }) => outcome)
  expect(outcomes).toEqual(['done', 'unconfirmed'])
  expect(granted(await request(hub, 'education', child, { idempotencyKey })).state).toBe('REQUESTED')
  expect(await count()).toBe(1)

  const config = loadConfig({ env: {}, overrides: { dataDir: hub.dataDir } })
  const store = new HubStore({ url: hub.urls.hub.app, poolSize: 1 })
  try {
    expect((await verifyAudit(store, config.audit.key, new Map())).fault).toBeNull()
  } finally {
    await store.close()
  }
})
