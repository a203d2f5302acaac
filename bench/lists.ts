import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { Client } from 'pg'
import { loadConfig } from '../src/config/load-config'
import { connectRegistries } from '../src/connect'
import { IndexFollower } from '../src/index/index-follower'
import { IndexWriter } from '../src/index/index-writer'
import { systemClock } from '../src/kit/clock'
import { projectRoot } from '../src/kit/project-root'
import { HubStore } from '../src/store/hub-store'
import { openDatabases, type Databases } from './databases'
import { explainPage, hubPage, PAGE, pagesDeep, sqlPage } from './lists-pages'
import { startVariant } from './variants'

/**
 * L: a page of 50 by a filter over two registries, sorted by name, deep in the list, against its bare SQL on the index;
 * and how long the index takes to be built and to follow. One size a run: --children 10000, 200000, 2000000.
 */
async function run(): Promise<void> {
  const { values } = parseArgs({
    options: {
      children: { type: 'string', default: '200000' },
      pages: { type: 'string', default: '60' },
      rounds: { type: 'string', default: '5' },
      keep: { type: 'string' },
      explain: { type: 'boolean', default: false },
    },
  })
  const children = Number(values.children)
  const folder = path.resolve(values.keep ?? path.join(projectRoot(), '.tonglian', `lists-${children}`))
  const databases = await openDatabases(folder, children, say)
  try {
    const built = await build(databases, folder)
    const realmFile = benchRealm(folder)
    const { hubUrl, registryUrls } = databases
    const variant = await startVariant('hub', { hubUrl, registryUrls, folder, realmFile }, null)
    const sql = new Client({ connectionString: hubUrl })
    await sql.connect()
    try {
      const pages = await pagesDeep(variant, sql, Number(values.pages))
      say(`${pages.length} pages of ${PAGE}, from place ${pages[0]!.place} of the list on`)
      if (values.explain) say(await explainPage(sql, pages.at(-1)!.last))
      const millis = { hub: [] as number[], sql: [] as number[] }
      for (let round = 0; round <= Number(values.rounds); round += 1)
        for (const page of pages) {
          const [ofHub, ofSql] = [
            await timed(() => hubPage(variant, page.cursor)),
            await timed(() => sqlPage(sql, page.last)),
          ]
          if (ofHub.value.join() !== ofSql.value.join()) throw new TypeError(`the page at ${page.place} differs`)
          if (round === 0) continue // warms the compilers up
          millis.hub.push(ofHub.millis)
          millis.sql.push(ofSql.millis)
        }
      const [ofHub, ofSql] = [median(millis.hub), median(millis.sql)]
      const figures = { children, ...built, hubMillis: ofHub, sqlMillis: ofSql, L: ofHub / ofSql }
      keepResult(figures)
      say(`hub ${ofHub.toFixed(2)} ms, bare SQL ${ofSql.toFixed(2)} ms a page; L=${(ofHub / ofSql).toFixed(2)}`)
    } finally {
      await sql.end()
      await variant.stop()
    }
  } finally {
    await databases.stop()
  }
}

/** A whole rebuild beside the one that answers, and following a change of every hundredth child. */
async function build({ hubUrl, registryUrls }: Databases, folder: string) {
  const config = loadConfig({ env: {}, overrides: { dataDir: folder } })
  const connectors = connectRegistries(config, registryUrls, systemClock)
  const store = new HubStore({ url: hubUrl, poolSize: 2, timeoutMs: 600_000 })
  const writer = new IndexWriter(store, new Map(connectors.map((one) => [one.registry, one])), 30_000)
  const follower = new IndexFollower(store, writer, systemClock)
  const rebuild = await timed(() => follower.rebuild())
  say(`indexed ${rebuild.value} children in ${(rebuild.millis / 1000).toFixed(1)} s`)
  await store.run({
    text: `UPDATE child SET changed_in = pg_current_xact_id() WHERE hashtext(id::text) % 100 = 0`,
    values: [],
  })
  const follow = await timed(() => follower.catchUp())
  say(`followed ${follow.value} changes in ${(follow.millis / 1000).toFixed(1)} s`)
  await store.run({ text: 'ANALYZE child_index', values: [] }).catch(() => undefined) // the owner's; autovacuum does it too
  const largest = Math.round(process.memoryUsage().rss / 1e6)
  await Promise.all([store.close(), ...connectors.map((one) => one.close())])
  return {
    rebuildSeconds: rebuild.millis / 1000,
    rebuiltRows: rebuild.value,
    followedPerSecond: follow.value / (follow.millis / 1000),
    megabytes: largest,
  }
}

/** The demo's realm, with an officer of the whole city and tokens that outlast the run. */
function benchRealm(folder: string): string {
  const realm = JSON.parse(readFileSync(path.join(projectRoot(), 'deploy/keycloak/tonglian-realm.json'), 'utf8'))
  realm.accessTokenLifespan = 36_000
  for (const user of realm.users) if (user.username === 'civil-affairs') user.attributes.divisions = ['430400']
  const file = path.join(folder, 'realm.json')
  writeFileSync(file, JSON.stringify(realm))
  return file
}

/** One file for all sizes: a run puts its own beside the others. */
function keepResult(figures: { readonly children: number }): void {
  const file = path.join(projectRoot(), 'bench', 'results', 'lists.json')
  mkdirSync(path.dirname(file), { recursive: true })
  const known = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { sizes: object }).sizes : {}
  const machine = { cpu: os.cpus()[0]?.model.trim(), cores: os.cpus().length, node: process.version }
  const date = new Date(systemClock.now()).toISOString().slice(0, 10)
  const sizes = { ...known, [figures.children]: { date, ...figures } }
  writeFileSync(`${file}.new`, `${JSON.stringify({ machine, sizes }, null, 2)}\n`)
  renameSync(`${file}.new`, file)
}

async function timed<T>(work: () => Promise<T>): Promise<{ value: T; millis: number }> {
  const begun = performance.now()
  const value = await work()
  return { value, millis: performance.now() - begun }
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0
}

function say(text: string): void {
  console.log(text)
}

run().catch((fault: unknown) => {
  console.error(fault)
  process.exitCode = 1
})
