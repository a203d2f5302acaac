import { spawn } from 'node:child_process'
import { mkdirSync, renameSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { projectRoot } from '../kit/project-root'

/** The hub's hold on the guard (guard.ts): processes under watch are stopped when this process is gone, however it goes. */
export interface Guard {
  readonly pid: number
  watch(pid: number): void
  forget(pid: number): void
  /** Ends the guard; it first stops what is still under watch. */
  end(): Promise<void>
}

/** `remove`: folders the guard deletes when it ends (tests). */
export async function startGuard(remove: readonly string[] = []): Promise<Guard> {
  const child = spawn(process.execPath, [guardProgram(), ...remove], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    env: { PATH: '/usr/bin:/bin' },
  })
  const gone = new Promise<void>((resolve) => child.on('exit', () => resolve()))
  await new Promise<void>((resolve, reject) => {
    child.on('spawn', resolve)
    child.on('error', reject)
  })
  child.stdin.on('error', () => undefined) // a guard that was killed: the next start finds and stops what it watched
  child.unref()
  unrefPipe(child.stdin)
  return {
    pid: child.pid!,
    watch: (pid) => void child.stdin.write(`+${pid}\n`),
    forget: (pid) => void child.stdin.write(`-${pid}\n`),
    end: () => {
      child.ref()
      child.stdin.end()
      return gone
    },
  }
}

function unrefPipe(pipe: unknown): void {
  ;(pipe as { unref?: () => void }).unref?.()
}

/** The compiled guard. When the hub itself runs from TypeScript (tests), it is compiled now, alone: other files need not be whole. */
function guardProgram(): string {
  if (!__filename.endsWith('.ts')) return path.join(__dirname, 'guard.js')
  const folder = path.join(projectRoot(), 'dist', 'src', 'embedded')
  for (const name of ['processes', 'guard'])
    compile(path.join(__dirname, `${name}.ts`), path.join(folder, `${name}.js`))
  return path.join(folder, 'guard.js')
}

function compile(source: string, target: string): void {
  const made = statSync(target, { throwIfNoEntry: false })
  if (made && made.mtimeMs >= statSync(source).mtimeMs) return
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- only tests come here
  const swc = require('@swc/core') as typeof import('@swc/core')
  const { code } = swc.transformFileSync(source, { configFile: path.join(projectRoot(), '.swcrc') })
  mkdirSync(path.dirname(target), { recursive: true })
  writeFileSync(`${target}.${process.pid}`, code)
  renameSync(`${target}.${process.pid}`, target)
}
