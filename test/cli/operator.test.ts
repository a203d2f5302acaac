import { registryDatabases } from '../../connectors/registries'
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { SHOWCASE } from '../../src/demo/showcase'
import type { DatabaseUrls } from '../../src/embedded/provision'
import { startEmbedded } from '../../src/embedded/start-embedded'
import { rows, tempFolder } from '../support/run-hub'
import { readmeChild, runCli, startCli, type Env, type UpHub } from './support/run-cli'

/** What an operator does to a hub's data, and what the hub says of it. In their order: each goes on from the one before. */
const { folder, remove } = tempFolder()
const dataDir = path.join(folder, 'data')
const env: Env = { TONGLIAN_DATA_DIR: dataDir, TONGLIAN_PORT: '0', TONGLIAN_DEMO_CHILDREN: '40' }
const inData = (name: string) => path.join(dataDir, name)
const anchors = inData('audit-anchors.jsonl')
let hub: UpHub | null = null

async function up(own: Env = {}): Promise<UpHub> {
  hub = await startCli({ ...env, ...own })
  return hub
}
const down = async () => {
  await hub?.stop()
  hub = null
}
afterEach(down)
afterAll(remove)

/** Works on the databases while no hub runs on them. */
async function atRest<T>(work: (urls: DatabaseUrls) => Promise<T>): Promise<T> {
  const server = await startEmbedded({ dataDir, registries: registryDatabases(), provision: false })
  try {
    return await work(server.urls)
  } finally {
    await server.stop()
  }
}

const SHOWN = { name: SHOWCASE.name, education: { rollState: 'ENROLLED' } }

describe('before any hub has run', () => {
  test.each([
    [['audit', 'verify']],
    [['audit', 'verify', '--without-anchor']],
    [['grants', 'list']],
    [['grants', 'revoke', 'grant:00000000-0000-4000-8000-000000000000', '--as', 'officer', '--note', 'because']],
    [['conformance']],
    [['index', 'rebuild']],
  ])('%p says so, and makes nothing (faults.md 35)', async (args) => {
    const { code, err } = await runCli(args, env)
    expect([code, err]).toEqual([1, expect.stringContaining(`No hub has run on the data folder ${dataDir}`)])
    expect(existsSync(dataDir)).toBe(false)
  })

  test.each([[['access', 'check']], [['access', 'matrix']], [['access', 'explain', 'Child.name', '--as', 'police']]])(
    '%p answers, and makes nothing',
    async (args) => {
      expect((await runCli(args, env)).code).toBe(0)
      expect(existsSync(dataDir)).toBe(false)
    },
  )
})

test('the first start makes the demo; the trail is verified beside it and after it', async () => {
  expect(await readmeChild((await up()).url)).toEqual(SHOWN)
  await new Promise((resolve) => setTimeout(resolve, 1_500)) // an anchor is written once a second
  const beside = await runCli(['audit', 'verify'], env)
  expect([beside.code, beside.out]).toEqual([0, expect.stringMatching(/^\d+ entries in \d chains, all as they were written\n$/)]) // prettier-ignore
  await down()
  expect(await runCli(['audit', 'verify'], env)).toMatchObject({ code: 0 })
  expect(await runCli(['conformance', 'police'], env)).toMatchObject({ code: 0 })
}, 120_000)

describe('the anchor file (faults.md 35)', () => {
  let kept: string
  beforeAll(() => (kept = readFileSync(anchors, 'utf8')))
  afterAll(() => writeFileSync(anchors, kept))

  test.each([
    ['is deleted', () => rmSync(anchors), 'is not there'],
    ['is emptied', () => writeFileSync(anchors, ''), 'holds no anchor'],
  ])(
    '%s: the trail is not verified to its end',
    async (_how, harm, words) => {
      harm()
      const { code, out } = await runCli(['audit', 'verify'], env)
      expect([code, out]).toEqual([1, expect.stringContaining(`NOT verified to its end: the anchor file ${anchors} ${words}`)]) // prettier-ignore
      expect(await runCli(['audit', 'verify', '--without-anchor'], env)).toMatchObject({ code: 0 })
    },
    60_000,
  )
})

test('an anchor file that was cut short does not pass (faults.md 35)', async () => {
  const kept = readFileSync(anchors, 'utf8')
  await atRest(({ hub: { owner } }) =>
    rows(owner, `UPDATE audit_entry SET written_at = written_at - interval '5 minutes' WHERE seq <= 2 RETURNING seq`),
  )
  const [chain] = await atRest(({ hub: { owner } }) => rows(owner, 'SELECT chain, seal FROM audit_entry WHERE seq = 1'))
  writeFileSync(anchors, `${JSON.stringify({ ...(chain as object), seq: 1 })}\n`)
  const { code, out } = await runCli(['audit', 'verify'], env)
  expect([code, out]).toEqual([1, expect.stringMatching(/knows nothing of the newest \d+ entries, written within 30\d seconds/)]) // prettier-ignore
  writeFileSync(anchors, kept)
  expect(await runCli(['audit', 'verify'], env)).toMatchObject({ code: 0 })
}, 60_000)

