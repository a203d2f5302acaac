import { createHash, createHmac, timingSafeEqual, type Hash } from 'node:crypto'
import type { CellRow } from './cells'

/** Digest of all cells of a release, in the order of family and division. */
export class CellDigest {
  private readonly hash: Hash = createHash('sha256')

  add({ family, division, numbers }: CellRow): void {
    this.hash.update(`${JSON.stringify([family, division, numbers])}\n`)
  }

  hex(): string {
    return this.hash.digest('hex')
  }
}

/** What is signed beside the cells: the row of the release without its signature. */
export interface SignedRelease {
  readonly id: string
  readonly month: string
  readonly correction: number
  /** ISO 8601 in UTC, to the second. */
  readonly madeAt: string
  readonly publishedAt: string
  readonly snapshotSha256: string
  readonly design: unknown
  readonly manifest: unknown
}

/**
 * HMAC-SHA256 (base64url) over a release and the digest of its cells, under a key made of the audit key, which is not in the database: whoever
 * can write the tables cannot make a release that verifies.
 */
export function signRelease(auditKey: string, release: SignedRelease, cells: string): string {
  const key = createHmac('sha256', auditKey).update('signature of statistics releases').digest()
  return createHmac('sha256', key)
    .update(`${canonical(release)}\n${cells}`)
    .digest('base64url')
}

export function isSignature(expected: string, came: string): boolean {
  const [one, other] = [Buffer.from(expected), Buffer.from(came)]
  return one.length === other.length && timingSafeEqual(one, other)
}

/** JSON with sorted keys: PostgreSQL gives those of jsonb back in an order of its own. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value).filter(([, one]) => one !== undefined).sort(([a], [b]) => (a < b ? -1 : 1)) // prettier-ignore
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join()}}`
}
