import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { EmbeddedError } from './embedded-error'
import { isAlive, startOf } from './processes'

interface Holder {
  readonly pid: number
  readonly started: string | null
}

/**
 * Takes the data folder for this process alone and gives back the function that lets it go.
 * A lock whose process is gone (SIGKILL, power cut) is taken over. Throws EMBEDDED_BUSY, naming the process that holds it.
 */
export function takeLock(dataDir: string): () => void {
  const lock = path.join(dataDir, 'hub.lock')
  const mine = `${lock}.${process.pid}`
  const content = JSON.stringify({ pid: process.pid, started: startOf(process.pid) } satisfies Holder)
  writeFileSync(mine, content, { mode: 0o600 })
  try {
    while (!tryLink(mine, lock)) {
      const found = readText(lock)
      if (found === null) continue // it was let go meanwhile
      const holder = parse(found)
      if (holder && holds(holder)) throw busy(dataDir, holder.pid)
      setAside(lock, found)
    }
  } finally {
    rmSync(mine, { force: true })
  }
  return () => {
    if (readText(lock) === content) rmSync(lock, { force: true })
  }
}

/** The process that holds the folder now, or null. */
export function lockHolder(dataDir: string): number | null {
  const found = readText(path.join(dataDir, 'hub.lock'))
  const holder = found === null ? null : parse(found)
  return holder && holds(holder) ? holder.pid : null
}

function holds(holder: Holder): boolean {
  return isAlive(holder.pid) && (holder.started === null || holder.started === startOf(holder.pid))
}

function busy(dataDir: string, pid: number): EmbeddedError {
  const who = pid === process.pid ? 'This process' : `Another hub (process ${pid})`
  return new EmbeddedError(
    'EMBEDDED_BUSY',
    `${who} already runs on the data folder ${dataDir}.`,
    `Use that one, or stop it first (kill ${pid}), or give this one a folder of its own with TONGLIAN_DATA_DIR.`,
  )
}

/** A link is made whole or not at all, so two starts at once cannot both win. */
function tryLink(mine: string, lock: string): boolean {
  try {
    linkSync(mine, lock)
    return true
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw fault
  }
}

/** Removes a stale lock; if another start replaced it in this very moment, that one's lock is put back. */
function setAside(lock: string, stale: string): void {
  const aside = `${lock}.stale.${process.pid}`
  try {
    renameSync(lock, aside)
  } catch {
    return // another start was quicker
  }
  if (readText(aside) !== stale) tryLink(aside, lock)
  rmSync(aside, { force: true })
}

function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw fault
  }
}

/** Null for a lock that a crash left without content: it holds nothing. */
function parse(text: string): Holder | null {
  try {
    const { pid, started } = JSON.parse(text) as Holder
    return Number.isInteger(pid) && pid > 0 ? { pid, started } : null
  } catch {
    return null
  }
}
