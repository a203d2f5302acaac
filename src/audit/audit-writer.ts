import { randomUUID } from 'node:crypto'
import { HubError } from '../errors/hub-error'
import type { Clock } from '../kit/clock'
import type { Prepared } from '../row-reader/row-reader'
import type { HubStore } from '../store/hub-store'
import type { Anchor } from './anchor'
import type { AuditRecord } from './audit-record'
import { keyedHash, type Hashed } from './keyed-hash'
import { NOTHING_BEFORE, seal } from './seal'

interface Waiting {
  readonly body: string
  resolve(): void
  reject(fault: unknown): void
}

const MAX_GROUP = 500
/** Groups up to this size keep a prepared statement each. */
const MAX_NAMED = 32
const MAX_WAITING = 20_000
const LATER_MILLIS = 50

/** One row a record, as plain parameters: in an array literal every quote of a body would be escaped and read again. */
function insertion(chain: string, rows: readonly (readonly [seq: number, body: string, seal: string])[]): Prepared {
  const places = rows.map((_, i) => `($1::uuid, $${i * 3 + 2}, $${i * 3 + 3}, $${i * 3 + 4})`).join(', ')
  return {
    text: `INSERT INTO audit_entry (chain, seq, body, seal) VALUES ${places}`,
    values: [chain, ...rows.flat()],
    ...(rows.length <= MAX_NAMED ? { name: `audit_insert_${rows.length}` } : {}),
  }
}

/**
 * The one place that writes the audit trail. Records of concurrent requests go in one statement; `write` resolves when the
 * record is durable. Each process has chains of its own: after a failed write, whose fate is unknown, it opens a new one.
 */
export class AuditWriter {
  private readonly queue: Waiting[] = []
  private chain: { id: string; seq: number; seal: string } | null = null
  private last: { chain: string; seq: number; seal: string } | null = null
  private running: Promise<void> | null = null
  private timer: NodeJS.Timeout | null = null

  constructor(
    private readonly store: HubStore,
    private readonly key: string,
    private readonly anchor: Anchor,
    private readonly clock: Clock,
  ) {}

  /**
   * Reads the newest entry of the trail, so that the first chain of this process names it: from then on it cannot be cut off
   * unseen, whatever ended the process that wrote it. Throws HubError HUB_UNAVAILABLE.
   */
  async begin(): Promise<void> {
    const [newest] = await this.store.run({
      text: 'SELECT chain, seq, seal FROM audit_entry ORDER BY written_at DESC, seq DESC LIMIT 1',
      values: [],
    })
    if (newest && !this.last) this.last = { chain: newest[0]!, seq: Number(newest[1]), seal: newest[2]! }
  }

  /** See keyedHash: nobody without the audit key can try values against it. */
  hash(what: Hashed, text: string): string {
    return keyedHash(this.key, what, text)
  }

  /** Throws HubError AUDIT_UNAVAILABLE when the record is not, or may not be, durable. */
  write(record: AuditRecord): Promise<void> {
    const written = this.enqueue(record)
    this.start()
    return written
  }

  /** The same for a record that nobody waits for: it goes with the next group, or by itself after a while. */
  writeLater(record: AuditRecord): Promise<void> {
    const written = this.enqueue(record)
    if (!this.running) this.timer ??= setTimeout(() => this.start(), LATER_MILLIS)
    return written
  }

  /** Waits until everything handed over so far is written, then fixes the anchor. */
  async close(): Promise<void> {
    if (this.queue.length > 0) this.start()
    while (this.running) await this.running
    this.anchor.close()
  }

  private enqueue(record: AuditRecord): Promise<void> {
    if (this.queue.length >= MAX_WAITING)
      return Promise.reject(new HubError('AUDIT_UNAVAILABLE', 'too many audit records wait to be written'))
    return new Promise((resolve, reject) => this.queue.push({ body: JSON.stringify(record), resolve, reject }))
  }

  private start(): void {
    if (this.timer) clearTimeout(this.timer)
    this.timer = null
    this.running ??= this.drain()
  }

  private async drain(): Promise<void> {
    await Promise.resolve() // records of the same turn join the first group
    while (this.queue.length > 0) {
      const group = this.queue.splice(0, MAX_GROUP)
      try {
        await this.insert(group)
        for (const waiting of group) waiting.resolve()
      } catch (cause) {
        this.chain = null
        const fault = new HubError('AUDIT_UNAVAILABLE', undefined, {}, { cause })
        for (const waiting of group) waiting.reject(fault)
      }
    }
    this.running = null // in the same turn as the look at the queue: a record handed over any later starts anew
  }

  private async insert(group: readonly Waiting[]): Promise<void> {
    const chain = this.chain ?? { id: randomUUID(), seq: 0, seal: NOTHING_BEFORE }
    const bodies = group.map((waiting) => waiting.body)
    if (!this.chain) bodies.unshift(this.opening())
    let { seq, seal: before } = chain
    const rows: [seq: number, body: string, seal: string][] = []
    for (const body of bodies) {
      seq += 1
      before = seal(this.key, chain.id, seq, before, body)
      rows.push([seq, body, before])
    }
    await this.store.run(insertion(chain.id, rows))
    this.chain = { id: chain.id, seq, seal: before }
    this.last = { chain: chain.id, seq, seal: before }
    this.anchor.note(this.last)
  }

  private opening(): string {
    const at = new Date(this.clock.now()).toISOString()
    return JSON.stringify({
      kind: 'event',
      event: 'chain-opened',
      at,
      detail: { after: this.last },
    } satisfies AuditRecord)
  }
}
