import { startTestHub, type TestHub } from '../support/hub'
import { asOwner } from '../hub/support/all-seeing'
import { ACCOUNTS } from '../hub/support/accounts'
import { moveAway } from '../hub/support/sample'
import {
  change,
  codes,
  decide,
  granted,
  request,
  RULE,
  screenedChildren,
  trail,
  type Mutation,
} from './support/counter'

let hub: TestHub
let child: string
beforeAll(async () => {
  hub = await startTestHub({ children: 120 })
  ;[child] = await screenedChildren(hub)
})
afterAll(() => hub?.stop())

describe('a request is refused, and the refusal is in the trail', () => {
  const cases: [string, string, string, Record<string, unknown>][] = [
    ['a sealed rule', 'GRANT_SEALED', 'education', { rule: 'police.yml#parents-liberty' }],
    ['a sealed field', 'GRANT_SEALED', 'civil-affairs', { rule: null, field: 'LibertyRestriction.kind' }],
    [
      'a sealed case, also in an emergency',
      'GRANT_SEALED',
      'education',
      { rule: 'civil-affairs.yml#protection-case', emergency: true },
    ],
    ['what the account has in full', 'GRANT_NOT_POSSIBLE', 'education', { rule: 'hub.yml#name' }],
    ['what the account never gets', 'GRANT_NOT_POSSIBLE', 'education', { rule: 'health.yml#diagnoses' }],
    ['what another department may be granted', 'GRANT_NOT_POSSIBLE', 'youth-league', {}],
    ['a rule that is not there', 'GRANT_NOT_POSSIBLE', 'education', { rule: 'health.yml#nothing' }],
    ['neither rule nor field', 'GRANT_NOT_POSSIBLE', 'education', { rule: null }],
    ['no reason to speak of', 'GRANT_REASON', 'education', { reason: ' a  ' }],
    ['no hours', 'GRANT_HOURS', 'education', { hours: 0 }],
    ['too many hours', 'GRANT_HOURS', 'education', { hours: 169 }],
    ['a child that is no id', 'BAD_CHILD_ID', 'education', { childId: 'child:1' }],
    ['a key that is none', 'IDEMPOTENCY_KEY', 'education', { idempotencyKey: 'short' }],
  ]

  test.each(cases)('%s: %s', async (_what, code, account, input) => {
    const before = (await asOwner(hub, 'hub', 'SELECT count(*)::int AS n FROM access_grant'))[0].n
    expect(codes(await request(hub, account, child, input))).toEqual([code])
    expect((await asOwner(hub, 'hub', 'SELECT count(*)::int AS n FROM access_grant'))[0].n).toBe(before)
    expect((await trail(hub, 'change')).at(-1)).toMatchObject({ outcome: code, target: { type: 'grant', id: null } })
  })

  test('a child out of reach reads like one that is not there, and the trail knows which', async () => {
    const [row] = await asOwner(hub, 'hub', `SELECT id FROM child WHERE NOT retired ORDER BY id DESC LIMIT 1`)
    await moveAway(hub, row.id as string)
    const unknown = await request(hub, 'education', 'child:00000000-0000-8000-8000-000000000000')
    const beyond = await request(hub, 'education', `child:${row.id}`)
    expect(beyond.data).toEqual(unknown.data)
    expect(codes(beyond)).toEqual(['NOT_FOUND'])
    expect((await trail(hub, 'change')).at(-1)).toMatchObject({ outcome: 'NOT_FOUND', child: row.id })
  })

  test('no reason, note or child’s data stands in the trail or the log', async () => {
    const reason = 'a reason that names a child, 王小明'
    await request(hub, 'education', child, { reason })
    const bodies = await asOwner(hub, 'hub', 'SELECT body FROM audit_entry')
    expect(JSON.stringify(bodies)).not.toContain('王小明')
    expect(hub.log.join('\n')).not.toContain('王小明')
  })
})

