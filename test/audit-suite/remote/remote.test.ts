import { spawn } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { SHOWCASE } from '../../../src/demo/showcase'
import { projectRoot } from '../../../src/kit/project-root'
import { readTable } from '../../../src/config/read-table'
import { asOwner } from '../../hub/support/all-seeing'
import { writtenTable } from '../../hub/support/changed-table'
import { showcaseUuid } from '../../hub/support/sample'
import { BrokenConnector } from '../../support/fakes/broken-connector'
import { startTestHub, type TestHub } from '../../support/hub'
import { buildOnce } from '../../support/run-hub'
import { during } from '../sabotage'
import { SABOTAGES, SEEN_OVER_HTTP } from '../sabotages'
import { hiddenBirthDate, sexForCasesAlone } from '../table-folder'
import { runRemote } from './run-remote'

/** The suite against a hub that it knows by address and accounts alone. */
const folder = mkdtempSync(path.join(tmpdir(), 'tonglian-remote-'))
const said: string[] = []
let hub: TestHub
let police: BrokenConnector
let accounts: object[]
beforeAll(async () => {
  hub = await startTestHub({
    children: 60,
    wrap: (connector) => (connector.registry === 'police' ? (police = new BrokenConnector(connector, 0)) : connector),
  })
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

const run = (
  options: { url?: string; tokens?: string; table?: string; mutations?: boolean; untilLeak?: boolean } = {},
) => runRemote({ url: hub.url, tokens: tokens(), say: (line) => void said.push(line), ...options })

/** The program as `npm run audit:access` runs it. What it prints joins what was said. */
async function command(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  buildOnce()
  const child = spawn(process.execPath, [path.join(projectRoot(), 'dist/test/audit-suite/access.js'), ...args])
  let [out, err] = ['', '']
  child.stdout.on('data', (text: Buffer) => (out += text.toString()))
  child.stderr.on('data', (text: Buffer) => (err += text.toString()))
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  said.push(out, err)
  return { code, out, err }
}

const count = async (table: string) => (await asOwner(hub, 'hub', `SELECT count(*)::int AS n FROM ${table}`))[0].n

test('finds no leak in a hub that has none, of many thousand cells', async () => {
  const clerk = { name: 'clerk', token: await hub.token('police') }
  const tally = await run({ tokens: tokens({ accounts: [...accounts, signingIn('womens-federation'), clerk] }) })
  expect(tally.lines).toEqual([])
  expect(Number(/cells=(\d+) leaks=0$/.exec(tally.summary)?.[1])).toBeGreaterThan(10_000)
}, 120_000)

test('changes nothing, unless it is told to: then no filter stays, and each grant stands in the queue of reviews', async () => {
  expect([await count('access_grant'), await count('change_key')]).toEqual([0, 0])
  const tally = await run({ mutations: true })
  expect(tally.lines).toEqual([])
  expect(await count(`access_grant WHERE review = 'OPEN'`)).toBeGreaterThan(0)
  expect(said).toContainEqual(expect.stringMatching(/^[1-9]\d+ filters were saved, and deleted again$/))
  expect(await count('saved_filter')).toBe(0)
  // With grants in force the table alone does not say what is shown: those children are left out, and that is told.
  expect((await run()).lines).toEqual([])
  expect(said).toContainEqual(expect.stringMatching(/^not decided: [1-9]/))
  await asOwner(hub, 'hub', 'TRUNCATE access_grant, change_key')
}, 240_000)

test.each(SEEN_OVER_HTTP)(
  'finds the leak: $name',
  async (sabotage) => {
    expect(
      (await during(sabotage, () => run({ untilLeak: true, mutations: sabotage.writes === true }))).leaks,
    ).toBeGreaterThan(0)
  },
  120_000,
)

test('finds the leak: saved-filter-not-judged, where a purpose ends the right to what was saved under another', async () => {
  const { folder: table, remove } = sexForCasesAlone()
  await hub.app.changeTable(readTable(table))
  const both = { ...signingIn('police'), purposes: ['household-registration', 'case'] }
  const asking = { table, tokens: tokens({ accounts: [both, signingIn('education')] }), mutations: true, untilLeak: true } // prettier-ignore
  const sabotage = SABOTAGES.find(({ name }) => name === 'saved-filter-not-judged')!
  const { lines } = await during(sabotage, () => run(asking))
  await hub.app.changeTable(writtenTable())
  remove()
  expect(lines).toContain('leak: role police for household-registration · field Child.sex · position filter · condition saved') // prettier-ignore
  expect(await count('saved_filter')).toBe(0)
}, 120_000)

test('a row that its registry spoilt leaves that child out, and nobody else', async () => {
  const spoil = (value: string) =>
    asOwner(hub, 'police', `UPDATE rk_ryxx SET ryzt = $1 WHERE rybh = $2`, [value, SHOWCASE.records.police])
  const [{ ryzt: before }] = await asOwner(hub, 'police', `SELECT ryzt FROM rk_ryxx WHERE rybh = $1`, [SHOWCASE.records.police]) // prettier-ignore
  const children = [`child:${await showcaseUuid(hub)}`]
  await spoil('?')
  const tally = await run({ tokens: tokens({ accounts: [signingIn('police'), signingIn('education')], children }) })
  await spoil(before)
  expect(tally.lines).toEqual([])
  expect(said).toContainEqual(expect.stringMatching(/^1 children left out/))
}, 120_000)

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

  test('the command ends with 2 and the sentence alone', async () => {
    const one = tokens({ accounts: [{ name: 'police', token: 'none' }] })
    const { code, out, err } = await command('--url', 'http://127.0.0.1:1', '--tokens', one)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(/^The hub at .* cannot be reached \(\w+\)\.\n$/)
    const told = '--tokens, --table and --mutations need --url.\n'
    expect(await command('--tokens', 'x.json')).toEqual({ code: 2, out: '', err: told })
    expect((await command('--url', 'http://127.0.0.1:1')).code).toBe(2)
  })
})

