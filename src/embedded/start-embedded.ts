import type { RegistryDatabase } from '../../connectors/registries'
import { Client } from 'pg'
import { asEmbeddedError } from './embedded-error'
import { DatabaseName, DatabaseUrls, provisionDatabase, provisionRoles, rolesOf } from './provision'
import { Cluster, ClusterOptions, serverUrl, startCluster } from './start-cluster'

export interface EmbeddedServer {
  readonly urls: DatabaseUrls
  /** True when the data was made by this very start. A start that was killed later than that says false next time: keep marks of your own. */
  readonly firstStart: boolean
  /** How the server ended ("signal SIGKILL"), once it has: also where nobody stopped it. Never rejects. */
  readonly ended: Promise<string>
  /** Stops the server in order (open transactions are rolled back) and lets the data folder go. May be called twice. */
  stop(): Promise<void>
}

export interface EmbeddedOptions extends ClusterOptions {
  /** The registries that have a database there, beside the hub's own. */
  readonly registries: readonly RegistryDatabase[]
  /** False: all databases were made before. */
  readonly provision?: boolean
}

/**
 * Starts a real PostgreSQL for this data folder, with a database, an owner and a role of least right for the hub and each registry.
 * Throws an EmbeddedError (code, sentence, remedy) and then leaves nothing running. The superuser's password stays inside.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const cluster = await startCluster(options)
  try {
    if (options.provision !== false) await provision(cluster, ['hub', ...options.registries])
  } catch (fault) {
    await cluster.stop()
    throw asEmbeddedError(fault, 'making its databases')
  }
  const urls = urlsOf(cluster.port, options.registries, cluster.passwordOf)
  return { urls, firstStart: cluster.firstStart, ended: cluster.ended, stop: cluster.stop }
}

/** Connection addresses, one per role. */
export function urlsOf(
  port: number,
  registries: readonly RegistryDatabase[],
  passwordOf: (role: string) => string,
  nameOf = (name: DatabaseName): string => name,
  host = '127.0.0.1',
): DatabaseUrls {
  const url = (name: DatabaseName, role: string) => serverUrl(port, role, passwordOf(role), nameOf(name), host)
  const registry = (name: DatabaseName) => ({
    owner: url(name, rolesOf(name).owner),
    reader: url(name, rolesOf(name).user),
  })
  return {
    hub: { owner: url('hub', rolesOf('hub').owner), app: url('hub', rolesOf('hub').user) },
    ...(Object.fromEntries(registries.map((name) => [name, registry(name)])) as Omit<DatabaseUrls, 'hub'>),
  }
}

async function provision(cluster: Cluster, names: readonly DatabaseName[]): Promise<void> {
  const admin = new Client({ connectionString: cluster.adminUrl })
  await admin.connect()
  try {
    await admin.query('REVOKE ALL ON DATABASE postgres, template1 FROM PUBLIC')
    await provisionRoles(admin, names, cluster.passwordOf)
    for (const name of names) {
      await provisionDatabase(admin, name, name, cluster.adminUrl.replace(/\/postgres$/, `/${name}`))
    }
  } finally {
    await admin.end()
  }
}
