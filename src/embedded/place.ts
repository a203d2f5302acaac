import { createHash, randomBytes } from 'node:crypto'
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { EmbeddedError, notWritable } from './embedded-error'
import { canReach, RunAs } from './run-as'

/** Where one data folder keeps its PostgreSQL. */
export interface Place {
  /** The hub's data folder, resolved. */
  readonly dataDir: string
  /** Holds postgres/ (the data), postgres.log and a copy of the programs where one is needed. The data folder itself wherever possible. */
  readonly home: string
  /** The secret from which every role's password comes; kept in <dataDir>/embedded.json, mode 0600. */
  readonly secret: string
}

interface Record {
  readonly id: string
  readonly home: string
  readonly secret: string
}

const RECORD = 'embedded.json'
const SIGN = 'tonglian-place.json'

/** Makes the data folder and gives its real path. Throws EMBEDDED_NOT_WRITABLE. */
export function openDataDir(dataDir: string): string {
  // Entered, not listed, by others: as root, PostgreSQL runs as another user and its data lies below.
  mkdirSync(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 })
  const real = realpathSync(dataDir)
  try {
    accessSync(real, constants.W_OK | constants.X_OK)
  } catch (fault) {
    throw notWritable(real, fault)
  }
  return real
}

/**
 * Finds or chooses the data folder, and records it. If PostgreSQL's user may not enter the parent folder (a clone in root's home), the data
 * goes to /var/lib/tonglian-<hash>, or else to the same name in the temporary folder. A folder of somebody else is never touched.
 */
export function findPlace(dataDir: string, runAs: RunAs, onProgress: (text: string) => void): Place {
  const file = path.join(dataDir, RECORD)
  if (existsSync(file)) return known(dataDir, file)
  const record: Record = {
    id: randomBytes(8).toString('hex'),
    home: canReach(dataDir, runAs, 0o1) ? dataDir : makeOutside(dataDir, runAs),
    secret: randomBytes(24).toString('base64url'),
  }
  if (record.home !== dataDir) onProgress(`PostgreSQL's user cannot enter ${dataDir}: its data lies in ${record.home}`)
  clearFormer(dataDir, record.home, onProgress)
  writeWhole(path.join(record.home, SIGN), { dataDir, id: record.id }, 0o644)
  writeWhole(file, record, 0o600)
  return { dataDir, home: record.home, secret: record.secret }
}

/** The place a former start recorded, or null. Changes nothing. */
export function recordedPlace(dataDir: string): Place | null {
  const file = path.join(dataDir, RECORD)
  return existsSync(file) ? known(dataDir, file) : null
}

function known(dataDir: string, file: string): Place {
  const { id, home, secret } = readJson<Record>(file)
  const sign = typeof home === 'string' ? readSign(home) : null
  if (!sign || sign.id !== id || !secret) {
    throw new EmbeddedError(
      'EMBEDDED_HALF_MADE',
      `${file} says that the database lies in ${home}, but that folder is not there or is not the one that was made.`,
      `Put that folder back, or delete ${file} to begin with an empty database.`,
    )
  }
  return { dataDir, home, secret }
}

function makeOutside(dataDir: string, runAs: RunAs): string {
  const name = `tonglian-${createHash('sha256').update(dataDir).digest('hex').slice(0, 12)}`
  for (const base of ['/var/lib', tmpdir()]) {
    const home = path.join(base, name)
    if (!existsSync(base) || !canReach(base, runAs, 0o1) || !makeOwn(home)) continue
    return home
  }
  throw new EmbeddedError(
    'EMBEDDED_NOT_WRITABLE',
    `PostgreSQL's user cannot enter ${dataDir}, and neither /var/lib nor ${tmpdir()} can take its data.`,
    'Choose a folder that every user may enter with TONGLIAN_DATA_DIR, or start the hub as a normal user.',
  )
}

/** Makes a folder of our own, or accepts one that we made before: never a stranger's (a name in /tmp can be guessed). */
function makeOwn(home: string): boolean {
  try {
    mkdirSync(home, { mode: 0o711 })
    chmodSync(home, 0o711)
    return true
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') return false
  }
  const found = lstatSync(home)
  return found.isDirectory() && found.uid === process.getuid?.() && existsSync(path.join(home, SIGN))
}

/** Data whose record is gone: inside the data folder it is the person's to decide; outside, the data folder was deleted, so it is set aside. */
function clearFormer(dataDir: string, home: string, onProgress: (text: string) => void): void {
  const cluster = path.join(home, 'postgres')
  if (!existsSync(cluster)) return
  if (home === dataDir || readSign(home)?.dataDir !== dataDir) {
    throw new EmbeddedError(
      'EMBEDDED_HALF_MADE',
      `${cluster} is there, but ${path.join(dataDir, RECORD)}, which holds its passwords, is not.`,
      'Put that file back, or move the folder away to begin with an empty database.',
    )
  }
  const aside = `${cluster}.before`
  rmSync(aside, { recursive: true, force: true })
  renameSync(cluster, aside)
  onProgress(`the data folder was deleted since the last start: its old database is set aside as ${aside}`)
}

function readSign(home: string): { id: string; dataDir: string } | null {
  const sign = path.join(home, SIGN)
  return existsSync(sign) ? readJson(sign) : null
}

function readJson<T>(file: string): T {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T
  } catch (fault) {
    if (!(fault instanceof SyntaxError)) throw fault
    const remedy = 'Put the file back from a copy, or move the folder away to begin with an empty database.'
    throw new EmbeddedError('EMBEDDED_HALF_MADE', `${file} cannot be read as JSON.`, remedy, { cause: fault })
  }
}

function writeWhole(file: string, value: unknown, mode: number): void {
  writeFileSync(`${file}.new`, `${JSON.stringify(value, null, 2)}\n`, { mode })
  renameSync(`${file}.new`, file)
}
