import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { AddressInfo } from 'node:net'
import pino from 'pino'
import type { Connector } from '../../connectors/contract/connector'
import type { RegistryName } from '../../connectors/contract/records'
import { databaseName, REGISTRIES, settingsName } from '../../connectors/registries'
import { migrations as hub } from '../../migrations/hub'
import { keepIndexColumns } from '../../migrations/index-columns'
import { grantHub, grantReader, migrate } from '../../migrations/migrate'
import { createApp, type App } from '../../src/app'
import { childIdSecret } from '../../src/app-settings'
import { createEmbeddedProvider, type EmbeddedProvider } from '../../src/auth/embedded-provider'
import { embeddedProviderRoutes } from '../../src/auth/embedded-routes'
import { loadConfig } from '../../src/config/load-config'
import { connectRegistries, type RegistryUrls } from '../../src/connect'
import { generateDemo, joinedDemos } from '../../src/demo'
import { pretending, type WhatIf } from '../../src/demo/what-if'
import { INDEX_COLUMNS } from '../../src/index/columns'
import { ShiftedClock, today, type Clock } from '../../src/kit/clock'
import { projectRoot } from '../../src/kit/project-root'
import type { RowReader } from '../../src/row-reader/row-reader'
import { registerPages } from '../../src/register-pages'
import { createTestServerDatabases } from './postgres'

export interface Answer {
  readonly status: number
  readonly headers: Headers
  /** The body as it came, byte for byte. */
  readonly text: string
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a test says what it expects of the data
  readonly data: any
  readonly errors: { message: string; path?: (string | number)[]; extensions: Record<string, unknown> }[] | undefined
  readonly extensions: Record<string, unknown>
}

export interface TestHub {
  readonly app: App
  readonly url: string
  readonly clock: ShiftedClock
  readonly urls: Awaited<ReturnType<typeof createTestServerDatabases>>['urls']
  readonly dataDir: string
  /** The embedded sign-in, for notices of the realm. */
  readonly provider: EmbeddedProvider
  /** Lines of the hub's log, as JSON. */
  readonly log: string[]
  token(account: string): Promise<string>
  /** Asks as a demo account (or with a ready token, 'Bearer …'), over real HTTP. */
  ask(
    account: string,
    query: string,
    variables?: Record<string, unknown>,
    headers?: Record<string, string>,
  ): Promise<Answer>
  stop(): Promise<void>
}

export interface TestHubOptions {
  readonly children?: number
  readonly seed?: number
  /** So many families that each registry with rows of its own must know: chance gives a rare one few. */
  readonly surely?: number
  /** Spoils the demo registries, and writes there what was spoilt. */
  readonly dirty?: { readonly sheet: string }
  /** Reads the demo registries of another hub instead of making its own; their owner addresses stay that hub's. */
  readonly registriesOf?: TestHub
  /** The realm of the embedded sign-in; the demo's when left out. */
  readonly realmFile?: string
  readonly clock?: ShiftedClock
  /** Wraps a connector in a fake named for its sin. */
  readonly wrap?: (connector: Connector) => Connector
  readonly overrides?: Readonly<Record<string, string | number | boolean>>
  /** How its own database is read; its connectors are wrapped. */
  readonly reader?: RowReader
  /** The registries that it is connected to; all when left out. */
  readonly connected?: readonly RegistryName[]
  /** Serves the application and the explorer too; dist/web must be built. */
  readonly pages?: boolean
  /** With the demo's switch, which makes a registry slow or down. */
  readonly whatIf?: WhatIf
  /** Whether it may deliver webhooks; true when left out. */
  readonly delivers?: boolean
  /** Fills registries that the demo does not know, before the hub follows them. */
  readonly fill?: (urls: TestHub['urls']) => Promise<void>
}

const TOKEN_MILLIS = 200_000

/** A whole hub on databases of its own: demo registries, embedded sign-in, real HTTP. */
export async function startTestHub(options: TestHubOptions = {}): Promise<TestHub> {
  const undo: (() => unknown)[] = []
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step()
  }
  try {
    return await build(options, undo, stop)
  } catch (fault) {
    await stop()
    throw fault
  }
}

