import type { Connector } from '../../connectors/contract/connector'
import type { RegistryName } from '../../connectors/contract/records'
import type { HubStore } from '../store/hub-store'
import type { LinkWriter } from './link-writer'

export interface FeedState {
  readonly registry: RegistryName
  readonly cursor: string | null
  /** When the feed was last read to its end, ISO 8601 in UTC; null when it never was. */
  readonly caughtUpAt: string | null
}

/** Follows the registries' change feeds into the links. Resumes where the last page was written. */
export class FeedFollower {
  constructor(
    private readonly connectors: readonly Connector[],
    private readonly store: HubStore,
    private readonly writer: LinkWriter,
    private readonly settings: { readonly pageSize: number; readonly timeoutMs: number },
  ) {}

  /** Reads one registry's feed to its end. Gives the number of records written. Throws what the registry or the store throws. */
  async catchUp(connector: Connector, onProgress?: (records: number) => void, stop?: AbortSignal): Promise<number> {
    let { cursor } = await this.state(connector.registry)
    let written = 0
    for (;;) {
      const limit = AbortSignal.timeout(this.settings.timeoutMs)
      const page = await connector.changes(
        cursor,
        this.settings.pageSize,
        stop ? AbortSignal.any([stop, limit]) : limit,
      )
      if (!(await this.writer.write(connector.registry, page, cursor))) {
        cursor = (await this.state(connector.registry)).cursor
        continue
      }
      written += page.records.length
      cursor = page.next
      onProgress?.(written)
      if (!page.more) return written
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
}
