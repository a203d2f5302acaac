import { createHash } from 'node:crypto'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** Waits after each failed try, as Standard Webhooks proposes: 75 hours in all. */
const WAITS = [5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR]
const SPREAD = 0.2

/**
 * Milliseconds until the next try after `tries` failed ones, up to a fifth later so that what failed together does not come back together;
 * null: it is given up. The spread comes from the ids, so that a test can know it.
 */
export function waitAfter(tries: number, webhook: string, event: string): number | null {
  const wait = WAITS[tries - 1]
  if (wait === undefined) return null
  const chance = createHash('sha256').update(`${webhook} ${event} ${tries}`).digest().readUInt32BE() / 2 ** 32
  return Math.round(wait * (1 + SPREAD * chance))
}
