import { migrations } from '../../migrations/hub'
import { grantHub, migrate } from '../../migrations/migrate'
import { HubStore } from '../../src/store/hub-store'
import { createTestServerDatabases } from './postgres'

export interface HubDatabase {
  readonly store: HubStore
  /** As hub_app. */
  readonly url: string
  readonly ownerUrl: string
  drop(): Promise<void>
}

/** A hub's database of its own, empty, and a store on it. */
export async function createHubDatabase(): Promise<HubDatabase> {
  const { urls, drop } = await createTestServerDatabases(['hub'])
  await migrate(urls.hub.owner, migrations)
  await grantHub(urls.hub.owner, 'hub_app')
  const store = new HubStore({ url: urls.hub.app, poolSize: 4 })
  return {
    store,
    url: urls.hub.app,
    ownerUrl: urls.hub.owner,
    async drop() {
      await store.close()
      await drop()
    },
  }
}
