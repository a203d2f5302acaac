import { Client } from 'pg'
import type { TestHub } from '../support/hub'

/** One statement on the hub's database, as its owner or as the role that the hub runs under. */
export async function onHub(
  hub: Pick<TestHub, 'urls'>,
  role: 'owner' | 'app',
  sql: string,
  values: unknown[] = [],
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- rows of any statement
): Promise<any[]> {
  const client = new Client({ connectionString: hub.urls.hub[role] })
  await client.connect()
  try {
    return (await client.query(sql, values)).rows as unknown[]
  } finally {
    await client.end()
  }
}

/** The records of one request, read at once and past the hub. */
export async function recordsOf(hub: TestHub, requestId: unknown): Promise<Record<string, unknown>[]> {
  const rows = await onHub(hub, 'owner', 'SELECT body FROM audit_entry WHERE body LIKE $1 ORDER BY chain, seq', [
    `%"requestId":"${String(requestId)}"%`,
  ])
  return rows.map(({ body }) => JSON.parse(body as string) as Record<string, unknown>)
}
