import type { Config } from './config/load-config'
import { HubStore } from './store/hub-store'

/** A page of the audit trail reads all that was written in its span of time. */
const TRAIL_MILLIS = 20_000

/** Connections to the hub's database, apart for what must not wait for each other. */
export function openStores(url: string, config: Config) {
  const stores = {
    store: new HubStore({ url, poolSize: config.hub.pool }),
    /** What runs by itself and takes long: links, index, comparison. */
    bulkStore: new HubStore({ url, poolSize: 2, timeoutMs: 300_000 }),
    listStore: new HubStore({ url, poolSize: config.hub.listPool }),
    changeStore: new HubStore({ url, poolSize: 4 }),
    trailStore: new HubStore({ url, poolSize: 2, timeoutMs: TRAIL_MILLIS }),
  }
  return { ...stores, closeAll: () => Object.values(stores).map((one) => one.close()) }
}
