import { REGISTRIES } from '../../connectors/registries'
import { asOwner } from '../hub/support/all-seeing'
import { until } from '../jobs/support/run-jobs'
import { registryEnv, startTestHub, type TestHub } from '../support/hub'
import { runCli, startWorker, type Env } from './support/run-cli'

/** The operator's commands on jobs, beside a hub. */
let hub: TestHub
let env: Env
beforeAll(async () => {
  hub = await startTestHub({ children: 20 })
  const { urls } = hub
  env = {
    TONGLIAN_DATA_DIR: hub.dataDir,
    TONGLIAN_DEMO_ALLOW_OUTER_REGISTRIES: 'true',
    TONGLIAN_HUB_URL: urls.hub.app,
    ...registryEnv(urls),
  }
}, 120_000)
afterAll(() => hub?.stop())

const count = async (table: string) =>
  (await asOwner(hub, 'hub', `SELECT count(*)::int AS n FROM ${table}`))[0].n as number

test('a worker compares the registries and cleans up, and ends in order', async () => {
  await asOwner(hub, 'hub', `INSERT INTO browser_session VALUES ('old', 'a', NULL, now() - interval '1 day', now() - interval '1 day', '')`) // prettier-ignore
  await asOwner(hub, 'hub', `INSERT INTO realm_notice VALUES ('old', now() - interval '2 hours')`)
  await asOwner(hub, 'hub', `INSERT INTO change_key VALUES ('a', 'a key of old', 'requestGrant', '', '{}', now() - interval '181 days'), ('a', 'a key of late', 'requestGrant', '', '{}', now() - interval '179 days')`) // prettier-ignore
  await asOwner(hub, 'hub', `UPDATE comparison SET ended_at = now() - interval '25 hours'`)
  const worker = await startWorker(env)
  await until(
    async () =>
      (await count(`comparison WHERE phase IS NULL AND ended_at > now() - interval '1 hour'`)) === REGISTRIES.length,
    60,
  )
  await until(async () => (await count('browser_session')) + (await count('realm_notice')) === 0)
  await until(async () => (await count('graphile_worker._private_jobs')) === 0)
  expect(await asOwner(hub, 'hub', `SELECT key FROM change_key WHERE key NOT LIKE 'ledger:%'`)).toEqual([
    { key: 'a key of late' },
  ])
  await worker.stop()
  expect(worker.err()).not.toMatch(/"level":[45]0/)
  expect(await asOwner(hub, 'hub', `SELECT key FROM job_due WHERE key NOT LIKE 'ledger-clock %' ORDER BY key`)).toEqual(
    ['clean-up', 'judge dropout', 'ledger-opening', ...REGISTRIES.map(({ name }) => `compare ${name}`)]
      .sort()
      .map((key) => ({ key })),
  )
}, 120_000)

test('a dead letter is listed with exit code 1, begun anew on demand, and done by the next worker', async () => {
  await asOwner(
    hub,
    'hub',
    `SELECT graphile_worker.add_job('clean-up', '{}', max_attempts => 10, job_key => 'by hand')`,
  )
  await asOwner(hub, 'hub', `UPDATE graphile_worker._private_jobs SET attempts = 10, last_error = 'HUB_UNAVAILABLE'`)
  const listed = await runCli(['jobs'], env)
  expect(listed.code).toBe(1)
  const [line = '', end] = listed.out.split('\n')
  const [id = '', ...told] = line.split('\t')
  expect(told.slice(0, 5)).toEqual(['dead', 'clean-up', 'by hand', '10 tries', 'HUB_UNAVAILABLE'])
  expect(end).toBe('1 jobs, 1 dead')
  expect(await runCli(['jobs', 'retry', id], env)).toMatchObject({ code: 0, out: `job ${id} is tried again\n` })
  const worker = await startWorker(env)
  await until(async () => (await count('graphile_worker._private_jobs')) === 0)
  await worker.stop()
  expect(await runCli(['jobs'], env)).toMatchObject({ code: 0, out: '0 jobs, 0 dead\n' })
  expect(await runCli(['jobs', 'retry', id], env)).toMatchObject({
    code: 1,
    err: expect.stringContaining(`No job ${id}`),
  })
  expect(await runCli(['jobs', 'retry', 'all'], env)).toMatchObject({ code: 1 })
}, 120_000)
