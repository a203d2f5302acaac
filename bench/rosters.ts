import { deepStrictEqual } from 'node:assert'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { systemClock } from '../src/kit/clock'
import { projectRoot } from '../src/kit/project-root'
import { cpuMillis, usedMillis } from './cpu'
import type { Databases } from './databases'
import type { Load, Stretch } from './load-process'
import { machine, median, stateOfCode } from './report'
import type { Start } from './serve'
import { startVariant, type Variant } from './variants'

const SERVICE = '/ims/oneroster/rostering/v1p2'
const SCOPES = ['school', 'area'] as const
/** Of the city's officer: pages that a client comes to, not the depth of the list (`COST_OFFSET`). */
const MOST_PAGES = 50
const CONNECTIONS = 32

export interface RostersAsked {
  readonly how: Start
  readonly databases: Databases
  readonly client: { load(stretch: Stretch): Promise<Load> }
  readonly rounds: number
  readonly seconds: number
  readonly keep: boolean
  readonly profileDir: string | null
  say(text: string): void
}

interface Measured extends Load {
  readonly nodeMillis: number
  readonly postgresMillis: number
}

/** R: pages of 100 students a second, by the hub and by hand, in turns. */
export async function measureRosters({
  how,
  databases,
  client,
  rounds,
  seconds,
  keep,
  profileDir,
  say,
}: RostersAsked): Promise<string[]> {
  const variants = [await startVariant('hub', how, profileDir), await startVariant('rosters', how, null)] as const
  const [hub, byHand] = variants
  const told: string[] = []
  const kept: Record<string, unknown> = {}
  try {
    for (const scope of SCOPES) {
      const pages = Math.min(MOST_PAGES, Math.floor((await compare(hub, byHand, scope)) / 100))
      if (pages < 1) throw new TypeError(`${scope}: fewer than a page of students`)
      const rates: Record<string, Measured[]> = { hub: [], rosters: [] }
      for (let round = 0; round <= rounds; round += 1)
        for (const variant of round % 2 === 0 ? variants : [...variants].reverse()) {
          const stretch = stretchOf(variant, scope, pages, seconds, round)
          await client.load({ ...stretch, seconds: 1 })
          const before = cpuMillis([variant.pid, ...(await databases.backends())])
          const load = await client.load(stretch)
          const after = cpuMillis([variant.pid, ...(await databases.backends())])
          if (load.errors > 0) throw new TypeError(`${variant.name}: ${load.errors} of ${load.requests} were errors`)
          const nodeMillis = ((after.get(variant.pid) ?? 0) - (before.get(variant.pid) ?? 0)) / load.requests
          const postgresMillis = usedMillis(before, after) / load.requests - nodeMillis
          if (round > 0) rates[variant.name]!.push({ ...load, nodeMillis, postgresMillis }) // the first warms up
        }
      const of = (name: string, figure: keyof Measured) => median(rates[name]!.map((one) => one[figure]))
      for (const { name } of variants)
        say(
          `R ${scope} ${name}: ${of(name, 'perSecond').toFixed(0)} pages/s, p50 ${of(name, 'p50Millis').toFixed(1)} ms, p99 ${of(name, 'p99Millis').toFixed(1)} ms, cpu ms node ${of(name, 'nodeMillis').toFixed(2)}, PostgreSQL ${of(name, 'postgresMillis').toFixed(2)}`,
        )
      const ratio = median(rates['hub']!.map(({ perSecond }, i) => perSecond / rates['rosters']![i]!.perSecond))
      kept[scope] = { ratio, ...Object.fromEntries(variants.map(({ name }) => [name, figuresOf(rates[name]!)])) }
      told.push(`R${scope === 'school' ? '' : scope}=${ratio.toFixed(2)}`)
    }
  } finally {
    await Promise.all(variants.map((variant) => variant.stop()))
  }
  if (keep) keepRosters({ children: databases.made.children, rounds, seconds, connections: CONNECTIONS, ...kept })
  return told
}

function figuresOf(loads: readonly Measured[]): object {
  const names = ['perSecond', 'p50Millis', 'p99Millis', 'nodeMillis', 'postgresMillis'] as const
  return Object.fromEntries(names.map((name) => [name, median(loads.map((one) => one[name]))]))
}

function stretchOf(variant: Variant, scope: 'school' | 'area', pages: number, seconds: number, seed: number): Stretch {
  return {
    port: variant.port,
    path: addressOf(variant, scope),
    headers: variant.ofR?.[scope] ?? {},
    ...{ before: '', after: '', count: 1, from: 'pupils', connections: CONNECTIONS, seconds, seed, pages },
  }
}

function addressOf({ name }: Variant, scope: 'school' | 'area'): string {
  return name === 'hub' ? `${SERVICE}/students?limit=100` : `/${scope}?limit=100`
}

/** Both must answer the same students, but the address that each calls its own. Gives the total. */
async function compare(hub: Variant, byHand: Variant, scope: 'school' | 'area'): Promise<number> {
  const ask = async (variant: Variant, offset: number) => {
    const response = await fetch(`http://127.0.0.1:${variant.port}${addressOf(variant, scope)}&offset=${offset}`, {
      headers: variant.ofR?.[scope] ?? {},
    })
    const text = (await response.text()).replaceAll(`http://127.0.0.1:${variant.port}`, '')
    return {
      total: Number(response.headers.get('x-total-count')),
      users: (JSON.parse(text) as { users: Named[] }).users,
    }
  }
  let total = 0
  for (const offset of [0, 100, 200]) {
    const [one, other] = await Promise.all([ask(hub, offset), ask(byHand, offset)])
    deepStrictEqual(one.users.map(whole), other.users.map(whole))
    deepStrictEqual(one.total, other.total)
    total = one.total
  }
  return total
}

interface Named {
  readonly givenName: string
  readonly familyName: string
}

/** By hand a name is split after its first character. */
function whole({ givenName, familyName, ...user }: Named): object {
  return { ...user, name: familyName === givenName ? givenName : familyName + givenName }
}

function keepRosters(figures: object): void {
  const date = new Date(systemClock.now()).toISOString().slice(0, 10)
  const file = path.join(projectRoot(), 'bench', 'results', `${date}-rosters.json`)
  writeFileSync(file, `${JSON.stringify({ machine: machine(), date, ...stateOfCode(), ...figures }, null, 2)}\n`)
}
