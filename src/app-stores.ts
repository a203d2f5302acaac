import type { Config } from './config/load-config'
import type { RowReader } from './row-reader/row-reader'
import { HubStore } from './store/hub-store'

export interface StoreOptions {
  /** The hub's database, as hub_app. */
  readonly hubUrl: string
  /** How rows are read; the fast way when left out. */
  readonly reader?: RowReader | undefined
}

/** A page of the audit trail reads all that was written in its span of time. */
const TRAIL_MILLIS = 20_000

/** Connections to the hub's database, apart for what must not wait for each other. */
export function openStores({ hubUrl: url, reader }: StoreOptions, config: Config) {
  const open = (poolSize: number, timeoutMs?: number) => new HubStore({ url, poolSize, timeoutMs, reader })
  const stores = {
    store: open(config.hub.pool),
    /** What runs by itself and takes long: links, index, comparison. */
    bulkStore: open(2, 300_000),
    listStore: open(config.hub.listPool),
    changeStore: open(4),
    trailStore: open(2, TRAIL_MILLIS),
    webhookStore: open(4, 20_000),
  }
  return { ...stores, closeAll: () => Object.values(stores).map((one) => one.close()) }
}
