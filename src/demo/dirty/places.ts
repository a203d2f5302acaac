import { Client } from 'pg'
import type { JoinedDemo } from '../joined'
import { REGISTRIES, TABLES, type RegistryName } from '../tables'
import type { Clients } from './pool'

/** One registry's database while it is spoilt. */
export interface Place {
  readonly registry: string
  readonly url: string
  readonly tables: readonly string[]
}

interface Places {
  readonly targets: Readonly<Record<RegistryName, string>>
  readonly joined?: readonly JoinedDemo[]
}

/** Of those that joined, the ones that say how they may be spoilt. */
export function placesOf({ targets, joined = [] }: Places): Place[] {
  return [
    ...REGISTRIES.map((registry) => ({ registry, url: targets[registry], tables: Object.keys(TABLES[registry]) })),
    ...joined
      .filter(({ demo }) => demo.dirt)
      .map(({ registry, url, demo }) => ({ registry, url, tables: Object.keys(demo.tables) })),
  ]
}

export async function openClients(places: readonly Place[]): Promise<Clients> {
  const clients = places.map(
    ({ registry, url }) =>
      [registry, new Client({ connectionString: url, application_name: 'tonglian demo' })] as const,
  )
  await Promise.all(clients.map(([, client]) => client.connect()))
  for (const [, client] of clients)
    await client.query(`SET synchronous_commit = off; SET DateStyle = 'ISO, YMD'; SET timezone = 'Asia/Shanghai'`)
  return Object.fromEntries(clients) as Clients
}

export async function setTriggers(clients: Clients, places: readonly Place[], to: 'ENABLE' | 'DISABLE'): Promise<void> {
  for (const { registry, tables } of places)
    for (const table of tables) await clients[registry]!.query(`ALTER TABLE ${table} ${to} TRIGGER USER`)
}