describe('another audit key (faults.md 34)', () => {
  const other = { TONGLIAN_AUDIT_KEY: 'another key of the same length, or longer' }
  const entries = () => atRest(async ({ hub: { owner } }) => rows(owner, 'SELECT chain, seq FROM audit_entry ORDER BY chain, seq')) // prettier-ignore

  test('the start is refused, nothing is written, and it says what to do', async () => {
    const before = await entries()
    renameSync(inData('secrets.json'), inData('secrets.kept'))
    for (const own of [{}, other]) {
      for (const args of [['start'], ['grants', 'list']]) {
        const { code, err } = await runCli(args, { ...env, ...own })
        expect([code, err]).toEqual([1, expect.stringContaining('was written under another audit key')])
        expect(err).toContain('Put the old key back')
      }
      const { code, out } = await runCli(['audit', 'verify'], { ...env, ...own })
      expect([code, out]).toEqual([1, expect.stringContaining('NOT verified. The audit trail in the hub')])
    }
    renameSync(inData('secrets.kept'), inData('secrets.json'))
    expect(await entries()).toEqual(before)
  }, 240_000)

  test('an entry that was changed is not taken for another key', async () => {
    const last = '(SELECT chain, seq FROM audit_entry ORDER BY written_at DESC, seq DESC LIMIT 1)'
    const change = (body: string) => atRest(async ({ hub: { owner } }) => rows(owner, `UPDATE audit_entry SET body = ${body} WHERE (chain, seq) = ${last}`)) // prettier-ignore
    await change(`body || ' '`)
    const { code, out } = await runCli(['audit', 'verify'], env)
    await change('rtrim(body)')
    expect([code, out]).toEqual([1, expect.stringMatching(/^NOT as written: entry \d+ of chain .+: changed/)])
    expect(await runCli(['audit', 'verify'], env)).toMatchObject({ code: 0 })
  }, 120_000)
})

test('settings that do nothing any more are told, all of them, with what to do (faults.md 36)', async () => {
  const { err, url } = await up({
    TONGLIAN_DEMO_CHILDREN: '70',
    TONGLIAN_DEMO_SEED: '7',
    TONGLIAN_HUB_OWNER_URL: 'postgresql://nobody@127.0.0.1:1/none',
    TONGLIAN_ALLOW_PLAIN_HTTP: 'true',
  })
  expect(err).toContain('demo.children (TONGLIAN_DEMO_CHILDREN) has no effect: the demo of ')
  expect(err).toContain('holds 40 children, made with seed 1 in 430421')
  expect(err).toContain('demo.seed (TONGLIAN_DEMO_SEED) has no effect')
  expect(err).toContain('npm run tonglian -- demo --children 70 --seed 7')
  expect(err).toContain('hub.ownerUrl (TONGLIAN_HUB_OWNER_URL) has no effect')
  expect(err).toContain('http.allowPlainHttp (TONGLIAN_ALLOW_PLAIN_HTTP) has no effect')
  expect(await readmeChild(url)).toEqual(SHOWN) // the seed of the demo that is there keys the ids
  await down()
  expect((await up()).err).not.toContain('has no effect')
}, 120_000)

test('the embedded PostgreSQL is killed: the hub says so and ends, and the next start has everything', async () => {
  const { ended, url } = await up()
  expect(await readmeChild(url)).toEqual(SHOWN)
  process.kill(Number(readFileSync(path.join(inData('postgres'), 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL')
  const { code, err } = await ended
  expect([code, err]).toEqual([1, expect.stringContaining('The embedded PostgreSQL ended (signal SIGKILL)')])
  expect(await readmeChild((await up()).url)).toEqual(SHOWN)
  await down()
  expect(await runCli(['audit', 'verify'], env)).toMatchObject({ code: 0 })
}, 120_000)

describe('data that are gone (faults.md 33)', () => {
  const harms: readonly (readonly [string, 'hub' | 'education' | 'civil_affairs', string, string])[] = [
    ['the hub’s links were deleted', 'hub', 'TRUNCATE link, child, child_key', 'holds nothing of education, though it had read'],
    ['the index was emptied', 'hub', 'TRUNCATE child_index', 'The index of lists is empty'],
    ['a table of a registry was emptied', 'education', 'TRUNCATE xs_jbxx', 'lost their rows: education xs_jbxx. It is made again'],
    ['a load was killed before its end', 'civil_affairs', 'DROP TABLE demo_mark', 'not made to the end in civil-affairs. It is made again'],
    ['a registry is of another demo', 'education', `UPDATE demo_mark SET mark = replace(mark, '"seed":1', '"seed":2')`, 'not made together. It is made again'],
  ] // prettier-ignore
  test.each(harms)(
    '%s: found at the start, told and mended',
    async (_what, database, harm, words) => {
      await atRest(async (urls) => rows(urls[database].owner, harm))
      const { err, url } = await up()
      expect(err).toContain(words)
      expect(await readmeChild(url)).toEqual(SHOWN)
    },
    120_000,
  )

  test('the whole database was deleted: the demo is made again', async () => {
    rmSync(inData('postgres'), { recursive: true })
    const { err, url } = await up()
    expect(err).toMatch(/Making 40 children in \d registries/)
    expect(await readmeChild(url)).toEqual(SHOWN)
  }, 120_000)
})
