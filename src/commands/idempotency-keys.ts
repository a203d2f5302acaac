import type { Clock } from '../kit/clock'
import type { HubStore } from '../store/hub-store'

const KEPT_MILLIS = 180 * 86_400_000

/** Forgets keys, and the answers kept with them, half a year after their change. Gives their number. */
export async function sweepIdempotencyKeys(store: HubStore, clock: Clock): Promise<number> {
  const gone = await store.run({
    text: 'DELETE FROM change_key WHERE at < $1::timestamptz RETURNING 1',
    values: [new Date(clock.now() - KEPT_MILLIS).toISOString()],
  })
  return gone.length
}
