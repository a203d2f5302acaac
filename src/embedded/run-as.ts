import { execFileSync } from 'node:child_process'
import { readFileSync, realpathSync, statSync } from 'node:fs'
import path from 'node:path'
import { ASK_FOR_SERVER, EmbeddedError } from './embedded-error'

/** The user under which PostgreSQL runs; null = the user of this process. PostgreSQL refuses to run as root. */
export type RunAs = { readonly uid: number; readonly gid: number } | null

const USER = 'postgres'

/** As root: the system's `postgres` user, made when missing (and told). As anyone else: that user. */
export function chooseUser(onProgress: (text: string) => void): RunAs {
  if (process.getuid?.() !== 0) return null
  return findUser() ?? makeUser(onProgress)
}

/** True when `who` may enter every folder above `target` and has `bits` (as in a mode: 4 read, 2 write, 1 enter) on itself. */
export function canReach(target: string, who: RunAs, bits: number): boolean {
  if (!who) return true
  const real = realpathSync(target)
  for (let at = real; ; at = path.dirname(at)) {
    if (!permits(at, who, at === real ? bits : 0o1)) return false
    if (at === path.dirname(at)) return true
  }
}

function permits(file: string, who: NonNullable<RunAs>, bits: number): boolean {
  const { mode, uid, gid } = statSync(file)
  const shift = uid === who.uid ? 6 : gid === who.gid ? 3 : 0
  return ((mode >> shift) & bits) === bits
}

function findUser(): RunAs {
  for (const line of readFileSync('/etc/passwd', 'utf8').split('\n')) {
    const [name, , uid, gid] = line.split(':')
    if (name === USER && Number(uid) > 0) return { uid: Number(uid), gid: Number(gid) }
  }
  return null
}

function makeUser(onProgress: (text: string) => void): NonNullable<RunAs> {
  const ways: ReadonlyArray<readonly [string, readonly string[]]> = [
    ['useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/bin/false', USER]],
    ['adduser', ['-S', '-D', '-H', '-s', '/bin/false', USER]], // busybox (Alpine)
  ]
  for (const [command, args] of ways) {
    try {
      execFileSync(command, args, { stdio: 'ignore' })
    } catch {
      continue // not on this system, or refused: the next way, then the sentence below
    }
    const made = findUser()
    if (!made) continue
    onProgress(`PostgreSQL does not run as root: made the system user "${USER}" for it`)
    return made
  }
  throw new EmbeddedError(
    'EMBEDDED_FAILED',
    `PostgreSQL does not run as root, and the system user "${USER}" could not be made for it.`,
    `Start the hub as a normal user, or make that user (useradd --system ${USER}). ${ASK_FOR_SERVER}`,
  )
}
