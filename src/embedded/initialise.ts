import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Binaries } from './binaries'
import { ASK_FOR_SERVER, diskFull, EmbeddedError } from './embedded-error'
import type { Guard } from './guard-process'
import { launch } from './launch'
import type { RunAs } from './run-as'

/** Name of the superuser. The hub never gets its password. */
export const ADMIN = 'tonglian_admin'

/** Bytes free for this user on the disk that holds `folder`. Handed in by tests to play a full disk. */
export type FreeSpace = (folder: string) => number

export const freeSpace: FreeSpace = (folder) => {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}

const MEGABYTE = 1024 * 1024
const NEEDED_FIRST = 500 * MEGABYTE
const NEEDED_LATER = 32 * MEGABYTE

/** Only over TCP on this machine, only with a password. */
const HBA = '# written by the hub\nhost all all 127.0.0.1/32 scram-sha-256\n'

interface Setting {
  readonly home: string
  readonly binaries: Binaries
  readonly runAs: RunAs
  readonly password: string
  readonly guard: Guard
  readonly free: FreeSpace
  readonly sync: boolean
  readonly onProgress: (text: string) => void
}

/**
 * Creates <home>/postgres if it does not exist; returns true if it was created now. It is created under another name and renamed when
 * complete. So a start that was killed leaves nothing that looks like data; the next start removes the rest and begins again.
 * Throws EMBEDDED_DISK_FULL, EMBEDDED_HALF_MADE, EMBEDDED_VERSION, EMBEDDED_FAILED.
 */
export async function initialise(setting: Setting): Promise<boolean> {
  const { home, binaries, free, onProgress } = setting
  const cluster = path.join(home, 'postgres')
  const making = path.join(home, 'postgres.making')
  const first = !existsSync(cluster)
  const needed = first ? NEEDED_FIRST : NEEDED_LATER
  if (free(home) < needed) {
    throw diskFull(`The disk under ${home} has less than ${needed / MEGABYTE} MB left, too little for the database.`)
  }
  if (!first) {
    checkWhole(cluster, binaries.major)
    return false
  }
  if (existsSync(making)) onProgress('an earlier first start was interrupted: beginning again')
  else onProgress(`making the database in ${cluster}`)
  rmSync(making, { recursive: true, force: true })
  try {
    await runInitdb(setting, making)
  } catch (fault) {
    rmSync(making, { recursive: true, force: true })
    throw fault
  }
  writeFileSync(path.join(making, 'pg_hba.conf'), HBA)
  renameSync(making, cluster)
  return true
}

async function runInitdb(setting: Setting, making: string): Promise<void> {
  const { home, binaries, runAs, password, guard, sync } = setting
  const passwordFile = path.join(home, 'postgres.password')
  rmSync(passwordFile, { force: true })
  mkdirSync(making, { mode: 0o700 })
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600, flag: 'wx' })
  if (runAs) for (const file of [making, passwordFile]) chownSync(file, runAs.uid, runAs.gid)
  const output = path.join(home, 'initdb.log')
  const args = [`--pgdata=${making}`, `--username=${ADMIN}`, `--pwfile=${passwordFile}`, '--auth=scram-sha-256']
  args.push('--encoding=UTF8', '--locale=C', '--no-instructions', ...(sync ? [] : ['--no-sync']))
  try {
    const child = await launch(binaries.initdb, args, { binaries, runAs, output, cwd: home })
    guard.watch(child.pid)
    const end = await child.ended
    guard.forget(child.pid)
    if (end !== 'exit code 0') throw initdbFailed(end, child.newOutput(), output)
  } finally {
    rmSync(passwordFile, { force: true })
  }
}

function initdbFailed(end: string, text: string, output: string): EmbeddedError {
  if (/No space left|Disk quota/i.test(text)) return diskFull('The disk became full while the database was made.')
  const line = /(?:initdb|postgres): (?:error|fatal): (.+)|FATAL: {2}(.+)/i.exec(text)
  const why = line?.[1] ?? line?.[2] ?? end
  return new EmbeddedError(
    'EMBEDDED_FAILED',
    `The database could not be made: ${why}.`,
    `See ${output}. ${ASK_FOR_SERVER}`,
  )
}

function checkWhole(cluster: string, major: number): void {
  const versionFile = path.join(cluster, 'PG_VERSION')
  if (!existsSync(versionFile) || !existsSync(path.join(cluster, 'global', 'pg_control'))) {
    throw new EmbeddedError(
      'EMBEDDED_HALF_MADE',
      `${cluster} is not a whole PostgreSQL data folder (PG_VERSION or global/pg_control is missing).`,
      'Put it back from a copy, or move it away to begin with an empty database.',
    )
  }
  const found = readFileSync(versionFile, 'utf8').trim()
  if (Number(found) === major) return
  throw new EmbeddedError(
    'EMBEDDED_VERSION',
    `${cluster} holds data of PostgreSQL ${found}, but this hub brings PostgreSQL ${major}.`,
    `Run the hub version that made it and move its data over (docs/OPERATE.md), or choose another folder with TONGLIAN_DATA_DIR.`,
  )
}
