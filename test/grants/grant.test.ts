import { startTestHub, type TestHub } from '../support/hub'
import { asOwner } from '../hub/support/all-seeing'
import { moveAway } from '../hub/support/sample'
import {
  approved,
  codes,
  decide,
  granted,
  request,
  review,
  revoke,
  RULE,
  screenedChildren,
  SCREENINGS,
  sees,
  trail,
} from './support/counter'

let hub: TestHub
let child: string
let other: string
beforeAll(async () => {
  hub = await startTestHub({ children: 120 })
  ;[child, other] = await screenedChildren(hub)
})
afterAll(() => hub?.stop())
beforeEach(() => asOwner(hub, 'hub', 'TRUNCATE access_grant, change_key'))

const uuidOf = (id: unknown) => String(id).split(':')[1]

describe('asked for and approved', () => {
  test('the field is visible, of that child, to that account, and of nothing else', async () => {
    expect(await sees(hub, 'education', child)).toBe(false)
    const asked = granted(await request(hub, 'education', child))
    expect(asked).toMatchObject({
      state: 'REQUESTED',
      version: 1,
      rule: RULE,
      owner: 'health',
      childId: child,
      until: null,
    })
    expect(await sees(hub, 'education', child)).toBe(false)
    const grant = granted(await decide(hub, 'health-approver', asked))
    expect(grant).toMatchObject({ state: 'APPROVED', version: 2, hours: 2 })

    const answer = await hub.ask('education', SCREENINGS, { id: child })
    expect(answer.data.child.health.mentalHealth).toEqual(expect.any(Array))
    expect(answer.data.child.health.diagnoses).toBeNull()
    expect((answer.extensions['withheld'] as { field: string }[]).map(({ field }) => field)).toEqual([
      'HealthRecord.diagnoses',
    ])
    const looks = await trail(hub, 'look')
    expect(looks.at(-1)).toMatchObject({ grants: [uuidOf(grant.id)], children: [uuidOf(child)] })
    expect(looks.at(-1)!['shown']).toContain(RULE)

    expect(await sees(hub, 'education', other)).toBe(false)
    expect(await sees(hub, 'civil-affairs', child)).toBe(false)
    expect((await trail(hub, 'look')).at(-1)).toMatchObject({ grants: [] })
  })

  test('in a list each child shows what its own grant opens, and tells where it differs', async () => {
    await approved(hub, 'education', child)
    const query = 'query ($ids: [ID!]!) { childrenByIds(ids: $ids) { id health { mentalHealth { date } } } }'
    const { data, extensions } = await hub.ask('education', query, { ids: [other, child, other] })
    const shown = (data.childrenByIds as { health: { mentalHealth: unknown } }[]).map(
      (one) => one.health.mentalHealth !== null,
    )
    expect(shown).toEqual([false, true, false])
    expect(extensions['withheld']).toMatchObject([{ field: 'HealthRecord.mentalHealth', at: [0, 2] }])
  })

  test('strict access passes with the grant, and is refused without', async () => {
    const query = 'query ($id: ID!) { child(id: $id) { health { mentalHealth { date } } } }'
    const strict = () => hub.ask('education', query, { id: child }, { 'x-tonglian-access': 'strict' })
    expect((await strict()).errors?.[0]?.extensions['code']).toBe('ACCESS_STRICT')
    await approved(hub, 'education', child)
    expect((await strict()).data.child.health.mentalHealth).toEqual(expect.any(Array))
  })

  test('refused, it opens nothing and cannot be approved any more', async () => {
    const asked = granted(await request(hub, 'education', child))
    const refused = granted(await decide(hub, 'health-approver', asked, { decision: 'REFUSE' }))
    expect(refused).toMatchObject({ state: 'REFUSED', until: null })
    expect(await sees(hub, 'education', child)).toBe(false)
    expect(codes(await decide(hub, 'health-approver', refused))).toEqual(['GRANT_STATE'])
  })

  test('the approver may give fewer hours, and no more', async () => {
    const asked = granted(await request(hub, 'education', child, { hours: 4 }))
    expect(codes(await decide(hub, 'health-approver', asked, { hours: 5 }))).toEqual(['GRANT_HOURS'])
    expect(granted(await decide(hub, 'health-approver', asked, { hours: 1 }))).toMatchObject({ hours: 1 })
  })

  test('when the child leaves the account’s area the grant opens nothing', async () => {
    const [moving] = await asOwner(
      hub,
      'hub',
      `SELECT id FROM child WHERE NOT retired AND records ? 'health' AND residence_division LIKE '430421%' ORDER BY id DESC LIMIT 1`,
    )
    const id = `child:${moving.id}`
    await approved(hub, 'education', id)
    expect(await sees(hub, 'education', id)).toBe(true)
    await moveAway(hub, moving.id as string)
    expect((await hub.ask('education', SCREENINGS, { id })).data.child).toBeNull()
  })
})

