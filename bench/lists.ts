import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Client } from 'pg'
import { loadConfig } from '../src/config/load-config'
import { connectRegistries } from '../src/connect'
import { IndexFollower } from '../src/index/index-follower'
import { IndexWriter } from '../src/index/index-writer'
import { systemClock } from '../src/kit/clock'
import { projectRoot } from '../src/kit/project-root'
import { HubStore } from '../src/store/hub-store'
import type { Databases } from './databases'
import { BareClient } from './bare-client'
import { explainPage, hubPage, PAGE, pagesDeep, sqlPage, type DeepPage, type Peer } from './lists-pages'
import { machine, median, stateOfCode } from './report'
import type { Start } from './serve'
import { startVariant } from './variants'

export interface PagesAsked {
  readonly rounds: number
  readonly pages: number
  readonly explain: boolean
  /** Whether the figures are kept. */
  readonly keep: boolean
  /** Where the hub leaves its CPU profile; null for none. */
  readonly profileDir: string | null
}

/** The hub's time for a page times that of each peer. */
export interface Ratios {
  readonly L: number
  readonly Lsame: number
}

/** As warm as a hub that has been at work for a few seconds. */
const WARM_ROUNDS = 30

/**
 * L: a page of 50 by a filter over two registries, sorted by name, deep in the list, times that of bare SQL, one asked right
 * after the other. One size a run.
 */
export async function measureLists(
  how: Start,
  children: number,
  built: Built,
  asked: PagesAsked,
  say: (text: string) => void,
): Promise<Ratios> {
  const variant = await startVariant('hub', how, asked.profileDir)
  const client = new BareClient(variant.port, '/graphql', variant.headers('P1'))
  const sql = new Client({ connectionString: how.hubUrl })
  await sql.connect()
  try {
    const pages = await pagesDeep(client, sql, asked.pages)
    say(`${pages.length} pages of ${PAGE}, from place ${pages[0]!.place} of the list on`)
    if (asked.explain) say(await explainPage(sql, pages.at(-1)!.last))
    const askers: Record<'hub' | Peer, (page: DeepPage) => Promise<string[]>> = {
      hub: ({ cursor }) => hubPage(client, cursor),
      leanest: ({ last }) => sqlPage(sql, 'leanest', last),
      same: ({ last }) => sqlPage(sql, 'same', last),
    }
    const names = Object.keys(askers) as (keyof typeof askers)[]
    const millis = { hub: [] as number[], leanest: [] as number[], same: [] as number[] }
    for (let round = -WARM_ROUNDS; round < asked.rounds; round += 1)
      for (const [i, page] of pages.entries()) {
        const ids = new Set<string>()
        // Who asks later finds the rows in the processor's cache: they take turns.
        for (const name of names.map((_, turn) => names[(turn + i + round + WARM_ROUNDS) % names.length]!)) {
          const answer = await timed(() => askers[name](page))
          ids.add(answer.value.join())
          if (round >= 0) millis[name].push(answer.millis) // before that the compilers warm up
        }
        if (ids.size > 1) throw new TypeError(`the page at ${page.place} differs`)
      }
    const [hubMillis, leanestMillis, sameMillis] = names.map((name) => median(millis[name])) as [number, number, number]
    const told = names.map((name) => `${name} ${median(millis[name]).toFixed(2)}`).join(', ')
    say(`${children} children, ms a page: ${told}`)
    const ratios = { L: hubMillis / leanestMillis, Lsame: hubMillis / sameMillis }
    if (asked.keep) keepLists({ children, ...built, hubMillis, leanestMillis, sameMillis, ...ratios })
    return ratios
  } finally {
    client.close()
    await sql.end()
    await variant.stop()
  }
}

export type Built = Awaited<ReturnType<typeof buildIndex>>

/** A whole rebuild beside the one that answers, and following a change of every hundredth child. */
export async function buildIndex({ hubUrl, registryUrls }: Databases, folder: string, say: (text: string) => void) {
  const config = loadConfig({ env: {}, overrides: { dataDir: folder } })
  const connectors = connectRegistries(config, registryUrls, systemClock)
  const store = new HubStore({ url: hubUrl, poolSize: 2, timeoutMs: 600_000 })
  const writer = new IndexWriter(store, new Map(connectors.map((one) => [one.registry, one])), 30_000)
  const follower = new IndexFollower(store, writer, systemClock)
  if ((await follower.state()).answering === null) await follower.rebuild()
  const rebuild = await timed(() => follower.rebuild())
  say(`indexed ${rebuild.value} children in ${(rebuild.millis / 1000).toFixed(1)} s`)
  await store.run({
    text: `UPDATE child SET changed_in = pg_current_xact_id() WHERE hashtext(id::text) % 100 = 0`,
    values: [],
  })
  const follow = await timed(() => follower.catchUp())
  say(`followed ${follow.value} changes in ${(follow.millis / 1000).toFixed(1)} s`)
  // What autovacuum does within minutes, and would do while pages are measured.
  await store.run({ text: 'VACUUM (ANALYZE) child_index', values: [] })
  const largest = Math.round(process.memoryUsage().rss / 1e6)
  await Promise.all([store.close(), ...connectors.map((one) => one.close())])
  return {
    rebuildSeconds: rebuild.millis / 1000,
    rebuiltRows: rebuild.value,
    followedPerSecond: follow.value / (follow.millis / 1000),
    megabytes: largest,
  }
}

/** One file for all sizes: a run puts its own beside the others. */
function keepLists(figures: { readonly children: number } & Readonly<Record<string, number>>): void {
  const file = path.join(projectRoot(), 'bench', 'results', 'lists.json')
  mkdirSync(path.dirname(file), { recursive: true })
  const known = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { sizes: object }).sizes : {}
  const date = new Date(systemClock.now()).toISOString().slice(0, 10)
  const sizes = { ...known, [figures.children]: { date, ...stateOfCode(), ...figures } }
  writeFileSync(`${file}.new`, `${JSON.stringify({ machine: machine(), sizes }, null, 2)}\n`)
  renameSync(`${file}.new`, file)
}

async function timed<T>(work: () => Promise<T>): Promise<{ value: T; millis: number }> {
  const begun = performance.now()
  const value = await work()
  return { value, millis: performance.now() - begun }
}