async function build(options: TestHubOptions, undo: (() => unknown)[], stop: () => Promise<void>): Promise<TestHub> {
  const { urls, drop } = await databases(options)
  undo.push(drop)
  const dataDir = mkdtempSync(path.join(tmpdir(), 'tonglian-test-'))
  undo.push(() => rmSync(dataDir, { recursive: true, force: true }))
  const clock = options.clock ?? new ShiftedClock()
  await migrate(urls.hub.owner, hub)
  await keepIndexColumns(urls.hub.owner, INDEX_COLUMNS)
  await grantHub(urls.hub.owner, 'hub_app')
  if (!options.registriesOf) await fillRegistries(urls, options, clock, path.join(dataDir, 'truth.jsonl'))
  await options.fill?.(urls)
  const port = await freePort()
  const publicUrl = `http://127.0.0.1:${port}`
  const config = loadConfig({
    env: {},
    overrides: { dataDir, 'http.port': port, 'limits.requestsPerMinute': 1_000_000, ...options.overrides },
  })
  const readers = registryReaders(urls, options.connected)
  const { whatIf = null } = options
  const connectors = connectRegistries(config, readers, clock)
    .map((connector) => (whatIf ? pretending(connector, whatIf) : connector))
    .map(options.wrap ?? ((connector) => connector))
  const log: string[] = []
  const issuer = `${publicUrl}/realms/tonglian`
  const provider = await createEmbeddedProvider({
    issuer,
    realmFile: options.realmFile ?? path.join(projectRoot(), 'deploy/keycloak/tonglian-realm.json'),
    mode: 'demo',
    keysFile: null,
    clock,
  })
  undo.push(() => provider.close())
  const app = await createApp({
    config,
    hubUrl: urls.hub.app,
    connectors,
    issuer,
    publicUrl,
    childIdSecret: childIdSecret(config),
    clock,
    reader: options.reader,
    ...(options.delivers === undefined ? {} : { delivers: options.delivers }),
    log: pino({ level: 'debug' }, { write: (line: string) => void log.push(line) }),
  })
  undo.push(() => app.close())
  await app.server.register(embeddedProviderRoutes(provider))
  if (options.pages) await registerPages(app, config, provider.accounts, whatIf)
  await app.server.listen({ host: '127.0.0.1', port })
  await new Promise((resolve) => setTimeout(resolve, 1_100)) // the change feed stays a second behind
  for (const connector of connectors) await app.follower.catchUp(connector)
  await app.indexFollower.catchUp()

  const tokens = new Map<string, { readonly token: Promise<string>; readonly at: readonly number[] }>()
  const hubUrl = `${publicUrl}/graphql`
  const token = (account: string) => {
    const known = tokens.get(account)
    // A suite of many minutes outlives a token, which lasts for five of them. Not where a test moves the clock, or holds it.
    const at = [performance.now(), clock.now()] as const
    if (known && at.some((now, i) => now - known.at[i]! < TOKEN_MILLIS)) return known.token
    const fresh = { token: signIn(issuer, account), at }
    tokens.set(account, fresh)
    return fresh.token
  }
  return {
    app,
    url: publicUrl,
    clock,
    urls,
    dataDir,
    provider,
    log,
    token,
    async ask(account, query, variables = {}, headers = {}) {
      const authorization = account.startsWith('Bearer ') ? account : `Bearer ${await token(account)}`
      const response = await fetch(hubUrl, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization, ...headers },
        body: JSON.stringify({ query, variables }),
      })
      const text = await response.text()
      const body = text.startsWith('{') ? JSON.parse(text) : {}
      return {
        status: response.status,
        headers: response.headers,
        text,
        data: body.data,
        errors: body.errors,
        extensions: body.extensions ?? {},
      }
    },
    stop,
  }
}

type Urls = TestHub['urls']

async function databases({ registriesOf }: TestHubOptions): Promise<{ urls: Urls; drop(): Promise<void> }> {
  if (!registriesOf) return createTestServerDatabases(['hub', ...REGISTRIES.map(({ name }) => databaseName(name))])
  const { urls, drop } = await createTestServerDatabases(['hub'])
  return { urls: { ...registriesOf.urls, hub: urls.hub }, drop }
}

async function fillRegistries(urls: Urls, options: TestHubOptions, clock: Clock, truthFile: string): Promise<void> {
  await Promise.all(
    REGISTRIES.map(async ({ name, migrations }) => {
      const database = databaseName(name)
      await migrate(urls[database].owner, migrations)
      await grantReader(urls[database].owner, `${database}_reader`)
    }),
  )
  await generateDemo({
    children: options.children ?? 300,
    seed: options.seed ?? 1,
    today: today(clock),
    targets: {
      education: urls.education.owner,
      police: urls.police.owner,
      health: urls.health.owner,
      'civil-affairs': urls.civil_affairs.owner,
    },
    joined: joinedDemos(REGISTRIES, registryUrls(urls, 'owner')),
    truthFile,
    ...(options.surely === undefined ? {} : { surely: options.surely }),
    ...(options.dirty ? { dirty: options.dirty } : {}),
  })
}

function registryUrls(urls: Urls, role: 'owner' | 'reader'): RegistryUrls {
  return Object.fromEntries(REGISTRIES.map(({ name }) => [name, urls[databaseName(name)][role]])) as RegistryUrls
}

/** Where each registry is read, whichever there are. */
export const registryReaders = (urls: Urls, connected?: readonly RegistryName[]): RegistryUrls => {
  const all = Object.entries(registryUrls(urls, 'reader'))
  return Object.fromEntries(all.filter(([name]) => connected?.includes(name) ?? true)) as RegistryUrls
}

/** The same as settings: 'registries.police.url'. */
export const registrySettings = (urls: Urls): Record<string, string> =>
  Object.fromEntries(Object.entries(registryReaders(urls)).map(([name, url]) => [`registries.${settingsName(name)}.url`, url])) // prettier-ignore

/** The same as environment: TONGLIAN_POLICE_URL. */
export const registryEnv = (urls: Urls): Record<string, string> =>
  Object.fromEntries(Object.entries(registryReaders(urls)).map(([name, url]) => [`TONGLIAN_${databaseName(name).toUpperCase()}_URL`, url])) // prettier-ignore

/** A fresh token of a demo account. */
export async function signIn(issuer: string, account: string): Promise<string> {
  const body = new URLSearchParams({
    grant_type: 'password',
    client_id: 'tonglian-web',
    username: account,
    password: `${account}-demo`,
    scope: 'openid',
  })
  const response = await fetch(`${issuer}/protocol/openid-connect/token`, { method: 'POST', body })
  const answer = (await response.json()) as { access_token?: string; error?: string }
  if (!answer.access_token) throw new TypeError(`no token for ${account}: ${answer.error}`)
  return answer.access_token
}

async function freePort(): Promise<number> {
  const { createServer } = await import('node:net')
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}
