import { Client } from 'pg'
import { databaseName, REGISTRIES } from '../../connectors/registries'
import type { Readings } from '../registry-oracle/reading'
import type { TestHub } from '../support/hub'

/** One row whose transaction stays open while another row changes, in each registry: the hub follows the other while the late one is not yet committed. */
export async function lateCommits(hub: TestHub, readings: Readings): Promise<void> {
  const open: Client[] = []
  try {
    for (const [ownerUrl, { late, other }] of actsOf(hub, readings)) {
      const client = new Client({ connectionString: ownerUrl })
      await client.connect()
      open.push(client)
      await client.query('BEGIN')
      await client.query(late)
      await run(ownerUrl, other)
    }
    await new Promise((resolve) => setTimeout(resolve, 1_200))
    await hub.app.follower.catchUpAll((_registry, fault) => {
      throw fault
    })
    for (const client of open) await client.query('COMMIT')
  } finally {
    await Promise.all(open.map((client) => client.end()))
  }
}

/** Rows that are no longer in their registry. */
export async function deletions(hub: TestHub, readings: Readings): Promise<void> {
  for (const [ownerUrl, { deletion }] of actsOf(hub, readings)) await run(ownerUrl, deletion)
}

function actsOf({ urls }: TestHub, readings: Readings) {
  return REGISTRIES.map(({ name }) => [urls[databaseName(name)].owner, readings.get(name)!.acts] as const)
}

async function run(ownerUrl: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const { rowCount } = await client.query(sql)
    if (rowCount === 0) throw new RangeError(`no row was touched: ${sql}`)
  } finally {
    await client.end()
  }
}
