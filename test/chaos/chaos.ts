// Chaos on the feeds: random inserts, updates, deletions, long transactions and broken cells in real registries while a hub follows them;
// then hub and registries must agree on every child. node dist/test/chaos/chaos.js [--minutes 10] [--seed 1] [--children 800]
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { databaseName, REGISTRIES } from '../../connectors/registries'
import { systemClock } from '../../src/kit/clock'
import { withOwnServer } from '../audit-suite/own-server'
import { bearerOf, wideRealm, WIDE_ACCOUNTS } from '../dirty/wide-realm'
import { startTestHub, type TestHub } from '../support/hub'
import { agreementOf } from './agree'
import { storm, type Counts } from './storm'

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    seed: { type: 'string', default: '1' },
    children: { type: 'string', default: '800' },
  },
})
const FIRST_TOLD = 40
/** So many records of a registry that knows few children. */
const RARE = 300

/** As `tonglian start` follows, at a quicker pace. Gives what went wrong. */
async function follow(hub: TestHub, isOver: () => boolean): Promise<string[]> {
  const faults: string[] = []
  const told = (fault: unknown) => void faults.push(String(fault))
  while (!isOver()) {
    await hub.app.follower.catchUpAll((_registry, fault) => told(fault))
    for (const connector of hub.app.guarded) await hub.app.comparison.goOn(connector, 500).catch(told)
    await hub.app.indexFollower.catchUp().catch(told)
    await pause(500)
  }
  return faults
}

/** Somebody asks all the while. */
async function ask(hub: TestHub, isOver: () => boolean): Promise<{ asked: number; faults: string[] }> {
  const faults: string[] = []
  let asked = 0
  while (!isOver()) {
    for (const account of WIDE_ACCOUNTS) {
      const { purpose, part } = account
      const query = `{ children(first: 20) { edges { node { id name ${part} { __typename } } } } registries { state } }`
      const { errors, status, data } = await hub.ask(await bearerOf(hub, account), query, {}, { 'x-purpose': purpose })
      asked += 1
      if (status !== 200) faults.push(`status ${status}`)
      for (const { extensions } of errors ?? [])
        if (extensions['code'] !== 'REGISTRY_LIES') faults.push(String(extensions['code']))
      for (const { state } of (data?.registries ?? []) as { state: string }[])
        if (state === 'DOWN' || state === 'UNKNOWN') faults.push(`registry ${state}`)
    }
    await pause(1_000)
  }
  return { asked, faults }
}

async function run(): Promise<number> {
  const realm = wideRealm()
  const overrides = { 'limits.tokens': 20_000, 'sync.mostGone': 10_000, 'sync.mostGonePercent': 100 }
  const hub = await startTestHub({
    children: Number(values.children),
    seed: Number(values.seed),
    surely: RARE,
    realmFile: realm.file,
    overrides,
  })
  try {
    const end = systemClock.now() + Number(values.minutes) * 60_000
    const isOver = () => systemClock.now() >= end
    const counts: Counts = new Map()
    const [followed, asked] = await Promise.all([
      follow(hub, isOver),
      ask(hub, isOver),
      ...REGISTRIES.map(({ name }) =>
        storm(name, hub.urls[databaseName(name)].owner, Number(values.seed), isOver, counts),
      ),
    ])
    await pause(1_500)
    await hub.app.follower.catchUpAll((_registry, fault) => void followed.push(String(fault)))
    for (const connector of hub.app.guarded) await hub.app.comparison.compare(connector, true)
    await hub.app.indexFollower.catchUp()
    const { children, answers, disagreements } = await agreementOf(hub)
    const acts = [...counts].filter(([name]) => name !== 'refused').reduce((sum, [, count]) => sum + count, 0)
    const internal = hub.log.filter((line) => line.includes('INTERNAL')).length
    for (const line of [...followed, ...asked.faults, ...disagreements].slice(0, FIRST_TOLD)) console.log(line)
    console.log(
      [...counts]
        .sort()
        .map(([name, count]) => `${name} ${count}`)
        .join(', '),
    )
    console.log(
      `${asked.asked} questions meanwhile, ${children} children and ${answers} answers compared, ${internal} faults of the hub in its log`,
    )
    console.log(
      `acts=${acts} disagreements=${disagreements.length} faults=${followed.length + asked.faults.length + internal}`,
    )
    return disagreements.length + followed.length + asked.faults.length + internal > 0 ? 1 : 0
  } catch (fault) {
    console.error(fault) // before the databases go, which those who still change them would tell of instead
    throw fault
  } finally {
    await hub.stop()
    realm.remove()
  }
}

async function main(): Promise<void> {
  process.exitCode = await withOwnServer(run)
}

main().catch((fault: unknown) => {
  console.error(fault)
  process.exitCode = 2
})
