import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { ConfigError } from './config-error'

export interface DemoSecrets {
  readonly auditKey: string
  readonly cookieSecret: string
}

/**
 * Keys of the demo, created once and kept in <dataDir>/secrets.json (mode 0600), so that the audit trail and sessions survive a restart.
 * Two first starts at the same time get the same keys. With `keep: false` nothing is written, and new keys are lost at the end.
 * Throws a ConfigError if the folder cannot be written.
 */
export function demoSecrets(dataDir: string, keep: boolean): DemoSecrets {
  const file = path.join(dataDir, 'secrets.json')
  try {
    return read(file) ?? (keep ? make(dataDir, file) : random())
  } catch (fault) {
    const got = (fault as NodeJS.ErrnoException).code ?? 'a secrets.json that is not whole'
    throw new ConfigError([{ where: `dataDir (${dataDir})`, expected: 'a folder that this user may write', got }])
  }
}

function make(dataDir: string, file: string): DemoSecrets {
  // as root others may enter it, as PostgreSQL runs as another user (src/embedded/place.ts)
  mkdirSync(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 })
  const mine = `${file}.${process.pid}`
  const secrets = random()
  writeFileSync(mine, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 })
  try {
    linkSync(mine, file)
    return secrets
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault
    return read(file) ?? secrets
  } finally {
    rmSync(mine, { force: true })
  }
}

function random(): DemoSecrets {
  return { auditKey: randomBytes(32).toString('hex'), cookieSecret: randomBytes(32).toString('hex') }
}

function read(file: string): DemoSecrets | null {
  try {
    const { auditKey, cookieSecret } = JSON.parse(readFileSync(file, 'utf8')) as DemoSecrets
    if (typeof auditKey !== 'string' || typeof cookieSecret !== 'string') throw new SyntaxError('keys are missing')
    return { auditKey, cookieSecret }
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw fault
  }
}
