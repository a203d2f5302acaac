import { changedTable, writtenTable } from '../hub/support/changed-table'
import { asOwner } from '../hub/support/all-seeing'
import { moveAway } from '../hub/support/sample'
import { startTestHub, type TestHub } from '../support/hub'
import { decide, granted, request, revoke, screenedChildren, trail } from './support/counter'

// What people wrote in a grant is a record of a child like any registry's: its rights are judged for the child it is of.

let hub: TestHub
let child: string
let other: string
beforeAll(async () => {
  hub = await startTestHub({ children: 120 })
  ;[child, other] = await screenedChildren(hub)
})
afterAll(() => hub?.stop())
beforeEach(() => asOwner(hub, 'hub', 'TRUNCATE access_grant, change_key'))

const uuidOf = (id: string) => id.split(':')[1]!
const STRICT = { 'x-tonglian-access': 'strict' }
const MINE = '{ myGrants { childId state reason note } }'
const withheldOf = ({ extensions }: { extensions: Record<string, unknown> }) =>
  (extensions['withheld'] as { field: string; path: string; at?: number[] }[]).map(({ field, at }) => ({ field, at }))

describe('the reader is judged for the child of each grant', () => {
  /** Somewhere else while `work` runs. */
  async function elsewhere(id: string, work: () => Promise<void>): Promise<void> {
    const uuid = uuidOf(id)
    const [before] = await asOwner(hub, 'hub', 'SELECT registered_division, residence_division, school_division FROM child WHERE id = $1', [uuid]) // prettier-ignore
    await moveAway(hub, uuid)
    try {
      await work()
    } finally {
      await asOwner(hub, 'hub', 'UPDATE child SET registered_division = $2, residence_division = $3, school_division = $4 WHERE id = $1', [uuid, ...Object.values(before!)]) // prettier-ignore
    }
  }

  test('a child that left the area keeps its reason to itself; the grant is told, and says what is withheld', async () => {
    await request(hub, 'education', child, { reason: 'asked for the first child' })
    hub.clock.shift(2_000)
    await request(hub, 'education', other, { reason: 'asked for the second child' })
    await elsewhere(child, async () => {
      const answer = await hub.ask('education', MINE)
      expect(answer.data.myGrants).toEqual([
        { childId: other, state: 'REQUESTED', reason: 'asked for the second child', note: null },
        { childId: child, state: 'REQUESTED', reason: null, note: null },
      ])
      expect(withheldOf(answer)).toEqual([
        { field: 'Grant.reason', at: [1] },
        { field: 'Grant.note', at: [1] },
      ])
    })
    expect((await hub.ask('education', MINE)).data.myGrants[1].reason).toBe('asked for the first child')
  })

  test('what a command did is not refused afterwards in strict access: it says what is withheld', async () => {
    const grant = granted(await request(hub, 'education', child))
    await elsewhere(child, async () => {
      const input = { grantId: grant.id, version: grant.version, note: 'no longer needed', idempotencyKey: 'strict-key-1' } // prettier-ignore
      const query = 'mutation ($input: RevokeGrantInput!) { revokeGrant(input: $input) { grant { state reason } } }'
      const answer = await hub.ask('education', query, { input }, STRICT)
      expect(answer.data.revokeGrant).toEqual({ grant: { state: 'REVOKED', reason: null } })
      expect(withheldOf(answer)).toMatchObject([{ field: 'Grant.reason' }])
    })
  })

  test('a mask of the table is put on', async () => {
    await request(hub, 'education', child)
    const row = 'basis: 未成年人网络保护条例 36; 个人信息保护法 28\n    permissions:\n      education: { level: full, scope: area }' // prettier-ignore
    await hub.app.changeTable(changedTable('hub.yml', row, row.replace('level: full', 'level: masked, mask: text')))
    try {
      const { data, extensions } = await hub.ask('education', MINE)
      expect(data.myGrants).toMatchObject([{ reason: '***', note: null }])
      expect(extensions['masked']).toMatchObject([{ field: 'Grant.reason' }, { field: 'Grant.note' }])
    } finally {
      await hub.app.changeTable(writtenTable())
    }
  })

  test('of a mutation’s answer too; a note is read by those it is for', async () => {
    const asked = granted(await request(hub, 'education', child, { reason: 'asked for one reason' }))
    expect(asked['reason']).toBe('asked for one reason')
    await decide(hub, 'health-approver', asked, { note: 'this is the note' })
    expect((await hub.ask('education', MINE)).data.myGrants).toMatchObject([{ note: 'this is the note' }])
  })
})

describe('as with any registry', () => {
  test('the trail names the children whose grants a list showed, and what was shown and withheld of them', async () => {
    await request(hub, 'education', child)
    await request(hub, 'education', other, { emergency: true, reason: 'nobody could be reached' })
    await hub.ask('education', MINE)
    expect((await trail(hub, 'look')).at(-1)).toMatchObject({
      rootFields: ['Query.myGrants'],
      children: expect.arrayContaining([uuidOf(child), uuidOf(other)]),
      shown: expect.arrayContaining(['hub.yml#grant-reason']),
    })
    await hub.ask('auditor', '{ grantsToReview { id reason } }')
    expect((await trail(hub, 'look')).at(-1)).toMatchObject({
      children: [uuidOf(other)],
      withheld: ['Grant.reason none'],
    })
  })

  test('strict access refuses a list of which something would be withheld', async () => {
    await request(hub, 'education', child, { emergency: true, reason: 'nobody could be reached' })
    const refused = await hub.ask('auditor', '{ grantsToReview { id reason } }', {}, STRICT)
    expect(refused.errors?.[0]?.extensions['code']).toBe('ACCESS_STRICT')
    expect((await hub.ask('auditor', '{ grantsToReview { id } }', {}, STRICT)).data.grantsToReview).toHaveLength(1)
  })

  test('texts that cannot be read are the error of their fields; the grants are there', async () => {
    const grant = granted(await request(hub, 'education', child))
    await asOwner(hub, 'hub', 'REVOKE SELECT ON access_grant FROM hub_app; GRANT SELECT (' + READ + ') ON access_grant TO hub_app') // prettier-ignore
    try {
      const { data, errors } = await hub.ask('education', MINE)
      expect(data.myGrants).toEqual([{ childId: child, state: 'REQUESTED', reason: null, note: null }])
      expect(errors!.map(({ path }) => path)).toEqual([
        ['myGrants', 0, 'reason'],
        ['myGrants', 0, 'note'],
      ])
      expect(new Set(errors!.map(({ extensions }) => extensions['code']))).toEqual(new Set(['REGISTRY_DOWN']))
      const without = await hub.ask('education', '{ myGrants { childId state } }')
      expect(without.errors).toBeUndefined()
    } finally {
      await asOwner(hub, 'hub', 'GRANT SELECT ON access_grant TO hub_app')
    }
    expect((await revoke(hub, 'education', grant)).errors).toBeUndefined()
  })
})

/** Every column but what people wrote. */
const READ =
  'id, subject, department, child_id, rule, owner, hours, emergency, state, requested_at, until, decided_by, decided_at, revoked_by, revoked_at, review, reviewed_by, reviewed_at, notice_to, notice_at, version' // prettier-ignore
