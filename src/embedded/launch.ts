import { spawn } from 'node:child_process'
import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs'
import type { Binaries } from './binaries'
import { ASK_FOR_SERVER, EmbeddedError } from './embedded-error'
import type { RunAs } from './run-as'

export interface Launched {
  readonly pid: number
  /** How it ended, in words ("exit code 1", "signal SIGKILL"). Never rejects. */
  readonly ended: Promise<string>
  /** What it has written since it was launched. */
  newOutput(): string
  /** From now on the hub's process may end while it runs. */
  unref(): void
}

/**
 * Starts a PostgreSQL program in a session of its own, so that Ctrl-C at the terminal reaches the hub alone, which then stops it in order.
 * Its words go to the file `output`: a pipe would break with the hub. Throws EMBEDDED_FAILED when it cannot be started.
 */
export async function launch(
  program: string,
  args: readonly string[],
  { binaries, runAs, output, cwd }: { binaries: Binaries; runAs: RunAs; output: string; cwd: string },
): Promise<Launched> {
  const file = openSync(output, 'a', 0o600)
  try {
    const before = fstatSync(file).size
    const child = spawn(program, args, {
      cwd,
      detached: true,
      stdio: ['ignore', file, file],
      // nothing of the hub's environment: PGDATA and the like would change what the program does
      env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC', LD_LIBRARY_PATH: binaries.lib },
      ...(runAs ?? {}),
    })
    const ended = new Promise<string>((resolve) => {
      child.on('exit', (code, signal) => resolve(signal ? `signal ${signal}` : `exit code ${code}`))
    })
    await new Promise<void>((resolve, reject) => {
      child.on('spawn', resolve)
      child.on('error', (fault) => reject(cannotStart(program, fault)))
    })
    return {
      pid: child.pid!,
      ended,
      newOutput: () => readFileSync(output).subarray(before).toString('utf8'),
      unref: () => child.unref(),
    }
  } finally {
    closeSync(file)
  }
}

function cannotStart(program: string, fault: NodeJS.ErrnoException): EmbeddedError {
  const why = fault.code === 'EACCES' ? 'the user it runs as may not run it' : fault.message
  return new EmbeddedError('EMBEDDED_FAILED', `${program} could not be started: ${why}.`, ASK_FOR_SERVER, {
    cause: fault,
  })
}
