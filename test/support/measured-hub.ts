// A hub in a process of its own that tells how long its event loop stood still, and how much memory it holds: for tests and bench/flood.ts.
// Over IPC it takes the orders first, then 'reset' and 'read'.
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import pino from 'pino'
import { createApp } from '../../src/app'
import { childIdSecret } from '../../src/app-settings'
import { createEmbeddedProvider } from '../../src/auth/embedded-provider'
import { embeddedProviderRoutes } from '../../src/auth/embedded-routes'
import { loadConfig } from '../../src/config/load-config'
import { connectRegistries, type RegistryUrls } from '../../src/connect'
import { systemClock as clock } from '../../src/kit/clock'
import { projectRoot } from '../../src/kit/project-root'

export interface MeasuredOrders {
  readonly hubUrl: string
  readonly registryUrls: RegistryUrls
  readonly dataDir: string
  readonly overrides?: Readonly<Record<string, string | number | boolean>>
}

export interface Measured {
  /** Longest stretch between two turns of the event loop: what the main thread worked in it, and what the clock shows. */
  readonly cpuMillis: number
  readonly wallMillis: number
  /** Bytes. */
  readonly heapUsed: number
  readonly rss: number
}

const TICK_MILLIS = 5

/** What the main thread has worked since it began, in milliseconds; where the system does not tell, what the clock shows. */
function workedMillis(): number {
  try {
    return Number(readFileSync('/proc/self/schedstat', 'utf8').split(' ')[0]) / 1e6
  } catch {
    return performance.now()
  }
}

let longest = { cpuMillis: 0, wallMillis: 0 }
let last = { worked: workedMillis(), at: performance.now() }
setInterval(() => {
  const now = { worked: workedMillis(), at: performance.now() }
  longest = {
    cpuMillis: Math.max(longest.cpuMillis, now.worked - last.worked),
    wallMillis: Math.max(longest.wallMillis, now.at - last.at),
  }
  last = now
}, TICK_MILLIS)

async function start({ hubUrl, registryUrls, dataDir, overrides }: MeasuredOrders): Promise<string> {
  const port = await freePort()
  const publicUrl = `http://127.0.0.1:${port}`
  const issuer = `${publicUrl}/realms/tonglian`
  const config = loadConfig({
    env: {},
    overrides: { dataDir, 'http.port': port, 'limits.requestsPerMinute': 1_000_000, ...overrides },
  })
  const realmFile = path.join(projectRoot(), 'deploy/keycloak/tonglian-realm.json')
  const provider = await createEmbeddedProvider({ issuer, realmFile, mode: 'demo', keysFile: null, clock })
  const app = await createApp({
    config,
    hubUrl,
    connectors: connectRegistries(config, registryUrls, clock),
    issuer,
    publicUrl,
    childIdSecret: childIdSecret(config),
    clock,
    log: pino({ level: 'error' }, process.stderr),
  })
  await app.server.register(embeddedProviderRoutes(provider))
  await app.server.listen({ host: '127.0.0.1', port })
  return publicUrl
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}

process.once('message', (orders: MeasuredOrders) => {
  start(orders).then(
    (url) => process.send!({ url }),
    (fault: unknown) => {
      console.error(fault)
      process.exit(1)
    },
  )
  process.on('message', (word: 'reset' | 'read') => {
    if (word === 'reset') {
      longest = { cpuMillis: 0, wallMillis: 0 }
      last = { worked: workedMillis(), at: performance.now() }
    }
    const { heapUsed, rss } = process.memoryUsage()
    process.send!({ ...longest, heapUsed, rss } satisfies Measured)
  })
})
process.on('disconnect', () => process.exit(0))
