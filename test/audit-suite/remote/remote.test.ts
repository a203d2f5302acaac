import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { projectRoot } from '../../../src/kit/project-root'
import { asOwner } from '../../hub/support/all-seeing'
import { startTestHub, type TestHub } from '../../support/hub'
import { buildOnce } from '../../support/run-hub'
import { during, SEEN_OVER_HTTP } from '../sabotages'
import { hiddenBirthDate } from '../table-folder'
import { runRemote } from './run-remote'

/** The suite against a hub that it knows by address and accounts alone. */
const folder = mkdtempSync(path.join(tmpdir(), 'tonglian-remote-'))
const said: string[] = []
let hub: TestHub
let accounts: object[]
beforeAll(async () => {
  hub = await startTestHub({ children: 60 })
  accounts = [signingIn('education'), signingIn('doctor'), signingIn('director'), signingIn('civil-affairs')]
}, 120_000)
afterAll(async () => {
  await hub?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const signingIn = (name: string) => ({ name, username: name, password: `${name}-demo`, purposes: ['case'] })

let files = 0
function tokens(change: object = {}): string {
  const file = path.join(folder, `tokens-${(files += 1)}.json`)
  const tokenEndpoint = `${hub.url}/realms/tonglian/protocol/openid-connect/token`
  writeFileSync(file, JSON.stringify({ tokenEndpoint, client: 'tonglian-web', accounts, ...change }))
  return file
}

const run = (options: { url?: string; tokens?: string; table?: string; mutations?: boolean; once?: boolean } = {}) =>
  runRemote({ url: hub.url, tokens: tokens(), say: (line) => void said.push(line), ...options })

const count = async (table: string) => (await asOwner(hub, 'hub', `SELECT count(*)::int AS n FROM ${table}`))[0].n

test('finds no leak in a hub that has none, of many thousand cells', async () => {
  const clerk = { name: 'clerk', token: await hub.token('police') }
  const tally = await run({ tokens: tokens({ accounts: [...accounts, signingIn('womens-federation'), clerk] }) })
  expect(tally.lines).toEqual([])
  expect(Number(/cells=(\d+) leaks=0$/.exec(tally.summary)?.[1])).toBeGreaterThan(10_000)
}, 120_000)

test('changes nothing, unless it is told to: then each grant stands in the queue of reviews', async () => {
  expect([await count('access_grant'), await count('change_key')]).toEqual([0, 0])
  const tally = await run({ mutations: true })
  expect(tally.lines).toEqual([])
  expect(await count(`access_grant WHERE review = 'OPEN'`)).toBeGreaterThan(0)
  // With grants in force the table alone does not say what is shown: those children are left out, and that is told.
  expect((await run()).lines).toEqual([])
  expect(said).toContainEqual(expect.stringMatching(/^not decided: [1-9]/))
  await asOwner(hub, 'hub', 'TRUNCATE access_grant, change_key')
}, 240_000)

test.each(SEEN_OVER_HTTP)(
  'finds the leak: $name',
  async (sabotage) => {
    expect((await during(sabotage, () => run({ once: true }))).leaks).toBeGreaterThan(0)
  },
  120_000,
)

describe('cannot run, and says why', () => {
  const refused = async (options: Parameters<typeof run>[0]) => {
    const fault = await run(options).then(
      () => null,
      (thrown: Error) => thrown,
    )
    expect(fault?.name).toBe('CannotRun')
    return fault!.message
  }

  test('a token that the hub does not accept, which is not said back', async () => {
    const token = `${(await hub.token('police')).slice(0, -8)}AAAAAAAA`
    const told = await refused({ tokens: tokens({ accounts: [{ name: 'police', token }] }) })
    expect(told).toBe('The hub does not accept the token of police (UNAUTHENTICATED signature).')
  })

  test('a password that the sign-in does not accept', async () => {
    const account = { name: 'police', username: 'police', password: 'not-the-password' }
    const told = await refused({ tokens: tokens({ accounts: [account] }) })
    expect(told).toMatch(/^The sign-in gives no token for police \([\w-]+\)\.$/)
  })

  test('a purpose that the account does not hold', async () => {
    const account = {
      name: 'doctor',
      username: 'doctor',
      password: 'doctor-demo',
      purposes: ['household-registration'],
    }
    expect(await refused({ tokens: tokens({ accounts: [account] }) })).toMatch(/doctor does not hold a purpose/)
  })

  test('nobody at the address', async () => {
    expect(await refused({ url: 'http://127.0.0.1:1' })).toMatch(
      /^The hub at http:\/\/127\.0\.0\.1:1\/graphql cannot be reached/,
    )
    expect(await refused({ url: 'hub.example' })).toMatch(/^--url: expected/)
  })

  test('another table than the hub’s', async () => {
    const other = hiddenBirthDate()
    const told = await refused({ table: other.folder })
    expect(told).toMatch(`The hub decides by access table ${hub.app.tableVersion()}, the folder holds `)
    other.remove()
    expect(await refused({ table: '/nowhere' })).toBe('The folder of the access table, /nowhere, is not there.')
    expect(await refused({ table: folder })).toBe(`The folder ${folder} holds no access table that can be read.`)
  })

  test('the hub’s own table in another folder is as good', async () => {
    const copy = path.join(folder, 'table')
    cpSync(path.join(projectRoot(), 'schema/access'), copy, { recursive: true })
    const one = tokens({ accounts: [{ name: 'analyst', username: 'analyst', password: 'analyst-demo' }], children: ['child:00000000-0000-8000-8000-000000000000'] }) // prettier-ignore
    expect((await run({ table: copy, tokens: one })).lines).toEqual([])
  })

  test.each([
    [{ accounts: [] }, 'accounts: '],
    [{ accounts: [{ name: 'a' }] }, 'accounts.0: expected one of: token; username and password; secret'],
    [{ accounts: [{ name: 'a', token: 'x', pass: 'y' }] }, 'accounts.0: Unrecognized key: "pass"'],
    [{ children: ['430421'] }, 'children.0: '],
  ])('a tokens file that does not fit: %#', async (change, told) => {
    expect(await refused({ tokens: tokens(change) })).toContain(told)
  })

  test('a tokens file that is not there, or not JSON', async () => {
    expect(await refused({ tokens: path.join(folder, 'none.json') })).toMatch(/cannot be read\.$/)
    const bad = path.join(folder, 'bad.json')
    writeFileSync(bad, '{ "token": secret')
    expect(await refused({ tokens: bad })).toMatch(/is not JSON\.$/)
  })

  test('the command ends with 2 and the sentence alone', () => {
    buildOnce()
    const command = (...args: string[]) =>
      spawnSync(process.execPath, [path.join(projectRoot(), 'dist/test/audit-suite/access.js'), ...args], {
        encoding: 'utf8',
      })
    const { status, stderr, stdout } = command(
      '--url',
      'http://127.0.0.1:1',
      '--tokens',
      tokens({ accounts: [{ name: 'police', token: 'none' }] }),
    )
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toMatch(/^The hub at .* cannot be reached \(\w+\)\.\n$/)
    expect(command('--tokens', 'x.json')).toMatchObject({
      status: 2,
      stderr: '--tokens, --table and --mutations need --url.\n',
    })
    expect(command('--url', 'http://127.0.0.1:1').status).toBe(2)
  })
})

test('nothing that was said names a child or holds a token', async () => {
  const rows = await asOwner(hub, 'hub', 'SELECT name, id_number FROM child')
  const all = said.join('\n')
  for (const { name, id_number } of rows)
    for (const value of [name, id_number]) if (value) expect(all).not.toContain(value)
  expect(all).not.toContain('eyJ')
})
