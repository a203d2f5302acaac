import type { Connector } from '../../connectors/contract/connector'
import { childIdSecret, comparisonSettings } from '../app-settings'
import type { Config } from '../config/load-config'
import { connectRegistries } from '../connect'
import { Comparison } from '../identity/comparison'
import { LinkWriter } from '../identity/link-writer'
import { reportOf, unreadRecords } from '../identity/registry-report'
import { systemClock } from '../kit/clock'
import { HubStore } from '../store/hub-store'
import { openExisting } from './databases'
import { CliError } from './fail'

const STATEMENT_MILLIS = 300_000

/** Records that could not be read, by registry, id and column: what the operator tells the agency. Never what stands there. */
export async function unread(config: Config): Promise<void> {
  await withHub(config, async (store, connectors) => {
    const rows = await unreadRecords(store)
    for (const { registry, recordId, columns, code, since } of rows)
      process.stdout.write(`${[registry, recordId, columns.join(',') || '-', code, since].join('\t')}\n`)
    for (const { registry } of connectors) {
      const { unread: kept, doubtful, possibleDuplicates, missing } = await reportOf(store, registry)
      process.stdout.write(
        `${registry}: ${kept} unread, ${doubtful} doubtful numbers, ${possibleDuplicates} possible duplicates, ${missing} missing\n`,
      )
    }
  })
}

/** Compares everything that a registry, or each of them, holds with the links. Exit code 1 when so much is missing that nothing was struck. */
export async function compare(config: Config, registry: string | undefined, accept: boolean): Promise<void> {
  if (accept && registry === undefined) throw new CliError('Expected the registry whose missing records are accepted.')
  await withHub(config, async (store, connectors) => {
    const chosen = connectors.filter((one) => registry === undefined || one.registry === registry)
    if (chosen.length === 0)
      throw new CliError(`Expected one of ${connectors.map((one) => one.registry).join(', ')}; got ${registry}.`)
    const writer = new LinkWriter(store, childIdSecret(config))
    const comparison = new Comparison(store, writer, comparisonSettings(config), systemClock)
    for (const connector of chosen) {
      const outcome = await comparison.compare(connector, accept)
      const { unread: kept, missing } = await reportOf(store, connector.registry)
      const found = outcome === 'held' ? `held, ${missing} records are missing; --accept strikes them` : 'compared'
      process.stdout.write(`${connector.registry}: ${found}; ${kept} unread\n`)
      if (outcome === 'held') process.exitCode = 1
    }
  })
}

async function withHub(
  config: Config,
  work: (store: HubStore, connectors: readonly Connector[]) => Promise<void>,
): Promise<void> {
  const databases = await openExisting(config)
  const connectors = connectRegistries(config, databases.registries, systemClock)
  const store = new HubStore({ url: databases.hubUrl, poolSize: 2, timeoutMs: STATEMENT_MILLIS })
  try {
    await work(store, connectors)
  } finally {
    await Promise.all([store.close(), ...connectors.map((connector) => connector.close())])
    await databases.close()
  }
}
