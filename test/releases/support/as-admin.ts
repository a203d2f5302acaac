import { Client } from 'pg'
import { HubStore } from '../../../src/store/hub-store'
import { adminUrl } from '../../support/postgres'

/**
 * Statements of a superuser in a database, kept while `look` reads it, then undone: what somebody who owns the server could change unseen.
 */
export async function asAdmin(
  url: string,
  statements: readonly string[],
  undo: readonly string[],
  look: (store: HubStore) => Promise<void>,
): Promise<void> {
  const admin = new Client({ connectionString: adminUrl(new URL(url).pathname.slice(1)) })
  const store = new HubStore({ url, poolSize: 1 })
  await admin.connect()
  try {
    await admin.query('SET session_replication_role = replica')
    for (const one of statements) await admin.query(one)
    await look(store)
    for (const one of undo) await admin.query(one)
  } finally {
    await store.close()
    await admin.end()
  }
}