describe('who decides', () => {
  beforeEach(() => asOwner(hub, 'hub', 'TRUNCATE access_grant'))

  test('not the approver of another department, who learns nothing of it', async () => {
    const asked = granted(await request(hub, 'education', child))
    const stranger = await decide(hub, 'approver', asked)
    expect(codes(stranger)).toEqual(['GRANT_NOT_FOUND'])
    const unknown = await decide(hub, 'approver', { id: 'grant:00000000-0000-4000-8000-000000000000', version: 1 })
    expect(stranger.data).toEqual(unknown.data)
    const { data } = await hub.ask('approver', '{ grantsToDecide { id } }')
    expect(data.grantsToDecide).not.toContainEqual({ id: asked.id })
    expect((await hub.ask('health-approver', '{ grantsToDecide { id } }')).data.grantsToDecide).toContainEqual({
      id: asked.id,
    })
  })

  test('nobody on the own request', async () => {
    const asked = granted(await request(hub, 'education', child))
    const token = await hub.token('health-approver')
    const { sub } = JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()) as { sub: string }
    await asOwner(hub, 'hub', 'UPDATE access_grant SET subject = $1 WHERE id = $2', [sub, asked.id.split(':')[1]])
    expect(codes(await decide(hub, 'health-approver', asked))).toEqual(['GRANT_OWN'])
    const forced = asOwner(hub, 'hub', 'UPDATE access_grant SET decided_by = subject WHERE id = $1', [
      asked.id.split(':')[1],
    ])
    await expect(forced).rejects.toThrow(/check constraint/)
  })

  test('not for a child outside the approver’s area', async () => {
    const [row] = await asOwner(
      hub,
      'hub',
      `SELECT id FROM child WHERE NOT retired AND records ? 'health' AND residence_division LIKE '430421%' ORDER BY id OFFSET 5 LIMIT 1`,
    )
    const asked = granted(await request(hub, 'education', `child:${row.id}`))
    await moveAway(hub, row.id as string)
    expect(codes(await decide(hub, 'health-approver', asked))).toEqual(['GRANT_NOT_FOUND'])
  })
})

describe.each(ACCOUNTS)('$name', ({ actor, as }) => {
  const officerOf = (departments: string[]) =>
    actor.roles.includes('officer') && departments.includes(actor.department ?? '')
  const asks = officerOf(['education', 'civil-affairs', 'youth-league'])
  const approves = actor.roles.includes('approver')
  const may: Record<Mutation, boolean> = {
    requestGrant: asks,
    decideGrant: approves,
    revokeGrant: asks || approves,
    reviewGrant: approves,
  }
  const toGrant = { grantId: 'grant:00000000-0000-4000-8000-000000000000', version: 1, note: 'a note of some length' }
  const inputs: Record<Mutation, Record<string, unknown>> = {
    requestGrant: {
      childId: 'child:00000000-0000-8000-8000-000000000000',
      rule: RULE,
      reason: 'for the test of rights',
      hours: 1,
    },
    decideGrant: { ...toGrant, decision: 'APPROVE' },
    revokeGrant: toGrant,
    reviewGrant: { ...toGrant, verdict: 'JUSTIFIED' },
  }
  const positions = { requestGrant: 'create', decideGrant: 'decide', revokeGrant: 'revoke', reviewGrant: 'review' }

  test.each(Object.keys(inputs) as Mutation[])('%s', async (mutation) => {
    const answer = await change(hub, await as(hub), mutation, inputs[mutation])
    if (may[mutation]) {
      expect(codes(answer)).toEqual([mutation === 'requestGrant' ? 'NOT_FOUND' : 'GRANT_NOT_FOUND'])
      return
    }
    expect(answer.status).toBe(403)
    expect(answer.data).toBeUndefined()
    expect(answer.errors?.[0]?.extensions).toMatchObject({
      code: 'ACCESS_DENIED',
      field: `Mutation.${mutation}`,
      position: positions[mutation],
    })
    expect((await trail(hub, 'refusal')).at(-1)).toMatchObject({
      code: 'ACCESS_DENIED',
      about: `Mutation.${mutation} ${positions[mutation]}`,
    })
  })

  test.each([
    ['myGrants', asks],
    ['grantsToDecide', approves],
    ['grantsToReview', approves || actor.roles.includes('auditor')],
  ])('%s', async (query, open) => {
    const answer = await hub.ask(await as(hub), `{ ${query} { id } }`)
    expect(answer.errors).toBeUndefined()
    if (open) expect(answer.data[query]).toEqual(expect.any(Array))
    else {
      expect(answer.data[query]).toBeNull()
      expect(answer.extensions['withheld']).toMatchObject([{ field: `Query.${query}` }])
    }
  })
})
