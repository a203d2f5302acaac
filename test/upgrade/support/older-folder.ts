import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { brotliDecompressSync } from 'node:zlib'
import { Client } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { databaseName, REGISTRIES } from '../../../connectors/registries'
import { migrations as hub } from '../../../migrations/hub'
import { migrate, type Migration } from '../../../migrations/migrate'
import { startEmbedded } from '../../../src/embedded/start-embedded'
import { projectRoot } from '../../../src/kit/project-root'

type Page = { readonly totalCount: number; readonly edges: readonly { readonly node: { readonly id: string; readonly name: string } }[] } // prettier-ignore

/** What make-fixture.cjs kept of a data folder of an older version. */
export interface OlderFolder {
  readonly made: string
  readonly told: {
    readonly children: readonly string[]
    /** By the state that each had, and REVIEWED: an emergency whose review was answered. */
    readonly grants: Readonly<Record<string, { readonly id: string; readonly version: number; readonly state: string }>>
    readonly filters: readonly { readonly id: string; readonly name: string }[]
    /** Whom the approved grant opens. */
    readonly approvedFor: string
    readonly answers: {
      readonly all: Page
      readonly enrolled: Page
      readonly guardianship: Page
      readonly profile: { readonly name: string; readonly health: { readonly mentalHealth: readonly unknown[] | null } }
    }
  }
  readonly files: Readonly<Record<string, string>>
  readonly databases: Readonly<Record<string, {
    readonly migrations: readonly string[]
    /** Rows by table, as COPY writes them. */
    readonly tables: Readonly<Record<string, string>>
    /** The newest transaction of the server: rows of the hub name the one that wrote them. */
    readonly transaction: string
  }>> // prettier-ignore
}

export function olderFolder(version: string): OlderFolder {
  const file = path.join(projectRoot(), 'test/upgrade', `${version}.json.br`)
  return JSON.parse(brotliDecompressSync(readFileSync(file)).toString()) as OlderFolder
}

const MIGRATIONS: Readonly<Record<string, readonly Migration[]>> = {
  hub,
  ...Object.fromEntries(REGISTRIES.map(({ name, migrations }) => [databaseName(name), migrations])),
}

/**
 * Makes a data folder as the older version left it: tables in their form of then, its rows and files. No hub runs on it. Of the approved
 * grant the end is moved to tomorrow, as if it had been given today.
 */
export async function makeFolder(dataDir: string, { files, databases }: OlderFolder): Promise<void> {
  const registries = Object.keys(databases).filter((name) => name !== 'hub') as never[]
  const server = await startEmbedded({ dataDir, registries })
  try {
    for (const [name, { migrations, tables, transaction }] of Object.entries(databases)) {
      const { owner } = server.urls[name as 'hub']
      const ofThen = MIGRATIONS[name]!.slice(0, migrations.length)
      // No migration of then was renamed, taken away, or put before another.
      expect(ofThen.map((migration) => migration.name)).toEqual(migrations)
      await migrate(owner, ofThen)
      await fill(owner, tables, BigInt(transaction))
    }
    await inside(server.urls.hub.owner, (db) =>
      db.query(
        `UPDATE access_grant SET until = date_trunc('second', now()) + interval '1 day' WHERE state = 'APPROVED'`,
      ),
    )
  } finally {
    await server.stop()
  }
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(dataDir, name), text, { mode: 0o600 })
}

async function fill(url: string, tables: Readonly<Record<string, string>>, transaction: bigint): Promise<void> {
  await inside(url, async (db) => {
    for (const [table, rows] of Object.entries(tables)) {
      await db.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`)
      await db.query(`TRUNCATE ${table}`) // code tables are filled by migrations
      await pipeline(Readable.from(rows === '' ? [] : [rows]), db.query(copyFrom(`COPY ${table} FROM STDIN`)))
      await db.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`)
    }
    const { rows } = await db.query<{ id: string }>('SELECT pg_current_xact_id()::text AS id')
    const behind = Math.max(0, Number(transaction - BigInt(rows[0]!.id)) + 1)
    await db.query(`DO $$ BEGIN FOR i IN 1..${behind} LOOP PERFORM pg_current_xact_id(); COMMIT; END LOOP; END $$`)
  })
}

export async function inside<T>(url: string, work: (db: Client) => Promise<T>): Promise<T> {
  const db = new Client({ connectionString: url })
  await db.connect()
  try {
    return await work(db)
  } finally {
    await db.end()
  }
}
