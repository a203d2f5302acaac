import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { AddressInfo } from 'node:net'
import pino from 'pino'
import type { Connector } from '../../connectors/contract/connector'
import type { RegistryName } from '../../connectors/contract/records'
import { migrations as civilAffairs } from '../../migrations/civil-affairs'
import { migrations as education } from '../../migrations/education'
import { migrations as health } from '../../migrations/health'
import { migrations as hub } from '../../migrations/hub'
import { grantHub, grantReader, migrate } from '../../migrations/migrate'
import { migrations as police } from '../../migrations/police'
import { childIdSecret, createApp, type App } from '../../src/app'
import { createEmbeddedProvider, type EmbeddedProvider } from '../../src/auth/embedded-provider'
import { embeddedProviderRoutes } from '../../src/auth/embedded-routes'
import { loadConfig } from '../../src/config/load-config'
import { connectRegistries } from '../../src/connect'
import { generateDemo } from '../../src/demo'
import { ShiftedClock, today, type Clock } from '../../src/kit/clock'
import { projectRoot } from '../../src/kit/project-root'
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
  /** Reads the demo registries of another hub instead of making its own; their owner addresses stay that hub's. */
  readonly registriesOf?: TestHub
  /** The realm of the embedded sign-in; the demo's when left out. */
  readonly realmFile?: string
  readonly clock?: ShiftedClock
  /** Wraps a connector in a fake named for its sin. */
  readonly wrap?: (connector: Connector) => Connector
  readonly overrides?: Readonly<Record<string, string | number | boolean>>
}

const MIGRATIONS = { education, police, health, civil_affairs: civilAffairs }

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
  await grantHub(urls.hub.owner, 'hub_app')
  if (!options.registriesOf) await fillRegistries(urls, options, clock, path.join(dataDir, 'truth.jsonl'))
  const port = await freePort()
  const publicUrl = `http://127.0.0.1:${port}`
  const config = loadConfig({
    env: {},
    overrides: { dataDir, 'http.port': port, 'limits.requestsPerMinute': 1_000_000, ...options.overrides },
  })
  const readers: Record<RegistryName, string> = {
    education: urls.education.reader,
    police: urls.police.reader,
    health: urls.health.reader,
    'civil-affairs': urls.civil_affairs.reader,
  }
  const connectors = connectRegistries(config, readers, clock).map(options.wrap ?? ((connector) => connector))
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
    log: pino({ level: 'debug' }, { write: (line: string) => void log.push(line) }),
  })
  undo.push(() => app.close())
  await app.server.register(embeddedProviderRoutes(provider))
  await app.server.listen({ host: '127.0.0.1', port })
  await new Promise((resolve) => setTimeout(resolve, 1_100)) // the change feed stays a second behind
  for (const connector of connectors) await app.follower.catchUp(connector)
  await app.indexFollower.catchUp()

  const tokens = new Map<string, Promise<string>>()
  const hubUrl = `${publicUrl}/graphql`
  const token = (account: string) => {
    let known = tokens.get(account)
    if (!known) tokens.set(account, (known = signIn(issuer, account)))
    return known
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
  if (!registriesOf) return createTestServerDatabases(['hub', 'education', 'police', 'health', 'civil_affairs'])
  const { urls, drop } = await createTestServerDatabases(['hub'])
  return { urls: { ...registriesOf.urls, hub: urls.hub }, drop }
}

async function fillRegistries(urls: Urls, options: TestHubOptions, clock: Clock, truthFile: string): Promise<void> {
  await Promise.all(
    (Object.keys(MIGRATIONS) as (keyof typeof MIGRATIONS)[]).map(async (name) => {
      await migrate(urls[name].owner, MIGRATIONS[name])
      await grantReader(urls[name].owner, `${name}_reader`)
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
    truthFile,
  })
}

async function signIn(issuer: string, account: string): Promise<string> {
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
