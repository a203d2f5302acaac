import { loadConfig } from '../../src/config/load-config'
import { list } from '../../src/cli/grants'
import { startTestHub, type TestHub } from '../support/hub'
import { asOwner } from '../hub/support/all-seeing'
import { moveAway } from '../hub/support/sample'
import { codes, decide, freshKey, granted, request, review, revoke, screenedChildren, trail } from './support/counter'

/** One account asks for so much that what others asked for would be lost among it. */
let hub: TestHub
let child: string
let other: string
let third: string
beforeAll(async () => {
  hub = await startTestHub({ children: 120 })
  ;[child, other] = await screenedChildren(hub)
  const [row] = await asOwner(hub, 'hub', `SELECT id FROM child WHERE NOT retired AND records ? 'health' AND records ? 'education' AND residence_division LIKE '430421%' ORDER BY id OFFSET 2 LIMIT 1`) // prettier-ignore
  third = `child:${row.id}`
})
afterAll(() => hub?.stop())
beforeEach(() => asOwner(hub, 'hub', 'TRUNCATE access_grant, change_key'))

/** So many more grants like this one, past the hub: each of a child that is not there, or of the one that is named. */
async function copies(grant: { id: string }, count: number, change: { seconds?: number; childId?: string } = {}) {
  const { seconds = 0, childId = null } = change
  await asOwner(
    hub,
    'hub',
    `INSERT INTO access_grant SELECT made.* FROM access_grant g, generate_series(1, $2::int) i, LATERAL
       jsonb_populate_record(g, jsonb_build_object('id', md5(g.id::text || i)::uuid, 'child_id', coalesce($4::uuid, md5(i::text)::uuid),
         'until', g.until + make_interval(secs => $3), 'requested_at', g.requested_at + make_interval(secs => $3))) made
     WHERE g.id = $1`,
    [grant.id.slice('grant:'.length), count, seconds, childId?.slice('child:'.length) ?? null],
  )
}

async function queue(account: string, name: 'grantsToDecide' | 'grantsToReview'): Promise<string[]> {
  const answer = await hub.ask(account, `{ ${name} { id } }`)
  if (!answer.data?.[name]) throw new TypeError(answer.text)
  return (answer.data[name] as { id: string }[]).map(({ id }) => id)
}

const KINDS = [
  ['requests', 'grantsToDecide', false, 100],
  ['emergencies', 'grantsToReview', true, 20],
] as const

describe.each(KINDS)('%s in %s', (_kind, name, emergency, most) => {
  const ask = (account: string, childId: string, input = {}) => request(hub, account, childId, { emergency, ...input })

  test('the oldest come first: however many come after one, it is there', async () => {
    const first = granted(await ask('civil-affairs', child))
    await copies(granted(await ask('education', child)), 700, { seconds: 60 })
    const shown = await queue('health-approver', name)
    expect(shown).toHaveLength(500)
    expect(shown).toContain(first.id)
    expect(shown.indexOf(first.id)).toBeLessThan(2)
  })

  test('what an approver may not see takes nobody’s place, also when it was asked for before and in one second', async () => {
    const flood = granted(await ask('education', other))
    const asked = granted(await ask('civil-affairs', child))
    await copies(flood, 1_200, { seconds: -60, childId: other })
    await asOwner(hub, 'hub', 'DELETE FROM access_grant WHERE id = $1', [flood.id.slice('grant:'.length)])
    const before = await asOwner(hub, 'hub', 'SELECT * FROM child WHERE id = $1', [other.slice('child:'.length)])
    await moveAway(hub, other.slice('child:'.length))
    try {
      expect(await queue('health-approver', name)).toEqual([asked.id])
    } finally {
      const { registered_division, residence_division, school_division, id } = before[0]
      await asOwner(hub, 'hub', 'UPDATE child SET registered_division = $1, residence_division = $2, school_division = $3 WHERE id = $4', [registered_division, residence_division, school_division, id]) // prettier-ignore
    }
  })

  test(`an account has at most ${most} open; an answer makes room, and others have their own`, async () => {
    const first = granted(await ask('education', child))
    await copies(first, most - 2)
    granted(await ask('education', other))
    const refused = await ask('education', third)
    expect(refused.data.requestGrant.errors).toMatchObject([
      { code: 'GRANT_LIMIT', path: ['input'], message: expect.stringContaining(`at most ${most} `) },
    ])
    expect((await trail(hub, 'change')).at(-1)).toMatchObject({ outcome: 'GRANT_LIMIT', child: third.slice(6) })
    granted(await ask('civil-affairs', third))
    granted(await request(hub, 'education', third, { emergency: !emergency })) // each kind is counted alone
    if (emergency) await review(hub, 'health-approver', first)
    else await decide(hub, 'health-approver', first)
    granted(await ask('education', third))
  })

  test('of two at the same time only one takes the last place', async () => {
    const first = granted(await ask('education', child))
    await copies(first, most - 2)
    const both = await Promise.all([other, third].map((one) => ask('education', one)))
    expect(both.flatMap(codes)).toEqual(['GRANT_LIMIT'])
  })
})

describe('a request that waits already', () => {
  test('is not asked for twice, and with its own key answers as before', async () => {
    const idempotencyKey = freshKey()
    const first = await request(hub, 'education', child, { idempotencyKey })
    const again = await request(hub, 'education', child, { reason: 'asked once more', hours: 5 })
    expect(codes(again)).toEqual(['GRANT_LIMIT'])
    expect((await request(hub, 'education', child, { idempotencyKey })).data).toEqual(first.data)
    const both = await Promise.all([1, 2].map(() => request(hub, 'education', other)))
    expect(both.flatMap(codes)).toEqual(['GRANT_LIMIT'])
    granted(await request(hub, 'civil-affairs', child))
  })

  test('may be asked for again once it was given back, or answered', async () => {
    await revoke(hub, 'education', granted(await request(hub, 'education', child)))
    const second = granted(await request(hub, 'education', child))
    await decide(hub, 'health-approver', second, { decision: 'REFUSE' })
    granted(await request(hub, 'education', child))
  })
})

test('the duty officer’s list holds all that is open, however much', async () => {
  const emergency = granted(await request(hub, 'education', child, { emergency: true }))
  const waiting = granted(await request(hub, 'civil-affairs', child))
  await copies(waiting, 1_100)
  await copies(emergency, 600, { seconds: 60 })
  const lines: string[] = []
  const write = jest.spyOn(process.stdout, 'write').mockImplementation((line) => lines.push(String(line)) > 0)
  try {
    await list(loadConfig({ env: {}, overrides: { dataDir: hub.dataDir, 'hub.url': hub.urls.hub.app } }))
  } finally {
    write.mockRestore()
  }
  expect(lines.at(-1)).toBe('1702 open\n')
  expect(new Set(lines.map((line) => line.split('\t')[0])).size).toBe(1_703)
  expect(lines.join('')).toContain(`${emergency.id}\tEMERGENCY`)
})
