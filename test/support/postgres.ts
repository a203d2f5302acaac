import { randomBytes } from 'node:crypto'
import { Client } from 'pg'
import { registryDatabases } from '../../connectors/registries'
import { DatabaseName, DatabaseUrls, provisionDatabase } from '../../src/embedded/provision'
import { urlsOf } from '../../src/embedded/start-embedded'
import { testPassword } from './test-password'

/** Address of the test server's superuser (global-setup.ts). */
export function adminUrl(database?: string): string {
  const url = process.env.TEST_PG_ADMIN_URL
  if (!url)
    throw new TypeError('TEST_PG_ADMIN_URL is not set: run the tests with jest, whose globalSetup starts the server')
  return database ? withDatabase(url, database) : url
}

/** An empty database of its own, as superuser. `prefix` (a-z, digits, _) tells in the server's lists whose it is. */
export async function createTestDatabase(prefix: string): Promise<{ url: string; drop(): Promise<void> }> {
  const name = uniqueName(prefix)
  await asAdmin((admin) => admin.query(`CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'`))
  return { url: adminUrl(name), drop: () => dropAll([name]) }
}

/**
 * Empty databases as the embedded server makes them: the same roles (hub_owner, hub_app, education_owner, education_reader, …, which the
 * whole server shares), the same rights, but names of their own, so that test files run side by side. Only the listed ones exist.
 */
export async function createTestServerDatabases<Name extends DatabaseName>(
  names: readonly Name[],
): Promise<{ urls: Pick<DatabaseUrls, Name>; drop(): Promise<void> }> {
  const made = new Map<DatabaseName, string>(names.map((name) => [name, uniqueName(name)]))
  await asAdmin(async (admin) => {
    for (const [name, database] of made) await provisionDatabase(admin, name, database, adminUrl(database))
  })
  const { hostname, port } = new URL(adminUrl())
  const urls = urlsOf(
    Number(port || 5432),
    registryDatabases(),
    testPassword,
    (name) => made.get(name) ?? 'not_asked_for',
    hostname,
  )
  return { urls, drop: () => dropAll([...made.values()]) }
}

async function dropAll(databases: readonly string[]): Promise<void> {
  await asAdmin(async (admin) => {
    for (const database of databases) await admin.query(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`)
  })
}

async function asAdmin(work: (admin: Client) => Promise<unknown>): Promise<void> {
  const admin = new Client({ connectionString: adminUrl() })
  await admin.connect()
  try {
    await work(admin)
  } finally {
    await admin.end()
  }
}

function uniqueName(prefix: string): string {
  if (!/^[a-z][a-z0-9_]{0,40}$/.test(prefix))
    throw new TypeError(`a database prefix is a-z, 0-9 and _, not ${JSON.stringify(prefix)}`)
  return `${prefix}_${randomBytes(5).toString('hex')}`
}

function withDatabase(url: string, database: string): string {
  const changed = new URL(url)
  changed.pathname = `/${database}`
  return changed.href
}
