import { checkKey } from '../audit/check-key'
import { HubError } from '../errors/hub-error'
import type { HubStore } from '../store/hub-store'

/** What is said where the trail's entries do not fit the key of the settings. */
export const OTHER_KEY = `The audit trail in the hub's database was written under another audit key: secrets.json of the data folder was deleted or replaced, or TONGLIAN_AUDIT_KEY (audit.key) was changed.
Put the old key back. If it is lost, set the old trail aside before a new one begins (docs/OPERATE.md, "Another audit key").`

/** Before anything is written: entries under two keys make a trail that never verifies. Throws HubError START_FAILED. */
export async function refuseOtherKey(store: HubStore, key: string): Promise<void> {
  if ((await checkKey(store, key)) === 'other') throw new HubError('START_FAILED', OTHER_KEY)
}
