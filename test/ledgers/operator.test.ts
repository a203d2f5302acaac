import { figures, ledgers } from '../../src/cli/ledgers'
import { loadConfig } from '../../src/config/load-config'
import { pino } from 'pino'
import { startHubJobs } from '../../src/hub-jobs'
import { asOwner } from '../hub/support/all-seeing'
import { until } from '../jobs/support/run-jobs'
import { startTestHub, type TestHub } from '../support/hub'
import { codes, itemOf, only, pupils, read, step, verdict, noVerdicts } from './support/ledgers'
import { systemClock, today } from '../../src/kit/clock'

/** The job queue, the command line and the figures, on one hub. */
let hub: TestHub
beforeAll(async () => {
  hub = await startTestHub({ children: 300 })
  await noVerdicts(hub)
})
afterAll(() => hub?.stop())

const config = () => loadConfig({ env: {}, overrides: { dataDir: hub.dataDir, 'hub.url': hub.urls.hub.app } })
const TODAY = today(systemClock)

async function printed(work: () => Promise<void>): Promise<string> {
  const lines: string[] = []
  const write = jest.spyOn(process.stdout, 'write').mockImplementation((line) => lines.push(String(line)) > 0)
  try {
    await work()
  } finally {
    write.mockRestore()
  }
  return lines.join('')
}

test('the hub’s jobs open an item by themselves, and note a clock that is over', async () => {
  const [child, late] = await pupils(hub, 2)
  await verdict(hub, child!, 'SUSPECTED', TODAY)
  const opened = itemOf(
    await step(hub, 'education', 'openLedgerItem', null, { childId: `child:${late}`, ledger: 'SUSPECTED' }),
  )
  const { guarded: connectors, comparison } = hub.app
  const log = pino({ level: 'silent' })
  // Its term has run out by the clock of the jobs: twenty days on.
  const clock = { now: () => hub.clock.now() + 20 * 86_400_000 }
  const options = { config: config(), hubUrl: hub.urls.hub.app, hubOwnerUrl: null, connectors, comparison, clock, log }
  const jobs = await startHubJobs(options)
  try {
    await until(
      async () => (await asOwner(hub, 'hub', 'SELECT 1 FROM ledger_item WHERE child_id = $1', [child])).length === 1,
      30,
    )
    await until(async () => (await read(hub, 'education', opened.id))!.version === 2, 30)
  } finally {
    await jobs.stop()
  }
  expect(await only(hub, late!)).toMatchObject({ history: [{ action: 'OPEN' }, { action: 'MISS', by: 'tonglian' }] })
  const trail = await asOwner(hub, 'hub', `SELECT DISTINCT body::json ->> 'change' AS change FROM audit_entry WHERE body LIKE '%"subject":"tonglian"%' ORDER BY 1`) // prettier-ignore
  expect(trail.map(({ change }) => change)).toEqual(['ledger-missed', 'ledger-opened'])
}, 120_000)

test('the operator sees counts, waiting runs and how far the calendar knows', async () => {
  const said = await printed(() => ledgers(config()))
  expect(said).toMatch(/SUSPECTED\tFOUND\t2\t/)
  expect(said).toMatch(/0 runs wait for a person; the calendar knows working days until 2026/)
  const told = await printed(() => figures(config(), undefined))
  expect(told).toMatch(/rules-1\t2\t0\t0\/0\t0\/0\t-|rules-1\t1\t0/)
  await expect(figures(config(), 'Hengyang')).rejects.toThrow('Expected --division')
})

test('figures are of the own area, and tell of no small group', async () => {
  await asOwner(
    hub,
    'hub',
    `INSERT INTO ledger_item (id, child_id, ledger, state, outcome, proof, closed_at, division, opened_by, rules_version, opened_at, first_contact_at, clocks, missed, version)
     SELECT gen_random_uuid(), gen_random_uuid(), 'SUSPECTED', 'CLOSED', CASE WHEN n <= 5 THEN 'DISPROVED' ELSE 'RETURNED' END, 'SCHOOL_CERTIFICATE', now(),
       '430421', 'RULE', 'many', now() - interval '1 day', now(), '[]', false, 1 FROM generate_series(1, 20) n`,
  )
  const ask = (account: string, division: string) =>
    hub.ask(account, 'query ($division: String!) { ledgerFigures(division: $division) { rulesVersion opened closed precision recall hoursToContact } }', { division }) // prettier-ignore
  const many = { rulesVersion: 'many', opened: 20, closed: 20, precision: 0.75, recall: 1, hoursToContact: 24 }
  const mine = (await ask('education', '430421')).data.ledgerFigures as { rulesVersion: string | null }[]
  expect(mine).toContainEqual(many)
  for (const { rulesVersion, ...rest } of mine)
    if (rulesVersion !== 'many') expect(Object.values(rest)).toEqual([null, null, null, null, null])
  expect((await ask('education', '430422')).data.ledgerFigures).toEqual([])
  expect((await ask('education', '430000')).data.ledgerFigures).toEqual([])
  expect((await ask('neighbour', '430421')).data.ledgerFigures).toEqual([])
  expect((await ask('police', '430421')).data.ledgerFigures).toBeNull()
  expect(codes(await ask('education', 'x'))).toEqual(['BAD_DIVISION'])
})
