import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Client } from 'pg'
import { databaseName, type KnownRegistry, REGISTRIES, registryDatabases } from '../../connectors/registries'
import { migrate } from '../../migrations/migrate'
import { generateDemo, joinedDemos, type DemoOptions, type DemoSummary } from '../../src/demo'
import type { Truth } from '../../src/demo/context'
import { TABLES } from '../../src/demo/tables'
import { createTestServerDatabases } from '../support/postgres'

export const TODAY = '2026-11-23'

export interface DemoRegistries {
  readonly urls: Readonly<Record<KnownRegistry, string>>
  generate(options: Partial<DemoOptions> & { children: number }): Promise<{ summary: DemoSummary; truth: Truth[] }>
  query<T extends object>(registry: string, sql: string, values?: unknown[]): Promise<T[]>
  /** One digest per table of all its rows. */
  digest(): Promise<Record<string, string>>
  close(): Promise<void>
}

/** Every registry on the test server, migrated and empty, and what tests ask of them. */
export async function openDemoRegistries(): Promise<DemoRegistries> {
  const { urls, drop } = await createTestServerDatabases(registryDatabases())
  const targets = Object.fromEntries(REGISTRIES.map(({ name }) => [name, urls[databaseName(name)].owner])) as Record<
    KnownRegistry,
    string
  >
  const joined = joinedDemos(REGISTRIES, targets)
  const tables: Readonly<Record<string, object>> = {
    ...TABLES,
    ...Object.fromEntries(joined.map(({ registry, demo }) => [registry, demo.tables])),
  }
  const clients = new Map<string, Client>()
  for (const { name, migrations } of REGISTRIES) {
    await migrate(targets[name], migrations)
    const client = new Client({ connectionString: targets[name] })
    await client.connect()
    clients.set(name, client)
  }
  const query = async <T extends object>(registry: string, sql: string, values: unknown[] = []) =>
    (await clients.get(registry)?.query<T>(sql, values))?.rows ?? []
  return {
    urls: targets,
    query,
    async generate(options) {
      const folder = mkdtempSync(path.join(tmpdir(), 'truth-'))
      const truthFile = path.join(folder, 'truth.jsonl')
      try {
        const summary = await generateDemo({ seed: 1, today: TODAY, targets, joined, truthFile, ...options })
        const lines = readFileSync(truthFile, 'utf8').trimEnd().split('\n')
        return { summary, truth: lines.map((line) => JSON.parse(line) as Truth) }
      } finally {
        rmSync(folder, { recursive: true })
      }
    },
    async digest() {
      const digests: Record<string, string> = {}
      for (const { name: registry } of REGISTRIES) {
        for (const table of Object.keys(tables[registry]!)) {
          const sql = `SELECT md5(coalesce(string_agg(t::text, E'\\n' ORDER BY t::text), '')) AS digest FROM ${table} t`
          digests[table] = (await query<{ digest: string }>(registry, sql))[0]?.digest ?? ''
        }
      }
      return digests
    },
    async close() {
      for (const client of clients.values()) await client.end()
      await drop()
    },
  }
}
