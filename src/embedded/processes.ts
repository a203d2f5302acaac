import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/** True while a process with this id exists, whoever owns it. A zombie that nobody has collected yet counts as ended. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  return statFields(pid)?.[0] !== 'Z'
}

/**
 * A text that two processes with the same id never share: when the process started.
 * Null when there is no such process or its start cannot be told.
 */
export function startOf(pid: number): string | null {
  if (process.platform === 'linux') return statFields(pid)?.[19] ?? null
  return ps(pid, 'lstart=')
}

/** The command line of a process, for telling ours from a stranger that inherited the id; empty when unknown. */
export function commandOf(pid: number): string {
  if (process.platform !== 'linux') return ps(pid, 'command=') ?? ''
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
  } catch {
    return ''
  }
}

export function parentOf(pid: number): number | null {
  const parent = process.platform === 'linux' ? statFields(pid)?.[1] : ps(pid, 'ppid=')
  return parent ? Number(parent) : null
}

/** Waits until the process has ended; false when it is still there after `millis`. */
export async function ended(pid: number, millis: number): Promise<boolean> {
  const until = performance.now() + millis
  while (isAlive(pid)) {
    if (performance.now() > until) return false
    await sleep(20)
  }
  return true
}

/** The fields of /proc/<pid>/stat from the state on (the name before it may hold spaces and brackets). */
function statFields(pid: number): string[] | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')
  } catch {
    return null
  }
}

function ps(pid: number, column: string): string | null {
  try {
    return execFileSync('ps', ['-p', String(pid), '-o', column], { encoding: 'utf8' }).trim() || null
  } catch {
    return null
  }
}
