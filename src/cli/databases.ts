import type { RegistryName } from '../../connectors/contract/records'
import { migrations as civilAffairs } from '../../migrations/civil-affairs'
import { migrations as education } from '../../migrations/education'
import { migrations as health } from '../../migrations/health'
import { migrations as hub } from '../../migrations/hub'
import { grantHub, grantReader, migrate } from '../../migrations/migrate'
import { migrations as police } from '../../migrations/police'
import type { Config } from '../config/load-config'
import { registryConfig } from '../config/registry-config'
import type { RegistryUrls } from '../connect'
import { findRunning } from '../embedded/find-running'
import type { DatabaseUrls } from '../embedded/provision'
import { startEmbedded } from '../embedded/start-embedded'
import { CliError } from './fail'

const REGISTRIES = {
  education: { database: 'education', migrations: education },
  police: { database: 'police', migrations: police },
  health: { database: 'health', migrations: health },
  'civil-affairs': { database: 'civil_affairs', migrations: civilAffairs },
} as const

export interface Databases {
  readonly hubUrl: string
  /** For what only an owner may do; null where somebody else runs the migrations. */
  readonly hubOwnerUrl: string | null
  readonly registries: RegistryUrls
  /** Owners of the embedded demo registries; null when the registries are real. */
  readonly demoOwners: RegistryUrls | null
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
      close: async () => undefined,
    }
  }
  const embedded = await startEmbedded({ dataDir: config.dataDir, onProgress: say })
  try {
    const { urls } = embedded
    await migrateHub(urls.hub.owner, urls.hub.app)
    if (named === null) await migrateDemo(urls)
    return {
      hubUrl: config.hub.url ?? urls.hub.app,
      hubOwnerUrl: config.hub.url ? config.hub.ownerUrl : urls.hub.owner,
      registries: named ?? byRegistry(urls, 'reader'),
      demoOwners: named === null ? byRegistry(urls, 'owner') : null,
      close: () => embedded.stop(),
    }
  } catch (fault) {
    await embedded.stop()
    throw fault
  }
}

/** The hub's database beside a running hub, or as the settings name it. For commands that only read. */
export function hubUrlBeside(config: Config): string | null {
  return config.hub.url ?? findRunning(config.dataDir)?.urls.hub.app ?? null
}

export async function migrateHub(ownerUrl: string, appUrl: string): Promise<void> {
  await migrate(ownerUrl, hub)
  await grantHub(ownerUrl, decodeURIComponent(new URL(appUrl).username))
}

async function migrateDemo(urls: DatabaseUrls): Promise<void> {
  await Promise.all(
    Object.values(REGISTRIES).map(async ({ database, migrations }) => {
      await migrate(urls[database].owner, migrations)
      await grantReader(urls[database].owner, decodeURIComponent(new URL(urls[database].reader).username))
    }),
  )
}

function namedRegistries(config: Config): RegistryUrls | null {
  const names = Object.keys(REGISTRIES) as RegistryName[]
  const urls = names.map((name) => registryConfig(config, name).url)
  if (urls.every((url) => url === null)) return null
  const missing = names.filter((_, i) => urls[i] === null)
  if (missing.length > 0)
    throw new CliError(`Either all four registries are named in the settings or none: ${missing.join(', ')} missing.`)
  return Object.fromEntries(names.map((name, i) => [name, urls[i]!])) as unknown as RegistryUrls
}

function byRegistry(urls: DatabaseUrls, role: 'owner' | 'reader'): RegistryUrls {
  return Object.fromEntries(
    Object.entries(REGISTRIES).map(([name, { database }]) => [name, urls[database][role]]),
  ) as unknown as RegistryUrls
}