describe('the command, over HTTP alone', () => {
  const few = () => tokens({ accounts: [signingIn('education'), signingIn('doctor')] })

  test('ends with the line of cells and leaks, and with 0', async () => {
    const { code, out, err } = await command('--url', hub.url, '--tokens', few())
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toMatch(/\ncells=\d{4,} leaks=0\n$/)
  }, 120_000)

  test('ends with 1, and names each leak by role, field and position, where something on the way drops strict access', async () => {
    const proxy = createServer((request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', async () => {
        const { authorization = '', 'x-purpose': purpose = '' } = request.headers as Record<string, string>
        const headers = { 'content-type': 'application/json', authorization, 'x-purpose': purpose }
        const answer = await fetch(`${hub.url}/graphql`, { method: 'POST', body: Buffer.concat(chunks), headers })
        response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text())
      })
    })
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
    const url = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`
    const { code, out } = await command('--url', url, '--tokens', few())
    await new Promise((resolve) => proxy.close(resolve))
    expect(code).toBe(1)
    expect(out).toMatch(
      /^leak: role doctor for case · field EducationRecord\.rollState · position strict access · child in area/m,
    )
    expect(out).toMatch(/\ncells=\d+ leaks=[1-9]\d*\n$/)
  }, 120_000)
})

test('a registry that does not answer: nothing can be compared', async () => {
  police.failures = Infinity
  await expect(run()).rejects.toThrow(
    /^A registry of the hub does not answer \(REGISTRY_\w+\): try again when all do\.$/,
  )
}, 60_000)

test('nothing that was said names a child or holds a token', async () => {
  const rows = await asOwner(hub, 'hub', 'SELECT name, id_number FROM child')
  const all = said.join('\n')
  for (const { name, id_number } of rows)
    for (const value of [name, id_number]) if (value) expect(all).not.toContain(value)
  expect(all).not.toContain('eyJ')
})
