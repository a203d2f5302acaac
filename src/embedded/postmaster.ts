import { readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Binaries } from './binaries'
import { ASK_FOR_SERVER, diskFull, EmbeddedError, notWritable } from './embedded-error'
import type { Guard } from './guard-process'
import { launch, Launched } from './launch'
import { commandOf, ended, isAlive } from './processes'
import type { RunAs } from './run-as'

export interface Postmaster {
  readonly pid: number
  readonly port: number
  /** How it ended ("signal SIGKILL"), once it has. Never rejects. */
  readonly ended: Promise<string>
  /** Fast shutdown: open transactions are rolled back, the data is left clean. */
  stop(): Promise<void>
}

interface Setting {
  readonly home: string
  readonly binaries: Binaries
  readonly runAs: RunAs
  readonly guard: Guard
  /** Absent = any free port. */
  readonly port: number | undefined
  readonly settings: Readonly<Record<string, string>>
  readonly onProgress: (text: string) => void
}

const START_LIMIT_MS = 300_000 // a crash recovery may take its time
const LOG_LIMIT_BYTES = 10 * 1024 * 1024

/** Starts PostgreSQL on 127.0.0.1 and waits until it takes connections. Throws an EmbeddedError that says why it did not. */
export async function startPostmaster(setting: Setting): Promise<Postmaster> {
  for (let attempt = 1; ; attempt += 1) {
    const port = setting.port ?? (await freePort())
    try {
      return await startOn(port, setting)
    } catch (fault) {
      const retry = fault instanceof Retry || (setting.port === undefined && isPortBusy(fault))
      if (!retry || attempt === 10) throw fault instanceof Retry ? fault.reason : fault
      await sleep(200)
    }
  }
}

/** Stops the PostgreSQL that a hub which is gone left behind, and clears what says it is there. */
export async function stopLeftOver(home: string, onProgress: (text: string) => void): Promise<void> {
  const cluster = path.join(home, 'postgres')
  const found = readPidFile(cluster)
  if (!found) return
  if (isAlive(found.pid) && commandOf(found.pid).includes(cluster)) {
    onProgress(`stopping the PostgreSQL (process ${found.pid}) that an earlier hub left behind`)
    await stopProcess(found.pid)
  }
  rmSync(path.join(cluster, 'postmaster.pid'), { force: true }) // its id may be a stranger's by now, which PostgreSQL would take for a server
}

/** The port of the PostgreSQL that runs on this data now, or null. */
export function runningPort(home: string): number | null {
  const found = readPidFile(path.join(home, 'postgres'))
  return found?.ready && isAlive(found.pid) ? found.port : null
}

async function startOn(
  port: number,
  { home, binaries, runAs, guard, settings, onProgress }: Setting,
): Promise<Postmaster> {
  const cluster = path.join(home, 'postgres')
  const output = path.join(home, 'postgres.log')
  if ((statSync(output, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT_BYTES) renameSync(output, `${output}.1`)
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const server = await launch(binaries.postgres, ['-D', cluster, '-p', String(port), ...options], {
    binaries,
    runAs,
    output,
    cwd: home,
  })
  guard.watch(server.pid)
  let gone: string | null = null
  void server.ended.then((end) => {
    gone = end
    guard.forget(server.pid)
  })
  const began = performance.now()
  for (let told = 0; ; await sleep(15)) {
    if (gone !== null) throw whyNot(server, gone, port, cluster, output)
    const state = readPidFile(cluster)
    if (state?.pid === server.pid && state.ready) break
    const seconds = Math.floor((performance.now() - began) / 5000) * 5
    if (seconds > told)
      onProgress(`PostgreSQL is still starting (${(told = seconds)} s; after a crash it repairs its data first)`)
    if (performance.now() - began > START_LIMIT_MS) {
      await stopProcess(server.pid)
      throw failed(`PostgreSQL took connections neither at once nor in ${START_LIMIT_MS / 1000} s`, output)
    }
  }
  server.unref()
  return { pid: server.pid, port, ended: server.ended, stop: () => stopProcess(server.pid) }
}

async function stopProcess(pid: number): Promise<void> {
  // fast, immediate, kill: PostgreSQL's own order of shutdowns
  for (const [signal, millis] of [
    ['SIGINT', 30_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ] as const) {
    try {
      process.kill(pid, signal)
    } catch (fault) {
      if ((fault as NodeJS.ErrnoException).code === 'ESRCH') return
      throw notWritable(`process ${pid} belongs to another user`, fault)
    }
    if (await ended(pid, millis)) return
  }
}

/** Passes a fault that goes away by itself. */
class Retry extends Error {
  readonly code = 'EMBEDDED_RETRY'

  constructor(readonly reason: EmbeddedError) {
    super(reason.message)
  }
}

function whyNot(server: Launched, end: string, port: number, cluster: string, output: string): EmbeddedError | Retry {
  const text = server.newOutput()
  if (/No space left|Disk quota/i.test(text))
    return diskFull(`The disk that holds ${cluster} is full: PostgreSQL could not start.`)
  if (/could not bind|Address already in use/i.test(text)) {
    return new EmbeddedError(
      'EMBEDDED_PORT_BUSY',
      `Port ${port} on 127.0.0.1 is already in use, so PostgreSQL could not start there.`,
      'Stop the program that uses it, or leave the port out: the hub then takes a free one.',
    )
  }
  const line = /(?:FATAL|PANIC): {2}(.+)/.exec(text)?.[1] ?? end
  if (/shared memory block .* in use/.test(text)) return new Retry(failed(line, output)) // processes of a killed server are still ending
  if (/Permission denied|wrong ownership/i.test(text)) return notWritable(`${cluster} (${line})`)
  return failed(line, output)
}

function failed(why: string, output: string): EmbeddedError {
  return new EmbeddedError('EMBEDDED_FAILED', `PostgreSQL did not start: ${why}.`, `See ${output}. ${ASK_FOR_SERVER}`)
}

function isPortBusy(fault: unknown): boolean {
  return fault instanceof EmbeddedError && fault.code === 'EMBEDDED_PORT_BUSY'
}

/** postmaster.pid: line 1 process id, 4 port, 8 state. */
function readPidFile(cluster: string): { pid: number; port: number; ready: boolean } | null {
  try {
    const lines = readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8').split('\n')
    const pid = Number(lines[0])
    return pid > 0 ? { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' } : null
  } catch {
    return null
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
