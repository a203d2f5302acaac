import { asOwner } from '../hub/support/all-seeing'
import { moveAway } from '../hub/support/sample'
import { startTestHub, type TestHub } from '../support/hub'
import { approved, codes, decide, granted, request, review, revoke, screenedChildren } from './support/counter'

/** Grants in force, for the approvers of the department that owns the data: what they may end. */
let hub: TestHub
let child: string
let other: string
beforeAll(async () => {
  hub = await startTestHub({ children: 60 })
  ;[child, other] = await screenedChildren(hub)
})
afterAll(() => hub?.stop())
beforeEach(() => asOwner(hub, 'hub', 'TRUNCATE access_grant, change_key'))

const inForce = async (account: string): Promise<string[] | null> => {
  const { data } = await hub.ask(account, '{ grantsInForce { id state reason } }')
  return (data.grantsInForce as { id: string }[] | null)?.map(({ id }) => id) ?? null
}

test('holds what was approved and what was taken as an emergency, reviewed or not; the oldest first', async () => {
  const first = await approved(hub, 'education', child)
  const emergency = granted(await request(hub, 'education', other, { emergency: true }))
  await asOwner(hub, 'hub', "UPDATE access_grant SET requested_at = requested_at - interval '5 seconds' WHERE id = $1", [first.id.slice(6)]) // prettier-ignore
  await request(hub, 'civil-affairs', child) // waits
  expect(await inForce('health-approver')).toEqual([first.id, emergency.id])
  await review(hub, 'health-approver', emergency)
  expect(await inForce('health-approver')).toEqual([first.id, emergency.id])
})

test('what was revoked, refused, or has run out is in it no more', async () => {
  const ended = await approved(hub, 'education', child)
  expect(await inForce('health-approver')).toEqual([ended.id])
  expect(codes(await revoke(hub, 'health-approver', ended))).toEqual([])
  await decide(hub, 'health-approver', granted(await request(hub, 'education', child)), { decision: 'REFUSE' })
  const past = await approved(hub, 'civil-affairs', other)
  await asOwner(hub, 'hub', "UPDATE access_grant SET until = now() - interval '1 second' WHERE id = $1", [past.id.slice(6)]) // prettier-ignore
  expect(await inForce('health-approver')).toEqual([])
})

test('is another department’s approver’s not at all, and nobody’s who approves nothing', async () => {
  const grant = await approved(hub, 'education', child)
  expect(await inForce('approver')).toEqual([])
  for (const account of ['education', 'doctor', 'auditor', 'police', 'director', 'steward'])
    expect([account, await inForce(account)]).toEqual([account, null])
  const told = await hub.ask('auditor', '{ grantsInForce { id } }')
  expect(told.text).not.toContain(grant.id)
  expect(told.extensions['withheld']).toMatchObject([{ path: 'grantsInForce', rule: 'hub.yml#grant-decide' }])
})

test('a child out of the approver’s area is not in it', async () => {
  const here = await approved(hub, 'education', child)
  await approved(hub, 'education', other)
  await moveAway(hub, other.slice('child:'.length))
  expect(await inForce('health-approver')).toEqual([here.id])
})
