import { Client } from 'pg'
import type { RegistryDatabase } from '../../connectors/registries'

export type DatabaseName = 'hub' | RegistryDatabase

/** Connection addresses. The owner migrates and loads; the running hub uses `app` and the readers only. */
export type DatabaseUrls = { readonly hub: { readonly owner: string; readonly app: string } } & {
  readonly [name in RegistryDatabase]: { readonly owner: string; readonly reader: string }
}

/** The role that owns the tables, and the one the running hub uses: hub_app may what its migrations grant, a reader may read. */
export function rolesOf(name: DatabaseName): { owner: string; user: string } {
  return { owner: `${name}_owner`, user: name === 'hub' ? 'hub_app' : `${name}_reader` }
}

/** Makes the roles of these databases, or gives them these passwords. `admin` is a superuser. Safe to repeat and to run at once. */
export async function provisionRoles(
  admin: Client,
  names: readonly DatabaseName[],
  passwordOf: (role: string) => string,
): Promise<void> {
  await admin.query(`SELECT pg_advisory_lock(hashtext('tonglian roles'))`) // roles are the whole server's
  try {
    for (const name of names) {
      const { owner, user } = rolesOf(name)
      for (const role of [owner, user]) {
        const { rowCount } = await admin.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role])
        await admin.query(
          `${rowCount ? 'ALTER' : 'CREATE'} ROLE ${role} LOGIN PASSWORD ${admin.escapeLiteral(passwordOf(role))}`,
        )
      }
      if (name !== 'hub') await admin.query(`ALTER ROLE ${user} SET default_transaction_read_only = on`)
    }
  } finally {
    await admin.query(`SELECT pg_advisory_unlock(hashtext('tonglian roles'))`)
  }
}

/** Makes one database called `database` for the roles of `name`, closed to everyone else. Safe to repeat. `urlOf` gives its admin address. */
export async function provisionDatabase(
  admin: Client,
  name: DatabaseName,
  database: string,
  adminUrl: string,
): Promise<void> {
  const { owner, user } = rolesOf(name)
  const { rowCount } = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [database])
  if (!rowCount)
    await admin.query(`CREATE DATABASE ${database} OWNER ${owner} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'`)
  await admin.query(`REVOKE ALL ON DATABASE ${database} FROM PUBLIC; GRANT CONNECT ON DATABASE ${database} TO ${user}`)
  const inside = new Client({ connectionString: adminUrl })
  await inside.connect()
  try {
    await inside.query(
      `REVOKE ALL ON SCHEMA public FROM PUBLIC; ALTER SCHEMA public OWNER TO ${owner}; GRANT USAGE ON SCHEMA public TO ${user}`,
    )
    if (name === 'hub') return
    await inside.query(
      `GRANT SELECT ON ALL TABLES IN SCHEMA public TO ${user};
       ALTER DEFAULT PRIVILEGES FOR ROLE ${owner} GRANT SELECT ON TABLES TO ${user};
       ALTER DEFAULT PRIVILEGES FOR ROLE ${owner} GRANT USAGE ON SCHEMAS TO ${user}`,
    )
  } finally {
    await inside.end()
  }
}
