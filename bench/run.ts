import { fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { projectRoot } from '../src/kit/project-root'
import { compareAnswers } from './compare'
import { cpuMillis, usedMillis } from './cpu'
import { openDatabases } from './databases'
import { buildIndex, measureLists } from './lists'
import type { Load, Stretch } from './load-process'
import { OPERATIONS, WORKLOADS, type Workload } from './operations'
import { measureReaders } from './readers'
import { benchRealm } from './realm'
import { figuresOf, keep, ratio, table, type Loads } from './report'
import { measureRosters } from './rosters'
import { startVariant, VARIANTS, type Variant, type VariantName } from './variants'

const CONNECTIONS = 32
const WARM_SECONDS = 1
const LISTS = 'L'
const READERS = 'F'
const ROSTERS = 'R'

/* Measures the hub against its peers: README.md says what and how. */
async function run(): Promise<void> {
  const { values } = parseArgs({
    options: {
      children: { type: 'string', default: '200000' },
      rounds: { type: 'string', default: '5' },
      seconds: { type: 'string', default: '4' },
      keep: { type: 'string' },
      only: {
        type: 'string',
        default: Object.keys(VARIANTS)
          .filter((name) => name !== 'rosters')
          .join(','),
      },
      workloads: { type: 'string', default: [...WORKLOADS, LISTS].join(',') },
      pages: { type: 'string', default: '60' },
      explain: { type: 'boolean', default: false },
      profile: { type: 'boolean', default: false },
      forget: { type: 'boolean', default: false },
    },
  })
  const own = values.children === '200000' ? 'bench' : `bench-${values.children}`
  const folder = path.resolve(values.keep ?? path.join(projectRoot(), '.tonglian', own))
  const names = values.only.split(',') as VariantName[]
  const asked = values.workloads.split(',')
  const workloads = WORKLOADS.filter((workload) => asked.includes(workload))
  const lists = asked.includes(LISTS)
  const [rounds, seconds] = [Number(values.rounds), Number(values.seconds)]
  const open = () => openDatabases(folder, Number(values.children), say)
  let databases = await open()
  const built = lists || asked.includes(ROSTERS) ? await buildIndex(databases, folder, say) : null
  if (built) {
    // What a rebuild leaves to be written down would be written down while others are measured.
    await databases.stop()
    databases = await open()
  }
  const variants: Variant[] = []
  const client = startClient(databases.asked)
  try {
    const { hubUrl, registryUrls, asked: pools, made } = databases
    say(`${made.children} children, ${pools.everywhere.length} of them in all four registries`)
    const how = { hubUrl, registryUrls, folder, realmFile: benchRealm(folder) }
    const profileDir = values.profile ? path.join(folder, 'profiles') : null
    for (const name of workloads.length > 0 ? names : []) variants.push(await startVariant(name, how, profileDir))
    for (const workload of workloads) await compareAnswers(able(variants, workload), workload, pools)
    say('all variants answer the same')

    const loads = Object.fromEntries(names.map((name) => [name, { P1: [], P2: [], P3: [], B: [] }])) as unknown as Loads
    for (let round = 0; round <= rounds; round += 1) {
      for (const workload of workloads) {
        // Each round begins with another variant, so that none always runs after the same neighbour.
        for (const variant of rotated(able(variants, workload), round)) {
          const ask = (length: number, seed: number) => client.load(stretchOf(variant, workload, length, seed))
          if (round === 0) {
            const { errors } = await ask(Math.max(2, seconds / 2), 1) // the first round only warms the compilers up
            if (errors > 0) say(`${variant.name}: ${errors} errors while warming up`)
            continue
          }
          await ask(WARM_SECONDS, round + 500)
          const pids = [variant.pid, ...(await databases.backends())]
          const before = cpuMillis(pids)
          const load = await ask(seconds, round)
          const after = cpuMillis([variant.pid, ...(await databases.backends())])
          if (load.errors > 0)
            throw new TypeError(`${variant.name}: ${load.errors} of ${load.requests} answers were errors`)
          const nodeMillis = ((after.get(variant.pid) ?? 0) - (before.get(variant.pid) ?? 0)) / load.requests
          const postgresMillis = usedMillis(before, after) / load.requests - nodeMillis
          loads[variant.name]![workload].push({ ...load, nodeMillis, postgresMillis })
          say(`round ${round} ${workload} ${variant.name} ${load.perSecond.toFixed(0)}/s`)
        }
      }
    }
    const figures = figuresOf(loads)
    if (workloads.length > 0) console.log(`\n${table(figures)}\n`)
    const remember = !values.forget && !values.profile
    if (remember && workloads.length === WORKLOADS.length)
      say(`kept in ${path.relative(process.cwd(), keep(figures, { rounds, seconds, connections: CONNECTIONS }, made))}`)
    await Promise.all(variants.splice(0).map((variant) => variant.stop()))
    const pages = { rounds, pages: Number(values.pages), explain: values.explain, keep: remember, profileDir }
    const l = built && lists ? await measureLists(how, made.children, built, pages, say) : null
    const f = asked.includes(READERS) ? [await measureReaders(databases, say)] : []
    const r = asked.includes(ROSTERS)
      ? await measureRosters({ how, databases, client, rounds, seconds, keep: remember, profileDir, say })
      : []
    console.log(
      [
        ...workloads.map((workload) => ratio(figures, workload)),
        ...Object.entries(l ?? {}).map(([name, one]) => `${name}=${one.toFixed(2)}`),
        ...f,
        ...r,
      ].join(' '),
    )
  } finally {
    client.stop()
    await Promise.all(variants.map((variant) => variant.stop()))
    await databases.stop()
  }
}

function stretchOf(variant: Variant, workload: Workload, seconds: number, seed: number): Stretch {
  return {
    ...variant.request(workload),
    port: variant.port,
    headers: variant.headers(workload),
    count: OPERATIONS[workload].count,
    from: OPERATIONS[workload].from,
    connections: CONNECTIONS,
    seconds,
    seed,
  }
}

function startClient(pools: unknown) {
  const child = fork(path.join(__dirname, 'load-process.js'), { execArgv: [] })
  child.send({ pools } as never)
  return {
    async load(stretch: Stretch): Promise<Load> {
      child.send(stretch)
      const [done] = (await once(child, 'message')) as [Load]
      return done
    },
    stop: () => child.disconnect(),
  }
}

/** The simple stack was not written for every workload. */
function able(variants: readonly Variant[], workload: Workload): readonly Variant[] {
  return variants.filter(({ name }) => name !== 'naive' || workload !== 'B')
}

function rotated<T>(all: readonly T[], by: number): T[] {
  return all.map((_, i) => all[(i + by) % all.length]!)
}

function say(text: string): void {
  console.log(text)
}

run().catch((fault: unknown) => {
  console.error(fault)
  process.exitCode = 1
})
