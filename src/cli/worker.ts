import pino from 'pino'
import { childIdSecret, comparisonSettings } from '../app-settings'
import type { Config } from '../config/load-config'
import { registryConfig } from '../config/registry-config'
import { connectRegistries } from '../connect'
import { onParentGone } from '../embedded/on-parent-gone'
import { startHubJobs } from '../hub-jobs'
import { Comparison } from '../identity/comparison'
import { LinkWriter } from '../identity/link-writer'
import { systemClock } from '../kit/clock'
import { GuardedConnector } from '../loaders/guarded-connector'
import { HubStore } from '../store/hub-store'
import { openExisting } from './databases'

const STATEMENT_MILLIS = 300_000

/** The hub's jobs alone, beside hubs that run, until a signal. Makes and migrates nothing. */
export async function worker(config: Config): Promise<void> {
  const log = pino({ level: config.log.level }, pino.destination({ dest: 2, sync: false }))
  const databases = await openExisting(config)
  const connectors = connectRegistries(config, databases.registries, systemClock).map(
    (connector) => new GuardedConnector(connector, registryConfig(config, connector.registry)),
  )
  const store = new HubStore({ url: databases.hubUrl, poolSize: 2, timeoutMs: STATEMENT_MILLIS })
  const close = async () => {
    await Promise.allSettled([store.close(), ...connectors.map((connector) => connector.close())])
    await databases.close()
  }
  try {
    const writer = new LinkWriter(store, childIdSecret(config))
    const comparison = new Comparison(store, writer, comparisonSettings(config), systemClock)
    const jobs = await startHubJobs({
      config,
      hubUrl: databases.hubUrl,
      hubOwnerUrl: databases.hubOwnerUrl,
      connectors,
      comparison,
      clock: systemClock,
      log,
    })
    let stopping: Promise<void> | null = null
    const stop = () => void (stopping ??= jobs.stop().then(close)).then(() => process.exit(0))
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
    onParentGone(stop)
    process.stdout.write('童联 Tonglian runs jobs. Stop: Ctrl-C\n')
  } catch (fault) {
    await close()
    throw fault
  }
}
