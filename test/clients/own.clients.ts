import { execFile, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { SHOWCASE } from '../../src/demo/showcase'
import { projectRoot } from '../../src/kit/project-root'
import { systemClock } from '../../src/kit/clock'
import { newSecret, signatures } from '../../src/webhooks/signing'
import { write } from '../events/support/feed'
import { showcaseUuid } from '../hub/support/sample'
import { startTestHub, type TestHub } from '../support/hub'

/** The project's own client as a school system has it: packed for npm; and the examples in Python and with curl. */
const execute = promisify(execFile)
const CLIENT = path.join(projectRoot(), 'client')
const NUMBERS = [SHOWCASE.idNumber, '11010519491231002X', '12']
const EXPECTED = ['ENROLLED', 'NOT_FOUND', 'BAD_ID_NUMBER']

const folder = mkdtempSync(path.join(tmpdir(), 'tonglian-client-'))
let hub: TestHub
let env: NodeJS.ProcessEnv
beforeAll(async () => {
  hub = await startTestHub({ children: 40 })
  env = {
    ...process.env,
    TONGLIAN_URL: hub.url,
    TONGLIAN_TOKEN_URL: `${hub.url}/realms/tonglian/protocol/openid-connect/token`,
    TONGLIAN_CLIENT_ID: 'school-system',
    TONGLIAN_CLIENT_SECRET: 'school-system-demo',
  }
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await hub?.stop()
})

async function run(command: string, args: readonly string[], input: string): Promise<string> {
  const running = execute(command, args, { env, cwd: folder })
  running.child.stdin!.end(input)
  return (await running).stdout
}

const PROGRAM = `
import { enrolmentOf, HubClient } from '@tonglian/client'
const { TONGLIAN_URL: url, TONGLIAN_TOKEN_URL: tokenUrl, TONGLIAN_CLIENT_ID: clientId, TONGLIAN_CLIENT_SECRET: clientSecret } = process.env
const client = new HubClient({ url, credentials: { tokenUrl, clientId, clientSecret }, purpose: 'dropout-control' })
const answers = []
for await (const { rollState, error } of enrolmentOf(client, ${JSON.stringify(NUMBERS)})) answers.push(error?.code ?? rollState)
console.log(JSON.stringify(answers))
`

test('the package that npm makes works, and holds its types', async () => {
  const { stdout } = await execute('npm', ['pack', '--json', '--pack-destination', folder], { cwd: CLIENT })
  const [{ filename, files }] = JSON.parse(stdout.slice(stdout.indexOf('['))) as [
    { filename: string; files: { path: string }[] },
  ]
  expect(files.map((file) => file.path)).toEqual(
    expect.arrayContaining(['dist/index.js', 'dist/index.d.ts', 'README.md']),
  )
  const place = path.join(folder, 'node_modules/@tonglian/client')
  mkdirSync(place, { recursive: true })
  await execute('tar', ['xzf', path.join(folder, filename), '-C', place, '--strip-components=1'])
  writeFileSync(path.join(folder, 'program.mjs'), PROGRAM)
  expect(JSON.parse(await run(process.execPath, ['program.mjs'], ''))).toEqual(EXPECTED)
})

test('the example in Python', async () => {
  const out = await run('python3', [path.join(CLIENT, 'examples/enrolment.py')], NUMBERS.join('\n'))
  const rows = out.trim().split(/\r?\n/).slice(1).map((line) => line.split(',')) // prettier-ignore
  expect(rows.map(([student]) => student)).toEqual(NUMBERS)
  expect(rows.map((row) => row[4] || row[1])).toEqual(EXPECTED)
})

test('the example with curl', async () => {
  const out = await run('bash', [path.join(CLIENT, 'examples/enrolment.sh')], JSON.stringify(NUMBERS))
  const { data } = JSON.parse(out) as { data: { enrolmentStatus: { rollState: string | null; error: { code: string } | null }[] } } // prettier-ignore
  expect(data.enrolmentStatus.map(({ rollState, error }) => error?.code ?? rollState)).toEqual(EXPECTED)
})

test('the examples of events: a page by curl, and a receiver in Python that takes the hub’s deliveries alone', async () => {
  const uuid = await showcaseUuid(hub)
  const id = await write(hub, 'education.changed', uuid)
  const out = await run('bash', [path.join(CLIENT, 'examples/events.sh')], '')
  // The first judging of the hub's children may have told of a verdict before.
  expect((JSON.parse(out) as { data: { events: { events: { id: string }[] } } }).data.events.events.at(-1)).toMatchObject({ id }) // prettier-ignore
  const { secret } = newSecret('HMAC')
  const receiver = spawn('python3', [path.join(CLIENT, 'examples/events.py')], { env: { ...env, TONGLIAN_WEBHOOK_SECRETS: secret, PORT: '0' } }) // prettier-ignore
  try {
    const said = (from: NodeJS.ReadableStream) => new Promise<string>((resolve) => from.once('data', (text: Buffer) => resolve(text.toString()))) // prettier-ignore
    const port = /listens on (\d+)/.exec(await said(receiver.stderr))![1]!
    const body = JSON.stringify({ type: 'education.changed', timestamp: '', data: { id } })
    const timestamp = Math.floor(systemClock.now() / 1_000)
    const post = (signature: string) =>
      fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body, headers: { 'webhook-id': id, 'webhook-timestamp': String(timestamp), 'webhook-signature': signature } }) // prettier-ignore
    const written = said(receiver.stdout)
    expect((await post(signatures({ id, timestamp, body }, [newSecret('HMAC').secret]))).status).toBe(400)
    expect((await post(signatures({ id, timestamp, body }, [secret]))).status).toBe(204)
    expect(JSON.parse(await written)).toEqual({ id })
  } finally {
    receiver.kill()
  }
})

test('a wrong secret is told, and stands nowhere', async () => {
  env = { ...env, TONGLIAN_CLIENT_SECRET: 'WRONG-SECRET' }
  for (const [command, file] of [
    ['python3', 'enrolment.py'],
    ['bash', 'enrolment.sh'],
  ] as const) {
    // prettier-ignore
    const failed = (await run(command, [path.join(CLIENT, 'examples', file)], '["12"]').catch((error: unknown) => error)) as { code: number; stderr: string; stdout: string } // prettier-ignore
    expect(failed.code).toBeGreaterThan(0)
    expect(`${failed.stderr}${failed.stdout}`).toMatch(/401|invalid_client/)
    expect(`${failed.stderr}${failed.stdout}`).not.toContain('WRONG-SECRET')
  }
})
