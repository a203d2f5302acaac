import { databaseName, REGISTRIES, registryDatabases } from '../../connectors/registries'
import { migrations as hub } from '../../migrations/hub'
import { keepIndexColumns } from '../../migrations/index-columns'
import { grantHub, grantReader, migrate } from '../../migrations/migrate'
import type { Config } from '../config/load-config'
import { registryConfig } from '../config/registry-config'
import type { ConnectedUrls, RegistryUrls } from '../connect'
import { findRunning, holdsCluster } from '../embedded/find-running'
import type { DatabaseUrls } from '../embedded/provision'
import { startEmbedded } from '../embedded/start-embedded'
import { INDEX_COLUMNS } from '../index/columns'
import { CliError } from './fail'

export interface Databases {
  readonly hubUrl: string
  /** For what only an owner may do; null where somebody else runs the migrations. */
  readonly hubOwnerUrl: string | null
  /** Of the registries that are connected. */
  readonly registries: ConnectedUrls
  /** Owners of the embedded demo registries; null when the registries are real. */
  readonly demoOwners: RegistryUrls | null
  /** How the embedded server ended, once it has. Never, where there is none. */
  readonly ended: Promise<string>
  close(): Promise<void>
}

/** The databases that the settings name, or the embedded ones, started and brought to their newest form. */
export async function openDatabases(config: Config, say: (sentence: string) => void): Promise<Databases> {
  const named = namedRegistries(config)
  if (config.hub.url !== null && named !== null) {
    if (config.hub.ownerUrl !== null) await migrateHub(config.hub.ownerUrl, config.hub.url)
    return {
      hubUrl: config.hub.url,
      hubOwnerUrl: config.hub.ownerUrl,
      registries: named,
      demoOwners: null,
      ended: new Promise(() => undefined),
      close: async () => undefined,
    }
  }
  const embedded = await startEmbedded({ dataDir: config.dataDir, registries: registryDatabases(), onProgress: say })
  try {
    const { urls } = embedded
    if (config.hub.url === null) await migrateHub(urls.hub.owner, urls.hub.app)
    else if (config.hub.ownerUrl !== null) await migrateHub(config.hub.ownerUrl, config.hub.url)
    if (named === null) await migrateDemo(urls)
    return {
      hubUrl: config.hub.url ?? urls.hub.app,
      hubOwnerUrl: config.hub.url ? config.hub.ownerUrl : urls.hub.owner,
      registries: named ?? byRegistry(urls, 'reader'),
      demoOwners: named === null ? byRegistry(urls, 'owner') : null,
      ended: embedded.ended,
      close: () => embedded.stop(),
    }
  } catch (fault) {
    await embedded.stop()
    throw fault
  }
}

type Existing = Pick<Databases, 'hubUrl' | 'hubOwnerUrl' | 'registries' | 'close'>

/**
 * The same for commands beside a hub: as the settings name them, of the hub that runs on the data folder, or of the one that
 * ran there last. Makes and migrates nothing. Throws CliError where there never was one.
 */
export async function openExisting(config: Config): Promise<Existing> {
  const named = namedRegistries(config)
  if (config.hub.url !== null && named !== null)
    return { hubUrl: config.hub.url, hubOwnerUrl: config.hub.ownerUrl, registries: named, close: nothing }
  const running = findRunning(config.dataDir, registryDatabases())
  if (!running && !holdsCluster(config.dataDir))
    throw new CliError(
      `No hub has run on the data folder ${config.dataDir}: there is nothing to read.\nName its folder with TONGLIAN_DATA_DIR, or its database with TONGLIAN_HUB_URL.`,
    )
  const embedded =
    running ?? (await startEmbedded({ dataDir: config.dataDir, registries: registryDatabases(), provision: false }))
  return {
    hubUrl: config.hub.url ?? embedded.urls.hub.app,
    hubOwnerUrl: config.hub.url ? config.hub.ownerUrl : embedded.urls.hub.owner,
    registries: named ?? byRegistry(embedded.urls, 'reader'),
    close: 'stop' in embedded ? () => embedded.stop() : nothing,
  }
}

/** The hub's database alone, whatever the registries are. */
export async function openExistingHub(config: Config): Promise<Pick<Existing, 'hubUrl' | 'hubOwnerUrl' | 'close'>> {
  const { url, ownerUrl } = config.hub
  return url === null ? openExisting(config) : { hubUrl: url, hubOwnerUrl: ownerUrl, close: nothing }
}

/** The registries alone, whatever the hub is. */
export async function openExistingRegistries(config: Config): Promise<Pick<Existing, 'registries' | 'close'>> {
  const named = namedRegistries(config)
  return named === null ? openExisting(config) : { registries: named, close: nothing }
}

const nothing = async (): Promise<void> => undefined

export async function migrateHub(ownerUrl: string, appUrl: string): Promise<void> {
  await migrate(ownerUrl, hub)
  await keepIndexColumns(ownerUrl, INDEX_COLUMNS)
  await grantHub(ownerUrl, decodeURIComponent(new URL(appUrl).username))
}

async function migrateDemo(urls: DatabaseUrls): Promise<void> {
  await Promise.all(
    REGISTRIES.map(async ({ name, migrations }) => {
      const database = databaseName(name)
      await migrate(urls[database].owner, migrations)
      await grantReader(urls[database].owner, decodeURIComponent(new URL(urls[database].reader).username))
    }),
  )
}

/** Those that the settings name, one or more; null where they name none, which is the demo. */
function namedRegistries(config: Config): ConnectedUrls | null {
  const names = REGISTRIES.map(({ name }) => name)
  const urls = names.map((name) => registryConfig(config, name).url)
  if (urls.every((url) => url === null)) return null
  return Object.fromEntries(names.flatMap((name, i) => (urls[i] == null ? [] : [[name, urls[i]]])))
}

function byRegistry(urls: DatabaseUrls, role: 'owner' | 'reader'): RegistryUrls {
  return Object.fromEntries(REGISTRIES.map(({ name }) => [name, urls[databaseName(name)][role]])) as RegistryUrls
}
