import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { projectRoot } from '../../../src/kit/project-root'
import { freePort } from '../support/sign-in-hub'

const VERSION = '26.7.3'
const ADMIN = 'test-admin'
const run = promisify(execFile)

export interface KeycloakServer {
  /** http://127.0.0.1:port, without a realm. */
  readonly url: string
  /** A call of the admin API: path below /admin/realms, JSON in and out. Fails the test on any status but 2xx. */
  admin(method: string, where: string, body?: unknown): Promise<unknown>
  /** An access token of the master realm. */
  masterToken(): Promise<string>
  stop(): Promise<void>
}

/** Fetches (once), unpacks and starts a real Keycloak with the project's realm file. A machine that cannot do so fails, never skips. */
export async function startKeycloak(): Promise<KeycloakServer> {
  await need('java', ['-version'], 'a Java runtime (17 or later)')
  await need('unzip', ['-v'], 'unzip')
  const home = mkdtempSync(path.join(tmpdir(), 'tonglian-keycloak-'))
  cpSync(await distribution(), home, { recursive: true })
  mkdirSync(path.join(home, 'data/import'), { recursive: true })
  cpSync(
    path.join(projectRoot(), 'deploy/keycloak/tonglian-realm.json'),
    path.join(home, 'data/import/tonglian-realm.json'),
  )
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const password = `${port}-of-this-run`
  const log: string[] = []
  const server = spawn(
    path.join(home, 'bin/kc.sh'),
    ['start-dev', '--import-realm', '--http-host=127.0.0.1', `--http-port=${port}`, '--http-management-port=0'],
    {
      env: {
        ...process.env,
        KC_BOOTSTRAP_ADMIN_USERNAME: ADMIN,
        KC_BOOTSTRAP_ADMIN_PASSWORD: password,
        JAVA_OPTS_KC_HEAP: '-Xms64m -Xmx512m',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    },
  )
  server.stdout.on('data', (chunk: Buffer) => log.push(chunk.toString()))
  server.stderr.on('data', (chunk: Buffer) => log.push(chunk.toString()))
  const end = async () => {
    await stopGroup(server)
    rmSync(home, { recursive: true, force: true })
  }
  try {
    await ready(`${url}/realms/tonglian/.well-known/openid-configuration`, server, log)
  } catch (error) {
    await end()
    throw error
  }

  const masterToken = async () => {
    const fields = { grant_type: 'password', client_id: 'admin-cli', username: ADMIN, password, scope: 'openid' }
    const response = await fetch(`${url}/realms/master/protocol/openid-connect/token`, {
      method: 'POST',
      body: new URLSearchParams(fields),
    })
    return ((await response.json()) as { access_token: string }).access_token
  }
  return {
    url,
    masterToken,
    stop: end,
    async admin(method, where, body) {
      const headers = { authorization: `Bearer ${await masterToken()}`, 'content-type': 'application/json' }
      const response = await fetch(`${url}/admin/realms${where}`, {
        method,
        headers,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      const text = await response.text()
      if (!response.ok)
        throw new Error(`Keycloak's admin API answered ${response.status} to ${method} ${where}: ${text.slice(0, 300)}`)
      return text === '' ? null : (JSON.parse(text) as unknown)
    },
  }
}

/** The unpacked distribution, kept between runs below the user's cache folder. */
async function distribution(): Promise<string> {
  const cache = process.env['TONGLIAN_TEST_CACHE'] ?? path.join(homedir(), '.cache/tonglian-test')
  const unpacked = path.join(cache, `keycloak-${VERSION}`)
  if (existsSync(path.join(unpacked, 'bin/kc.sh'))) return unpacked
  const artifact = `org.keycloak:keycloak-quarkus-dist:${VERSION}:zip`
  await need('mvn', ['-version'], 'Maven, which fetches Keycloak')
  const fresh = mkdtempSync(path.join(tmpdir(), 'tonglian-keycloak-zip-'))
  try {
    await run('mvn', ['-q', 'dependency:get', `-Dartifact=${artifact}`, '-Dtransitive=false'], { timeout: 600_000 })
    await run('mvn', ['-q', 'dependency:copy', `-Dartifact=${artifact}`, `-DoutputDirectory=${fresh}`], {
      timeout: 120_000,
    })
    await run('unzip', ['-q', path.join(fresh, `keycloak-quarkus-dist-${VERSION}.zip`), '-d', fresh], {
      timeout: 120_000,
    })
    mkdirSync(cache, { recursive: true })
    cpSync(path.join(fresh, `keycloak-${VERSION}`), `${unpacked}.new`, { recursive: true })
    renameSync(`${unpacked}.new`, unpacked)
  } finally {
    rmSync(fresh, { recursive: true, force: true })
  }
  return unpacked
}

async function need(command: string, args: string[], what: string): Promise<void> {
  await run(command, args, { timeout: 30_000 }).catch(() => {
    throw new Error(
      `The Keycloak tests need ${what}: the command "${command}" does not run here. Install it and run them again.`,
    )
  })
}

async function ready(url: string, server: ChildProcess, log: readonly string[]): Promise<void> {
  const until = Date.now() + 240_000
  while (Date.now() < until) {
    if (server.exitCode !== null) break
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) }).catch(() => null)
    if (response?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  throw new Error(`Keycloak did not start. Its last lines:\n${log.join('').split('\n').slice(-25).join('\n')}`)
}

/** kc.sh starts Java as a child or becomes it, so the whole group that was started is ended. */
async function stopGroup(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.pid === undefined) return
  const ended = new Promise((resolve) => server.once('close', resolve))
  process.kill(-server.pid, 'SIGTERM')
  const killer = setTimeout(() => server.pid !== undefined && process.kill(-server.pid, 'SIGKILL'), 20_000)
  await ended
  clearTimeout(killer)
}

export function realmUserId(username: string): string {
  const file = path.join(projectRoot(), 'deploy/keycloak/tonglian-realm.json')
  const { users } = JSON.parse(readFileSync(file, 'utf8')) as { users: { id: string; username: string }[] }
  const user = users.find((each) => each.username === username)
  if (user === undefined) throw new Error(`no user ${username} in the realm file`)
  return user.id
}
