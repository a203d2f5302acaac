import { compare, unread } from '../../src/cli/registries'
import { loadConfig, type Config } from '../../src/config/load-config'
import { asOwner } from '../hub/support/all-seeing'
import { registrySettings, startTestHub, type TestHub } from '../support/hub'

/** The operator's commands, beside a hub. */
let hub: TestHub
let config: Config
beforeAll(async () => {
  hub = await startTestHub({ children: 40 })
  const { urls } = hub
  config = loadConfig({
    env: {},
    overrides: {
      dataDir: hub.dataDir,
      'demo.allowOuterRegistries': true,
      'hub.url': urls.hub.app,
      ...registrySettings(urls),
    },
  })
}, 120_000)
afterAll(() => hub?.stop())

/** What the command says, and its exit code. */
async function said(work: () => Promise<void>): Promise<{ text: string; code: number }> {
  const write = process.stdout.write.bind(process.stdout)
  const lines: string[] = []
  process.stdout.write = (text: string | Uint8Array) => lines.push(String(text)) > 0
  try {
    await work()
    return { text: lines.join(''), code: Number(process.exitCode ?? 0) }
  } finally {
    process.stdout.write = write
    process.exitCode = 0
  }
}

test('a bad cell that no feed told of: compared, then listed by registry, id and column, without what stands there', async () => {
  const [row] = await asOwner(
    hub,
    'police',
    `SELECT rybh, xm, gmsfhm FROM ck_wcnr WHERE gmsfhm IS NOT NULL ORDER BY rybh LIMIT 1`,
  )
  await asOwner(hub, 'police', `ALTER TABLE rk_ryxx DISABLE TRIGGER ALL`)
  await asOwner(hub, 'police', `UPDATE rk_ryxx SET csrq = '99999999' WHERE rybh = $1`, [row.rybh])
  await asOwner(hub, 'police', `ALTER TABLE rk_ryxx ENABLE TRIGGER ALL`)
  const compared = await said(() => compare(config, 'police', false))
  expect(compared).toEqual({ text: 'police: compared; 1 unread\n', code: 0 })
  const { text } = await said(() => unread(config))
  expect(text.split('\n')[0]!.split('\t').slice(0, 4)).toEqual(['police', row.rybh, 'birthDate', 'UNREADABLE'])
  expect(text).toContain('police: 1 unread, 1 doubtful numbers, ')
  expect(text).toContain('education: 0 unread, ')
  for (const secret of [row.xm, row.gmsfhm, '99999999']) expect(text).not.toContain(secret)
})

test('too much is missing: held, exit code 1; accepted, it is struck', async () => {
  const rows = await asOwner(hub, 'health', 'SELECT dah FROM et_da')
  await asOwner(hub, 'health', 'CREATE TABLE kept AS SELECT * FROM et_da; DELETE FROM et_da')
  const live = async () =>
    (await asOwner(hub, 'hub', `SELECT 1 FROM link WHERE registry = 'health' AND NOT gone`)).length
  const held = await said(() => compare(config, 'health', false))
  expect(held).toEqual({
    text: `health: held, ${rows.length} records are missing; --accept strikes them; 0 unread\n`,
    code: 1,
  })
  expect(await live()).toBe(rows.length)
  expect((await said(() => compare(config, 'health', true))).code).toBe(0)
  expect(await live()).toBe(0)
  await asOwner(hub, 'health', 'INSERT INTO et_da SELECT * FROM kept; DROP TABLE kept')
  expect(await said(() => compare(config, undefined, false))).toMatchObject({ code: 0 })
  expect(await live()).toBe(rows.length)
})

test('an unknown registry, and accepting everything everywhere, are refused', async () => {
  await expect(compare(config, 'tax', false)).rejects.toThrow('Expected one of')
  await expect(compare(config, undefined, true)).rejects.toThrow('Expected the registry')
})
