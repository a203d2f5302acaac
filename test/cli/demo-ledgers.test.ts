import path from 'node:path'
import { readRealm } from '../../src/auth/embedded/realm-file'
import { makeDemoLedgers } from '../../src/cli/demo-ledgers'
import { loadConfig } from '../../src/config/load-config'
import { projectRoot } from '../../src/kit/project-root'
import { asOwner } from '../hub/support/all-seeing'
import { compare, noVerdicts } from '../ledgers/support/ledgers'
import { startTestHub, type TestHub } from '../support/hub'

/** The ledgers of a demo: every account that works with them finds something, and nothing says that it was made otherwise. */
let hub: TestHub
beforeAll(async () => {
  hub = await startTestHub({ children: 300 })
})
afterAll(() => hub?.stop())

const make = () =>
  makeDemoLedgers({
    app: hub.app,
    config: loadConfig({ env: {}, overrides: { dataDir: hub.dataDir } }),
    hubUrl: hub.urls.hub.app,
    realm: readRealm(path.join(projectRoot(), 'deploy/keycloak/tonglian-realm.json')),
    clock: hub.clock,
  })
const ITEMS = '{ ledgerItems(first: 50) { nodes { state overdue owner { school division } offeredTo { division } nextSteps { action allowed } history { action } } } ledgerBrakes { opens percent roll } }' // prettier-ignore
const ask = async (account: string, purpose: string) =>
  (await hub.ask(account, ITEMS, {}, { 'x-purpose': purpose })).data

test('items in several states: one overdue, one handed over, one offered, a run that waits', async () => {
  expect(await make()).toBe(10)
  const { ledgerItems, ledgerBrakes } = await ask('education', 'dropout-control')
  const nodes = ledgerItems.nodes as { state: string; overdue: boolean; offeredTo: object | null; history: { action: string }[] }[] // prettier-ignore
  expect(new Set(nodes.map(({ state }) => state))).toEqual(
    new Set(['FOUND', 'PERSUADING', 'REPORTED', 'ORDERED', 'RETURNED', 'CLOSED']),
  )
  expect(nodes.some(({ overdue }) => overdue)).toBe(true)
  expect(nodes.filter(({ offeredTo }) => offeredTo)).toHaveLength(1)
  expect(nodes.filter(({ history }) => history.some(({ action }) => action === 'ACCEPT'))).toHaveLength(1)
  expect(ledgerBrakes).toHaveLength(1)
  expect(ledgerBrakes[0].percent).toBeGreaterThan(5)
})

test('the director finds a visit to make, the neighbour an offer, and the trail is whole', async () => {
  const director = await ask('director', 'case')
  expect(director.ledgerItems.nodes[0].nextSteps).toContainEqual({ action: 'VISIT', allowed: true })
  const neighbour = await ask('neighbour', 'dropout-control')
  expect(neighbour.ledgerItems.nodes.map(({ offeredTo }: { offeredTo: object }) => offeredTo)).toContainEqual({ division: '430422' }) // prettier-ignore
  const { data } = await hub.ask('auditor', '{ auditVerification { intact } }', {}, { 'x-purpose': 'audit' })
  expect(data?.auditVerification.intact).toBe(true)
})

test('the next run of the rules leaves them, and a restart makes none', async () => {
  await noVerdicts(hub)
  expect(await compare(hub)).toMatchObject({ opened: 0, marked: 0, skipped: 0 })
  expect(await make()).toBe(0)
  expect(await asOwner(hub, 'hub', 'SELECT count(*)::int AS count FROM ledger_brake')).toEqual([{ count: 1 }])
})
