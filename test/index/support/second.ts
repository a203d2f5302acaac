import { connectRegistries } from '../../../src/connect'
import { loadConfig } from '../../../src/config/load-config'
import { IndexFollower } from '../../../src/index/index-follower'
import { IndexWriter } from '../../../src/index/index-writer'
import { HubStore } from '../../../src/store/hub-store'
import { registryReaders, type TestHub } from '../../support/hub'

type Work<T> = (follower: IndexFollower, writer: IndexWriter) => Promise<T>

/** A second process that follows: its own store and connectors. */
export function secondOf(running: () => TestHub) {
  return async <T>(work: Work<T>, pageSize?: number): Promise<T> => {
    const { urls, clock } = running()
    const store = new HubStore({ url: urls.hub.app, poolSize: 2, timeoutMs: 60_000 })
    const connectors = connectRegistries(loadConfig({ env: {} }), registryReaders(urls), clock)
    const writer = new IndexWriter(store, new Map(connectors.map((one) => [one.registry, one])), 10_000)
    try {
      return await work(new IndexFollower(store, writer, clock, undefined, pageSize), writer)
    } finally {
      await Promise.all([store.close(), ...connectors.map((one) => one.close())])
    }
  }
}
