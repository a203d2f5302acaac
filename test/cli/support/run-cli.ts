import { spawn, type ChildProcess } from 'node:child_process'
import path from 'node:path'
import { projectRoot } from '../../../src/kit/project-root'
import { buildOnce } from '../../support/run-hub'

export interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

export type Env = Readonly<Record<string, string>>

/** The command line in a process of its own, with no settings but these. */
function spawnCli(args: readonly string[], env: Env): { child: ChildProcess; said: { out: string; err: string } } {
  buildOnce()
  const clean = Object.entries(process.env).filter(([name]) => !/^TONGLIAN_|^TEST_PG_/.test(name))
  const child = spawn(process.execPath, [path.join(projectRoot(), 'dist/src/cli/tonglian.js'), ...args], {
    cwd: '/',
    env: { ...Object.fromEntries(clean), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = { out: '', err: '' }
  child.stdout!.on('data', (text: Buffer) => (said.out += text.toString()))
  child.stderr!.on('data', (text: Buffer) => (said.err += text.toString()))
  return { child, said }
}

/** Runs a command to its end. */
export function runCli(args: readonly string[], env: Env): Promise<Ended> {
  const { child, said } = spawnCli(args, env)
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, ...said })))
}

export interface UpHub {
  readonly url: string
  /** What it said on its way up. */
  readonly err: string
  /** In order, as by Ctrl-C. */
  stop(): Promise<void>
  kill(): Promise<void>
  /** Its end, whoever brought it about. */
  readonly ended: Promise<Ended>
}

/** `tonglian start`, until it is up. Throws with what it said if it ends before. */
export function startCli(env: Env): Promise<UpHub> {
  const { child, said } = spawnCli(['start'], env)
  const ended = new Promise<Ended>((resolve) => child.on('close', (code) => resolve({ code, ...said })))
  const gone = ended.then(() => undefined)
  return new Promise((resolve, reject) => {
    void ended.then(() => reject(new TypeError(`it ended: ${said.out} ${said.err}`)))
    child.stdout!.on('data', () => {
      const url = /(?:Look +|is up at )(\S+)/.exec(said.out)?.[1]
      if (!url || !/Ctrl-C|GraphQL: /.test(said.out)) return
      const by = (signal: NodeJS.Signals) => () => (child.kill(signal), gone)
      resolve({ url, err: said.err, stop: by('SIGTERM'), kill: by('SIGKILL'), ended })
    })
  })
}

/** `tonglian worker`, until it runs jobs. Throws with what it said if it ends before. */
export function startWorker(env: Env): Promise<{ err(): string; stop(): Promise<void> }> {
  const { child, said } = spawnCli(['worker'], env)
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()))
  return new Promise((resolve, reject) => {
    void ended.then(() => reject(new TypeError(`it ended: ${said.out} ${said.err}`)))
    child.stdout!.on('data', () => {
      if (said.out.includes('runs jobs')) resolve({ err: () => said.err, stop: () => (child.kill('SIGTERM'), ended) })
    })
  })
}

/** What the README's query gives of the README's child. */
export async function readmeChild(url: string): Promise<unknown> {
  const credentials = { grant_type: 'password', client_id: 'tonglian-web', username: 'education', password: 'education-demo' } // prettier-ignore
  const signedIn = await fetch(`${url}/realms/tonglian/protocol/openid-connect/token`, { method: 'POST', body: new URLSearchParams(credentials) }) // prettier-ignore
  const { access_token: token } = (await signedIn.json()) as { access_token: string }
  const query = '{ child(id: "child:84805553-7c07-8bd2-bad7-f79686b41cd3") { name education { rollState } } }'
  const answer = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  })
  return ((await answer.json()) as { data: { child: unknown } }).data.child
}
