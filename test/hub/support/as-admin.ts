import { Client } from 'pg'
import { adminUrl } from '../../support/postgres'

/** Runs one statement as the test server's superuser. */
export async function asAdmin(sql: string): Promise<void> {
  const client = new Client({ connectionString: adminUrl() })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
