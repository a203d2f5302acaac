import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Client } from 'pg'
import * as civilAffairs from '../../migrations/civil-affairs'
import * as education from '../../migrations/education'
import * as health from '../../migrations/health'
import { migrate } from '../../migrations/migrate'
import * as police from '../../migrations/police'
import { generateDemo, type DemoOptions, type DemoSummary } from '../../src/demo'
import type { Truth } from '../../src/demo/context'
import { REGISTRIES, TABLES, type RegistryName } from '../../src/demo/tables'
import { createTestServerDatabases } from '../support/postgres'

export const TODAY = '2026-11-23'

export interface DemoRegistries {
  readonly urls: Readonly<Record<RegistryName, string>>
  generate(options: Partial<DemoOptions> & { children: number }): Promise<{ summary: DemoSummary; truth: Truth[] }>
  query<T extends object>(registry: RegistryName, sql: string, values?: unknown[]): Promise<T[]>
  /** One digest per table of all its rows. */
  digest(): Promise<Record<string, string>>
  close(): Promise<void>
}

/** Four migrated, empty registries on the test server, and what tests ask of them. */
export async function openDemoRegistries(): Promise<DemoRegistries> {
  const { urls, drop } = await createTestServerDatabases(['education', 'police', 'health', 'civil_affairs'])
  const targets = {
    education: urls.education.owner,
    police: urls.police.owner,
    health: urls.health.owner,
    'civil-affairs': urls.civil_affairs.owner,
  }
  await migrate(targets.education, education.migrations)
  await migrate(targets.police, police.migrations)
  await migrate(targets.health, health.migrations)
  await migrate(targets['civil-affairs'], civilAffairs.migrations)
  const clients = new Map<RegistryName, Client>()
  for (const registry of REGISTRIES) {
    const client = new Client({ connectionString: targets[registry] })
    await client.connect()
    clients.set(registry, client)
  }
  const query = async <T extends object>(registry: RegistryName, sql: string, values: unknown[] = []) =>
    (await clients.get(registry)?.query<T>(sql, values))?.rows ?? []
  return {
    urls: targets,
    query,
    async generate(options) {
      const folder = mkdtempSync(path.join(tmpdir(), 'truth-'))
      const truthFile = path.join(folder, 'truth.jsonl')
      try {
        const summary = await generateDemo({ seed: 1, today: TODAY, targets, truthFile, ...options })
        const lines = readFileSync(truthFile, 'utf8').trimEnd().split('\n')
        return { summary, truth: lines.map((line) => JSON.parse(line) as Truth) }
      } finally {
        rmSync(folder, { recursive: true })
      }
    },
    async digest() {
      const digests: Record<string, string> = {}
      for (const registry of REGISTRIES) {
        for (const table of Object.keys(TABLES[registry])) {
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