describe('it ends', () => {
  test('with its second', async () => {
    const grant = await approved(hub, 'education', child, 1)
    const lasts = Date.parse(grant['until'] as string) - hub.clock.now()
    expect(lasts).toBeGreaterThan(3_590_000)
    expect(lasts).toBeLessThanOrEqual(3_600_000)
    // Tokens do not live as long as the clock would have to be moved: the end is brought nearer instead.
    const until = new Date(Math.ceil(hub.clock.now() / 1_000) * 1_000 + 30_000)
    await asOwner(hub, 'hub', 'UPDATE access_grant SET until = $1', [until])
    const at = async (millis: number, look: () => Promise<void>) => {
      const moved = until.getTime() + millis - hub.clock.now()
      hub.clock.shift(moved)
      await look()
      hub.clock.shift(-moved)
    }
    await at(-900, async () => expect(await sees(hub, 'education', child)).toBe(true))
    await at(0, async () => expect(await sees(hub, 'education', child)).toBe(false))
    await at(0, async () => {
      const { data } = await hub.ask('education', '{ myGrants { state } }')
      expect(data.myGrants).toEqual([{ state: 'EXPIRED' }])
      expect(codes(await revoke(hub, 'health-approver', grant))).toEqual(['GRANT_STATE'])
    })
  })

  test('at once when revoked, also where the plan is kept', async () => {
    const grant = await approved(hub, 'education', child)
    for (let i = 0; i < 3; i += 1) expect(await sees(hub, 'education', child)).toBe(true)
    expect(granted(await revoke(hub, 'health-approver', grant))).toMatchObject({ state: 'REVOKED' })
    expect(await sees(hub, 'education', child)).toBe(false)
  })

  test('when whoever asked gives it back', async () => {
    const grant = await approved(hub, 'education', child)
    expect(granted(await revoke(hub, 'education', grant))).toMatchObject({ state: 'REVOKED' })
    expect(await sees(hub, 'education', child)).toBe(false)
  })
})

describe('emergency', () => {
  const emergency = (hours = 3, input = {}) => request(hub, 'education', child, { emergency: true, hours, ...input })

  test('takes effect at once, for 3 hours at most', async () => {
    expect(codes(await emergency(4))).toEqual(['GRANT_HOURS'])
    const grant = granted(await emergency())
    expect(grant).toMatchObject({ state: 'EMERGENCY', review: 'OPEN', noticeTo: 'education' })
    expect(Date.parse(grant['until'] as string) - hub.clock.now()).toBeLessThanOrEqual(3 * 3_600_000)
    expect(await sees(hub, 'education', child)).toBe(true)
    expect(await sees(hub, 'education', other)).toBe(false)
  })

  test('waits in the review queue, whatever becomes of it, until someone answers', async () => {
    const queue = async (account: string) =>
      (await hub.ask(account, '{ grantsToReview { id version state review reason } }')).data.grantsToReview
    const revoked = granted(await revoke(hub, 'health-approver', granted(await emergency())))
    expect(await queue('health-approver')).toMatchObject([{ id: revoked.id, state: 'REVOKED', review: 'OPEN' }])
    const month = "interval '30 days'"
    await asOwner(
      hub,
      'hub',
      `UPDATE access_grant SET requested_at = requested_at - ${month}, until = until - ${month}, revoked_at = revoked_at - ${month}`,
    )
    expect(await queue('health-approver')).toHaveLength(1)
    expect(await queue('auditor')).toMatchObject([{ id: revoked.id, reason: null }])
    expect(await queue('approver')).toEqual([])
    const reviewed = granted(await review(hub, 'health-approver', revoked, { verdict: 'UNJUSTIFIED' }))
    expect(reviewed).toMatchObject({ state: 'REVOKED', review: 'UNJUSTIFIED' })
    expect(await queue('health-approver')).toEqual([])
    expect(codes(await review(hub, 'health-approver', reviewed))).toEqual(['GRANT_STATE'])
  })

  test('is not followed by another until it was reviewed', async () => {
    const first = granted(await emergency())
    expect(codes(await emergency())).toEqual(['GRANT_REVIEW_OPEN'])
    await review(hub, 'health-approver', first)
    expect(granted(await emergency()).state).toBe('EMERGENCY')
  })

  test('the requester’s own supervisors have notice and may not answer for the owner', async () => {
    const asked = { emergency: true, hours: 1 }
    const grant = granted(await request(hub, 'civil-affairs', child, asked))
    expect(grant['noticeTo']).toBe('civil-affairs')
    const { data } = await hub.ask('approver', '{ grantsToReview { id } }')
    expect(data.grantsToReview).toEqual([{ id: grant.id }])
    expect(codes(await review(hub, 'approver', grant))).toEqual(['GRANT_NOT_FOUND'])
  })
})
