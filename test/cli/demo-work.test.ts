import path from 'node:path'
import { readRealm, type Realm } from '../../src/auth/embedded/realm-file'
import { makeDemoWork } from '../../src/cli/demo-work'
import { projectRoot } from '../../src/kit/project-root'
import { trail } from '../grants/support/counter'
import { asOwner } from '../hub/support/all-seeing'
import { startTestHub, type TestHub } from '../support/hub'

/** What waits for people in a demo: asked for by its accounts, as anybody asks. */
const realm = readRealm(path.join(projectRoot(), 'deploy/keycloak/tonglian-realm.json'))
let hub: TestHub
beforeAll(async () => {
  hub = await startTestHub({ children: 60 })
})
afterAll(() => hub?.stop())
beforeEach(() => asOwner(hub, 'hub', 'TRUNCATE access_grant, change_key'))

const grants = () =>
  asOwner(hub, 'hub', 'SELECT id, state, child_id, version FROM access_grant ORDER BY requested_at, id')

async function waiting(account: string): Promise<Record<string, number>> {
  const { data } = await hub.ask(account, '{ grantsToDecide { id } grantsToReview { id } }')
  const lists = Object.entries(data as Record<string, readonly object[] | null>)
  return Object.fromEntries(lists.map(([name, list]) => [name, list?.length ?? -1]))
}

test('each account that decides or reviews finds something, each that asks its own', async () => {
  expect(await makeDemoWork(hub.app, realm)).toBe(5)
  expect(await waiting('health-approver')).toEqual({ grantsToDecide: 2, grantsToReview: 1 })
  expect(await waiting('approver')).toEqual({ grantsToDecide: 1, grantsToReview: 0 })
  expect(await waiting('auditor')).toEqual({ grantsToDecide: -1, grantsToReview: 1 })
  const states = async (account: string) =>
    (await hub.ask(account, '{ myGrants { state } }')).data.myGrants.map(({ state }: { state: string }) => state).sort()
  expect(await states('education')).toEqual(['EMERGENCY', 'REQUESTED'])
  expect(await states('civil-affairs')).toEqual(['APPROVED', 'REQUESTED'])
  expect(await states('youth-league')).toEqual(['REQUESTED'])
  expect(new Set((await grants()).map(({ child_id }) => child_id)).size).toBe(5)
})

test('each step is in the audit trail, under the account that took it', async () => {
  const before = (await trail(hub, 'change')).length
  await makeDemoWork(hub.app, realm)
  const subjectOf = (name: string) => realm.users.find(({ username }) => username === name)!.id
  const steps = (await trail(hub, 'change'))
    .slice(before)
    .map(({ change, subject, outcome }) => [change, subject, outcome])
  expect(steps).toEqual([
    ['grant-requested', subjectOf('education'), 'done'],
    ['grant-requested', subjectOf('civil-affairs'), 'done'],
    ['grant-requested', subjectOf('youth-league'), 'done'],
    ['grant-emergency', subjectOf('education'), 'done'],
    ['grant-requested', subjectOf('civil-affairs'), 'done'],
    ['grant-approved', subjectOf('health-approver'), 'done'],
  ])
})

test('a restart makes none, whatever became of the first ones', async () => {
  await makeDemoWork(hub.app, realm)
  await asOwner(hub, 'hub', "UPDATE access_grant SET state = 'REFUSED' WHERE state = 'REQUESTED'")
  await asOwner(hub, 'hub', 'TRUNCATE change_key') // keys are kept for a while only
  const before = await grants()
  expect(await makeDemoWork(hub.app, realm)).toBe(0)
  expect(await grants()).toEqual(before)
})

test('an account gets nothing that the table does not let it ask for', async () => {
  const purposes = (one: Realm['users'][number]) => ({ ...one.attributes, purposes: ['dropout-control', 'case'] })
  const asPolice = (one: Realm['users'][number]) => ({
    ...one,
    attributes: { ...purposes(one), department: ['police'] },
  })
  const users = realm.users.map((one) => (one.username === 'education' ? asPolice(one) : one))
  await expect(makeDemoWork(hub.app, { ...realm, users })).rejects.toThrow('education: ')
  expect(await grants()).toEqual([])
})
