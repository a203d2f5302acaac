import { Client } from 'pg'
import { asEmbeddedError } from './embedded-error'
import { DATABASES, DatabaseName, DatabaseUrls, provisionDatabase, provisionRoles, rolesOf } from './provision'
import { Cluster, ClusterOptions, serverUrl, startCluster } from './start-cluster'

export interface EmbeddedServer {
  readonly urls: DatabaseUrls
  /** True when the data was made by this very start. A start that was killed later than that says false next time: keep marks of your own. */
  readonly firstStart: boolean
  /** Stops the server in order (open transactions are rolled back) and lets the data folder go. May be called twice. */
  stop(): Promise<void>
}

export interface EmbeddedOptions extends ClusterOptions {
  /** Default: all five. */
  readonly databases?: readonly DatabaseName[]
}

/**
 * Starts a real PostgreSQL for this data folder, with a database, an owner and a role of least right for the hub and each registry.
 * Throws an EmbeddedError (code, sentence, remedy) and then leaves nothing running. The superuser's password stays inside.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const cluster = await startCluster(options)
  try {
    await provision(cluster, options.databases ?? DATABASES)
  } catch (fault) {
    await cluster.stop()
    throw asEmbeddedError(fault, 'making its databases')
  }
  return { urls: urlsOf(cluster.port, cluster.passwordOf), firstStart: cluster.firstStart, stop: cluster.stop }
}

/** Connection addresses, one per role. */
export function urlsOf(
  port: number,
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
    education: registry('education'),
    police: registry('police'),
    health: registry('health'),
    civil_affairs: registry('civil_affairs'),
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
