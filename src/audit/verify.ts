import type { HubStore } from '../store/hub-store'
import type { AnchorPoint } from './anchor'
import type { AuditRecord } from './audit-record'
import { NOTHING_BEFORE, seal } from './seal'

export interface AuditFault {
  readonly chain: string
  readonly seq: number
  readonly what: 'changed' | 'dropped' | 'inserted' | 'cut off' | 'whole chain missing'
}

export interface AuditVerdict {
  readonly chains: number
  readonly entries: number
  /** Chains that a point of the anchor file vouches for. */
  readonly anchored: number
  /** Chains that the sealed opening of a later chain vouches for. */
  readonly named: number
  /** Newest entries that neither vouches for: had more of them been cut off, nothing would show it. */
  readonly unvouched: number
  /** Seconds over which these were written: anchors are noted every second, so more than some seconds means that anchors are gone. */
  readonly unvouchedSeconds: number
  /** The first entry that is not what was written; null when all are. */
  readonly fault: AuditFault | null
}

const PAGE = 5_000
const FIRST = '-9223372036854775808' // also an entry slipped in before the first is read

type Points = ReadonlyMap<string, AnchorPoint>

/**
 * Reads the whole trail and checks every seal. Reordering shows as the first entry that stands where another was sealed. A chain
 * must reach as far as the anchors know, and as far as the sealed opening of a later chain says.
 */
export async function verifyAudit(store: HubStore, key: string, anchors: Points): Promise<AuditVerdict> {
  const chains = await store.run({
    text: 'SELECT chain FROM audit_entry GROUP BY chain ORDER BY min(written_at), chain',
    values: [],
  })
  const named = await readNamed(store, key)
  let entries = 0
  let unvouched = 0
  let unvouchedSeconds = 0
  const verdict = (fault: AuditFault | null): AuditVerdict => ({
    ...{
      chains: chains.length,
      entries,
      anchored: anchors.size,
      named: named.size,
      unvouched,
      unvouchedSeconds,
      fault,
    },
  })
  const broken = (chain: string, seq: number, what: AuditFault['what']) => verdict({ chain, seq, what })

  for (const [chain] of chains as string[][]) {
    const points = [anchors.get(chain!), named.get(chain!)].filter((point) => point !== undefined)
    let seq = 0
    let before = NOTHING_BEFORE
    const reached = Math.max(0, ...points.map((point) => point.seq))
    let beyond: number | null = null
    for (;;) {
      const rows = await store.run({
        text: 'SELECT seq, body, seal, extract(epoch FROM written_at) FROM audit_entry WHERE chain = $1::uuid AND seq > $2 ORDER BY seq LIMIT $3',
        values: [chain, seq === 0 ? FIRST : seq, PAGE],
        name: 'audit_page',
      })
      for (const [written, body, sealed, at] of rows as string[][]) {
        if (Number(written) < 1) return broken(chain!, Number(written), 'inserted')
        if (Number(written) !== seq + 1) return broken(chain!, seq + 1, 'dropped')
        seq += 1
        const expected = seal(key, chain!, seq, before, body!)
        if (sealed !== expected) return broken(chain!, seq, 'changed')
        before = expected
        entries += 1
        if (seq > reached) {
          beyond ??= Number(at)
          unvouchedSeconds = Math.max(unvouchedSeconds, Math.round(Number(at) - beyond))
        }
        if (points.some((point) => point.seq === seq && point.seal !== before)) return broken(chain!, seq, 'changed')
      }
      if (rows.length < PAGE) break
    }
    if (seq < reached) return broken(chain!, seq + 1, 'cut off')
    unvouched += seq - reached
  }
  const known = new Set(chains.map(([chain]) => chain))
  for (const chain of [...anchors.keys(), ...named.keys()])
    if (!known.has(chain)) return broken(chain, 1, 'whole chain missing')
  return verdict(null)
}

/** The furthest point that openings of chains name, by chain. An opening whose own seal is wrong is told as changed in its place. */
async function readNamed(store: HubStore, key: string): Promise<Points> {
  const openings = await store.run({ text: 'SELECT chain, body, seal FROM audit_entry WHERE seq = 1', values: [] })
  const named = new Map<string, AnchorPoint>()
  for (const [chain, body, sealed] of openings as string[][]) {
    if (sealed !== seal(key, chain!, 1, NOTHING_BEFORE, body!)) continue
    const record = JSON.parse(body!) as AuditRecord
    const after = record.kind === 'event' && record.event === 'chain-opened' ? record.detail['after'] : null
    const point = after as AnchorPoint | null | undefined
    if (point && (named.get(point.chain)?.seq ?? 0) < point.seq) named.set(point.chain, point)
  }
  return named
}
