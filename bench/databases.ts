import { databaseName, REGISTRIES, registryDatabases, settingsName } from '../connectors/registries'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Client } from 'pg'
import type { RegistryName } from '../connectors/contract/records'
import { migrations as hub } from '../migrations/hub'
import { keepIndexColumns } from '../migrations/index-columns'
import { grantHub, grantReader, migrate, resetLinks } from '../migrations/migrate'
import { childIdSecret } from '../src/app-settings'
import { loadConfig } from '../src/config/load-config'
import { connectRegistries, type RegistryUrls } from '../src/connect'
import { generateDemo, joinedDemos } from '../src/demo'
import { startEmbedded, type EmbeddedServer } from '../src/embedded/start-embedded'
import { FeedFollower } from '../src/identity/feed-follower'
import { LinkWriter } from '../src/identity/link-writer'
import { INDEX_COLUMNS } from '../src/index/columns'
import { systemClock, today } from '../src/kit/clock'
import { HubStore } from '../src/store/hub-store'

export const SEED = 1

/** How the data came to be, in seconds and megabytes; kept beside it. */
export interface Made {
  readonly children: number
  readonly loadSeconds: number
  /** The largest resident memory of the loading process, without the database's. */
  readonly loadMegabytes: number
  readonly rows: Readonly<Record<RegistryName, number>>
  readonly linkSeconds: Partial<Record<RegistryName, number>>
  readonly linkRecords: Partial<Record<RegistryName, number>>
}

export interface Databases {
  readonly hubUrl: string
  readonly registryUrls: RegistryUrls
  readonly made: Made
  /** What the load picks from: ids of children of all four registries, ids of those on the education roll, and their roll numbers. */
  readonly asked: Readonly<Record<'everywhere' | 'pupils' | 'rolls', readonly string[]>>
  /** Process ids of the server's connections. */
  backends(): Promise<number[]>
  stop(): Promise<void>
}

function urlsOf({ urls }: EmbeddedServer, role: 'owner' | 'reader'): RegistryUrls {
  return Object.fromEntries(REGISTRIES.map(({ name }) => [name, urls[databaseName(name)][role]])) as RegistryUrls
}

/** The embedded server of a kept folder, with the demo loaded and linked; a second run finds it as the first left it. */
export async function openDatabases(folder: string, children: number, say: (text: string) => void): Promise<Databases> {
  mkdirSync(folder, { recursive: true })
  const server = await startEmbedded({ dataDir: folder, registries: registryDatabases(), onProgress: say })
  try {
    const { urls } = server
    const registryUrls = urlsOf(server, 'reader')
    const mark = path.join(folder, `bench-${children}.json`)
    const made = existsSync(mark)
      ? (JSON.parse(readFileSync(mark, 'utf8')) as Made)
      : await make(server, registryUrls, folder, children, say)
    writeFileSync(mark, JSON.stringify(made, null, 2))
    await newestForm(server) // also of a folder kept from an earlier day
    const records = await column(urls.hub.app, ROLLS)
    const asked = {
      everywhere: await column(urls.hub.app, EVERYWHERE),
      pupils: await column(urls.hub.app, PUPILS),
      rolls: await column(registryUrls.education, 'SELECT xjh FROM xs_jbxx WHERE xsid = ANY($1) ORDER BY 1', [records]),
    }
    const backends = async () => (await column(urls.hub.app, 'SELECT pid FROM pg_stat_activity')).map(Number)
    return { hubUrl: urls.hub.app, registryUrls, made, asked, backends, stop: server.stop }
  } catch (fault) {
    await server.stop()
    throw fault
  }
}

async function newestForm({ urls }: EmbeddedServer): Promise<void> {
  await migrate(urls.hub.owner, hub)
  await keepIndexColumns(urls.hub.owner, INDEX_COLUMNS)
  await grantHub(urls.hub.owner, 'hub_app')
  for (const { name, migrations } of REGISTRIES) {
    const database = databaseName(name)
    await migrate(urls[database].owner, migrations)
    await grantReader(urls[database].owner, `${database}_reader`)
  }
}

async function make(
  server: EmbeddedServer,
  registryUrls: RegistryUrls,
  folder: string,
  children: number,
  say: (text: string) => void,
): Promise<Made> {
  const { urls } = server
  await newestForm(server)
  await resetLinks(urls.hub.owner)
  let largest = 0
  const watch = setInterval(() => (largest = Math.max(largest, process.memoryUsage().rss)), 250)
  const begun = performance.now()
  const owners = urlsOf(server, 'owner')
  const { rows } = await generateDemo({
    children,
    seed: SEED,
    today: today(systemClock),
    targets: owners,
    joined: joinedDemos(REGISTRIES, owners),
    truthFile: null,
  })
  clearInterval(watch)
  const loadSeconds = (performance.now() - begun) / 1000
  say(`loaded ${children} children in ${loadSeconds.toFixed(1)} s`)
  const links = await link(urls.hub.app, registryUrls, folder, say)
  for (const url of [urls.hub.owner, ...Object.values(owners)]) await vacuum(url)
  return { children, loadSeconds, loadMegabytes: Math.round(largest / 1e6), rows, ...links }
}

async function link(hubUrl: string, registryUrls: RegistryUrls, folder: string, say: (text: string) => void) {
  // Nothing is measured yet, and a machine that others use may be slow.
  const patient = Object.fromEntries(
    REGISTRIES.map(({ name }) => [`registries.${settingsName(name)}.timeoutMs`, 60_000]),
  )
  const config = loadConfig({ env: {}, overrides: { dataDir: folder, ...patient } })
  const connectors = connectRegistries(config, registryUrls, systemClock)
  const store = new HubStore({ url: hubUrl, poolSize: 2, timeoutMs: 300_000 })
  const follower = new FeedFollower(connectors, store, new LinkWriter(store, childIdSecret(config)), {
    pageSize: config.sync.pageSize,
    timeoutMs: 60_000,
  })
  const linkSeconds: Partial<Record<RegistryName, number>> = {}
  const linkRecords: Partial<Record<RegistryName, number>> = {}
  await new Promise((resolve) => setTimeout(resolve, 1_100)) // the change feed stays a second behind
  for (const connector of connectors) {
    const begun = performance.now()
    linkRecords[connector.registry] = await follower.catchUp(connector)
    linkSeconds[connector.registry] = (performance.now() - begun) / 1000
    say(
      `linked ${linkRecords[connector.registry]} records of ${connector.registry} in ${linkSeconds[connector.registry]!.toFixed(1)} s`,
    )
    await connector.close()
  }
  await store.close()
  return { linkSeconds, linkRecords }
}

// Children whom the bench's officer, who has all of Hengyang, may see.
const IN_REACH = `FROM child WHERE NOT retired AND (registered_division LIKE '4304%' OR residence_division LIKE '4304%'
  OR school_division LIKE '4304%')`
const EVERYWHERE = `SELECT 'child:' || id ${IN_REACH} AND records ? 'education' AND records ? 'police'
  AND records ? 'health' AND records ? 'civil-affairs' ORDER BY id`
const PUPILS = `SELECT 'child:' || id ${IN_REACH} AND records ? 'education' ORDER BY id`
const ROLLS = `SELECT records ->> 'education' ${IN_REACH} AND records ? 'education'`

async function column(url: string, text: string, values: unknown[] = []): Promise<string[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<[string]>({ text, values, rowMode: 'array' })
  await client.end()
  return rows.map(([value]) => value)
}

async function vacuum(url: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  await client.query('VACUUM ANALYZE')
  await client.end()
}
