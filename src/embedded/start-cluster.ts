import { createHmac } from 'node:crypto'
import { statSync } from 'node:fs'
import path from 'node:path'
import { findBinaries } from './binaries'
import { asEmbeddedError } from './embedded-error'
import { startGuard } from './guard-process'
import { ADMIN, FreeSpace, freeSpace, initialise } from './initialise'
import { takeLock } from './instance-lock'
import { findPlace, openDataDir, Place } from './place'
import { startPostmaster, stopLeftOver } from './postmaster'
import { chooseUser, RunAs } from './run-as'
import { FAST_AND_FORGETFUL, SETTINGS } from './settings'

export interface ClusterOptions {
  /** The hub's data folder; made when missing. */
  readonly dataDir: string
  /** Port on 127.0.0.1; absent = a free one. */
  readonly port?: number
  /** For tests: nothing is forced to disk, and the data folder is removed when the server stops or this process is gone. */
  readonly throwAway?: boolean
  readonly onProgress?: (text: string) => void
  readonly free?: FreeSpace
}

/** A running server, with the superuser's address. Only start-up code and tests hold one; the hub gets an EmbeddedServer. */
export interface Cluster {
  readonly adminUrl: string
  readonly port: number
  /** True when the data was made by this very start. Later steps of a first start keep marks of their own: this one may have been killed. */
  readonly firstStart: boolean
  readonly pids: { readonly postmaster: number; readonly guard: number }
  /** How the server ended, once it has: also where nobody stopped it. Never rejects. */
  readonly ended: Promise<string>
  passwordOf(role: string): string
  stop(): Promise<void>
}

/** Starts PostgreSQL on the data folder. Every failure is an EmbeddedError, and leaves nothing running. */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const undo: (() => void | Promise<void>)[] = []
  const unwind = async () => {
    for (let step = undo.pop(); step; step = undo.pop()) await step()
  }
  try {
    return await start(options, undo, unwind)
  } catch (fault) {
    await unwind()
    throw asEmbeddedError(fault, 'its start')
  }
}

async function start(
  { dataDir, port, throwAway = false, onProgress = () => undefined, free = freeSpace }: ClusterOptions,
  undo: (() => void | Promise<void>)[],
  unwind: () => Promise<void>,
): Promise<Cluster> {
  const real = openDataDir(dataDir)
  undo.push(takeLock(real))
  const user = chooseUser(onProgress)
  const place = findPlace(real, user, onProgress)
  const runAs = ownerOf(place.home) ?? user
  await stopLeftOver(place.home, onProgress)
  const binaries = findBinaries(() => place.home, runAs, onProgress)
  const guard = await startGuard(throwAway ? [real, place.home] : [])
  undo.push(() => guard.end())
  const common = { home: place.home, binaries, runAs, guard, onProgress }
  const passwordOf = (role: string) => rolePassword(place, role)
  const firstStart = await initialise({ ...common, password: passwordOf(ADMIN), free, sync: !throwAway })
  const settings = throwAway ? { ...SETTINGS, ...FAST_AND_FORGETFUL } : SETTINGS
  const postmaster = await startPostmaster({ ...common, port, settings })
  undo.push(() => postmaster.stop())
  let stopped: Promise<void> | null = null
  return {
    adminUrl: serverUrl(postmaster.port, ADMIN, passwordOf(ADMIN), 'postgres'),
    port: postmaster.port,
    firstStart,
    pids: { postmaster: postmaster.pid, guard: guard.pid },
    ended: postmaster.ended,
    passwordOf,
    stop: () => (stopped ??= unwind()),
  }
}

export function serverUrl(port: number, role: string, password: string, database: string, host = '127.0.0.1'): string {
  return `postgresql://${role}:${encodeURIComponent(password)}@${host}:${port}/${database}`
}

/** Each role's password comes from the one secret of the data folder. */
export function rolePassword(place: Place, role: string): string {
  return createHmac('sha256', place.secret).update(role).digest('base64url')
}

/** As root: data that a former start made for a normal user stays that user's. */
function ownerOf(home: string): RunAs {
  if (process.getuid?.() !== 0) return null
  const cluster = statSync(path.join(home, 'postgres'), { throwIfNoEntry: false })
  return cluster && cluster.uid !== 0 ? { uid: cluster.uid, gid: cluster.gid } : null
}
