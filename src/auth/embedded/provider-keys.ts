import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { exportJWK, generateKeyPair, type JWK } from 'jose'

/** The private keys of the embedded provider: the first signs, all are published. */
export interface ProviderKeys {
  readonly keys: readonly JWK[]
  readonly cookieKeys: readonly string[]
}

/** Reads the keys of earlier runs, or makes and keeps new ones (file mode 0600), so that tokens outlive a restart. */
export async function loadKeys(file: string | null): Promise<ProviderKeys> {
  if (file !== null && existsSync(file)) {
    try {
      const kept = JSON.parse(readFileSync(file, 'utf8')) as Partial<ProviderKeys>
      if (kept.keys?.[0]?.d !== undefined && kept.cookieKeys?.[0] !== undefined) return kept as ProviderKeys
    } catch {
      // A half-written file: new keys cost a new sign-in, no more.
    }
  }
  const made = { keys: [await makeKey()], cookieKeys: [randomBytes(32).toString('base64url')] }
  keepKeys(file, made)
  return made
}

/** A new signing key before the old ones, which stay published so that their tokens hold until they expire. */
export async function rotated(keys: ProviderKeys): Promise<ProviderKeys> {
  return { ...keys, keys: [await makeKey(), ...keys.keys].slice(0, 3) }
}

export function keepKeys(file: string | null, keys: ProviderKeys): void {
  if (file === null) return
  mkdirSync(path.dirname(file), { recursive: true })
  const fresh = `${file}.${process.pid}.new`
  writeFileSync(fresh, JSON.stringify(keys), { mode: 0o600 })
  renameSync(fresh, file)
}

async function makeKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('RS256', { modulusLength: 2048, extractable: true })
  return { ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig', kid: randomBytes(12).toString('base64url') }
}
