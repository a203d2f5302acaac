import { createHmac } from 'node:crypto'

/**
 * The seal of one entry: HMAC-SHA256 under the hub's audit key over chain, position, the seal before and the body. The key
 * is kept outside the database, so that whoever can write the table still cannot make a chain that verifies.
 */
export function seal(key: string, chain: string, seq: number, before: string, body: string): string {
  return createHmac('sha256', key).update(`${chain}\n${seq}\n${before}\n`).update(body).digest('base64url')
}

/** What the first entry of a chain is sealed over. */
export const NOTHING_BEFORE = 'nothing'
