import type { HubStore } from '../store/hub-store'
import { NOTHING_BEFORE, seal } from './seal'

/** 'none': the trail is empty, so any key may begin it. */
export type KeyVerdict = 'same' | 'other' | 'none'

const NEWEST = 50

/**
 * Whether the newest entries were sealed under this key. One that fits is enough: an entry that was changed in the table
 * is for `verifyAudit` to find. Reads a few rows, whatever the length of the trail.
 */
export async function checkKey(store: HubStore, key: string): Promise<KeyVerdict> {
  const rows = await store.run({
    text: `SELECT e.chain, e.seq, e.body, e.seal, p.seal
      FROM (SELECT * FROM audit_entry ORDER BY written_at DESC LIMIT ${NEWEST}) e
      LEFT JOIN audit_entry p ON p.chain = e.chain AND p.seq = e.seq - 1`,
    values: [],
  })
  if (rows.length === 0) return 'none'
  const fits = rows.some(([chain, seq, body, sealed, before]) => {
    const expected = seal(key, chain!, Number(seq), before ?? NOTHING_BEFORE, body!)
    return sealed === expected
  })
  return fits ? 'same' : 'other'
}
