import { sources } from '../resolvers/sources'
import type { Config } from './config/load-config'
import { reportOf } from './identity/registry-report'
import { freshnessOf, readIndexState } from './index/index-state'
import type { Clock } from './kit/clock'
import type { GuardedConnector } from './loaders/guarded-connector'
import { RegistryMonitor } from './loaders/registry-monitor'
import type { HubStore } from './store/hub-store'

/** A feed that was not read for so long stands still; long enough for a page of another registry to be written. */
const STALE_MILLIS = 120_000

/** What is told of the registries: whether they answer, and how far behind links and index are. */
export function monitorOf(
  guarded: readonly GuardedConnector[],
  store: HubStore,
  config: Config,
  clock: Clock,
): RegistryMonitor {
  return new RegistryMonitor(
    sources.registries,
    guarded,
    { timeoutMs: 2_000, staleMs: STALE_MILLIS + 3 * config.sync.intervalMs },
    (registry) => reportOf(store, registry),
    async () => freshnessOf(await readIndexState(store), clock.now()),
    clock,
  )
}
