import type { HubStore } from '../store/hub-store'
import type { AnchorPoint } from './anchor'
import { NOTHING_BEFORE, seal } from './seal'

export interface AuditFault {
  readonly chain: string
  readonly seq: number
  readonly what: 'changed' | 'dropped' | 'inserted' | 'cut off' | 'whole chain missing'
}

export interface AuditVerdict {
  readonly chains: number
  readonly entries: number
  /** The first entry that is not what was written; null when all are. */
  readonly fault: AuditFault | null
}

const PAGE = 5_000
const FIRST = '-9223372036854775808' // also an entry slipped in before the first is read

/** Reads the whole trail and checks every seal. Reordering shows as the first entry that stands where another was sealed. */
export async function verifyAudit(
  store: HubStore,
  key: string,
  anchors: ReadonlyMap<string, AnchorPoint>,
): Promise<AuditVerdict> {
  const chains = await store.run({
    text: 'SELECT chain FROM audit_entry GROUP BY chain ORDER BY min(written_at), chain',
    values: [],
  })
  let entries = 0
  for (const [chain] of chains as string[][]) {
    let seq = 0
    let before = NOTHING_BEFORE
    for (;;) {
      const rows = await store.run({
        text: 'SELECT seq, body, seal FROM audit_entry WHERE chain = $1::uuid AND seq > $2 ORDER BY seq LIMIT $3',
        values: [chain, seq === 0 ? FIRST : seq, PAGE],
        name: 'audit_page',
      })
      for (const [written, body, sealed] of rows as string[][]) {
        if (Number(written) < 1) return broken(chain!, Number(written), 'inserted')
        if (Number(written) !== seq + 1) return broken(chain!, seq + 1, 'dropped')
        seq += 1
        const expected = seal(key, chain!, seq, before, body!)
        if (sealed !== expected) return broken(chain!, seq, 'changed')
        before = expected
        entries += 1
        const anchor = anchors.get(chain!)
        if (anchor?.seq === seq && anchor.seal !== before) return broken(chain!, seq, 'changed')
      }
      if (rows.length < PAGE) break
    }
    if (seq < (anchors.get(chain!)?.seq ?? 0)) return broken(chain!, seq + 1, 'cut off')
  }
  const known = new Set(chains.map(([chain]) => chain))
  for (const chain of anchors.keys()) if (!known.has(chain)) return broken(chain, 1, 'whole chain missing')
  return { chains: chains.length, entries, fault: null }

  function broken(chain: string, seq: number, what: AuditFault['what']): AuditVerdict {
    return { chains: chains.length, entries, fault: { chain, seq, what } }
  }
}
