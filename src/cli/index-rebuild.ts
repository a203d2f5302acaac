import type { Config } from '../config/load-config'
import { rulesInForce } from '../config/rules-file'
import { connectRegistries } from '../connect'
import { DropoutFactsWriter } from '../dropout/facts-writer'
import { IndexFollower } from '../index/index-follower'
import { IndexWriter } from '../index/index-writer'
import { systemClock } from '../kit/clock'
import { HubStore } from '../store/hub-store'
import { openExisting } from './databases'

const STATEMENT_MILLIS = 600_000
const FETCH_MILLIS = 30_000

/** Builds the index anew beside the one that answers, then lets it answer. A running hub goes on meanwhile. */
export async function indexRebuild(config: Config): Promise<void> {
  const databases = await openExisting(config)
  const connectors = connectRegistries(config, databases.registries, systemClock)
  const store = new HubStore({ url: databases.hubUrl, poolSize: 2, timeoutMs: STATEMENT_MILLIS })
  try {
    const writer = new IndexWriter(store, new Map(connectors.map((one) => [one.registry, one])), FETCH_MILLIS, new DropoutFactsWriter(rulesInForce(config), systemClock)) // prettier-ignore
    const follower = new IndexFollower(store, writer, systemClock)
    const begun = systemClock.now()
    const rows = await follower.rebuild()
    const { answering, gaps } = await follower.state()
    const unread = Object.entries(gaps).map(([registry, count]) => `${count} of ${registry}`)
    process.stdout.write(
      `${rows} children indexed in ${Math.round((systemClock.now() - begun) / 1000)} s; generation ${answering} answers\n`,
    )
    if (unread.length > 0) process.stdout.write(`not read, old values kept: ${unread.join(', ')}\n`)
  } finally {
    await Promise.all([store.close(), ...connectors.map((connector) => connector.close())])
    await databases.close()
  }
}
