import type { Connector, Cursor } from '../../connectors/contract/connector'
import type { RegistryName } from '../../connectors/contract/records'
import { systemClock, type Clock } from '../kit/clock'
import type { HubStore } from '../store/hub-store'
import type { LinkWriter } from './link-writer'

export interface FeedState {
  readonly registry: RegistryName
  readonly cursor: string | null
  /** When the feed was last read to its end, ISO 8601 in UTC; null when it never was. */
  readonly caughtUpAt: string | null
}

export interface FeedSettings {
  readonly pageSize: number
  readonly timeoutMs: number
  /** Changes up to so much older than what was read are read again: a transaction that stayed open commits its old time late. */
  readonly overlapMs?: number
  /** The least time between two such readings; a long one is followed by a pause of five times its length. */
  readonly overlapEveryMs?: number
}

const PAUSES = 5
const OVERLAP_MILLIS = 600_000
const OVERLAP_EVERY_MILLIS = 15_000

/**
 * Follows the registries' change feeds into the links. Resumes where the last page was written, and from time to time reads
 * the last minutes again (docs/decisions/0019-late-commits.md).
 */
export class FeedFollower {
  private readonly againAt = new Map<RegistryName, number>()

  constructor(
    private readonly connectors: readonly Connector[],
    private readonly store: HubStore,
    private readonly writer: LinkWriter,
    private readonly settings: FeedSettings,
    private readonly clock: Clock = systemClock,
  ) {}

  /** Reads one registry's feed to its end. Gives the number of records written. Throws what the registry or the store throws. */
  async catchUp(connector: Connector, onProgress?: (records: number) => void, stop?: AbortSignal): Promise<number> {
    const { registry } = connector
    try {
      const { cursor } = await this.writer.mark(registry)
      const written = await this.read(connector, cursor, onProgress, stop)
      const late = cursor === null ? 0 : await this.readAgain(connector, cursor, stop)
      if (cursor === null) await this.readWhole(registry)
      await this.tell(registry, null)
      return written + late
    } catch (fault) {
      if (!stop?.aborted) await this.tell(registry, codeOf(fault)).catch(() => undefined)
      throw fault
    }
  }

  /** All registries, one after the other; a registry that fails is told and does not stop the others. */
  async catchUpAll(onFault: (registry: RegistryName, fault: unknown) => void, stop?: AbortSignal): Promise<void> {
    for (const connector of this.connectors) {
      if (stop?.aborted) return
      await this.catchUp(connector, undefined, stop).catch((fault: unknown) => onFault(connector.registry, fault))
    }
  }

  async state(registry: RegistryName): Promise<FeedState> {
    const rows = await this.store.run({
      text: `SELECT cursor, to_char(caught_up_at, 'YYYY-MM-DD"T"HH24:MI:SS"Z"') FROM feed WHERE registry = $1`,
      values: [registry],
      name: 'feed_state',
    })
    return { registry, cursor: rows[0]?.[0] ?? null, caughtUpAt: rows[0]?.[1] ?? null }
  }

  private async readAgain(connector: Connector, cursor: Cursor, stop?: AbortSignal): Promise<number> {
    const { registry } = connector
    const begun = this.clock.now()
    if (begun < (this.againAt.get(registry) ?? 0)) return 0
    const from = connector.earlier(cursor, this.settings.overlapMs ?? OVERLAP_MILLIS)
    const written = await this.read(connector, from, undefined, stop)
    const ended = this.clock.now()
    const least = this.settings.overlapEveryMs ?? OVERLAP_EVERY_MILLIS
    this.againAt.set(registry, ended + Math.max(least, (ended - begun) * PAUSES))
    return written
  }

  /** From a cursor to the end. The mark moves only with pages that go on from it. */
  private async read(
    connector: Connector,
    from: Cursor | null,
    onProgress?: (records: number) => void,
    stop?: AbortSignal,
  ): Promise<number> {
    const { registry } = connector
    let after = from
    let written = 0
    let mark = await this.writer.mark(registry)
    const goesOn = mark.cursor === from
    for (;;) {
      const page = await connector.changes(after, this.settings.pageSize, this.limit(stop))
      const moves = goesOn || (!page.more && page.records.length > 0)
      const done = await this.writer.write(
        registry,
        moves ? { records: page.records, next: page.next, end: !page.more } : { records: page.records },
        mark,
      )
      if (!done) {
        mark = await this.writer.mark(registry)
        if (goesOn) after = mark.cursor
        continue
      }
      written += done.written
      mark = done.mark
      after = page.next
      onProgress?.(written)
      if (!page.more) return written
    }
  }

  /** Read from its beginning, all of it was compared. */
  private async readWhole(registry: RegistryName): Promise<void> {
    await this.store.run({
      text: 'INSERT INTO comparison (registry, ended_at) VALUES ($1, $2::timestamptz) ON CONFLICT DO NOTHING',
      values: [registry, new Date(this.clock.now()).toISOString()],
    })
  }

  private limit(stop?: AbortSignal): AbortSignal {
    const limit = AbortSignal.timeout(this.settings.timeoutMs)
    return stop ? AbortSignal.any([stop, limit]) : limit
  }

  /** How the last reading went, for `registries`. */
  private async tell(registry: RegistryName, fault: string | null): Promise<void> {
    await this.store.run({
      text: 'UPDATE feed SET fault = $2 WHERE registry = $1 AND fault IS DISTINCT FROM $2',
      values: [registry, fault],
      name: 'feed_fault',
    })
  }
}

function codeOf(fault: unknown): string {
  const code = (fault as { code?: unknown }).code
  return typeof code === 'string' ? code : 'FAILED'
}
