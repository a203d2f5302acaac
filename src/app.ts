import { createHmac } from 'node:crypto'
import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import type { GraphQLSchema } from 'graphql'
import type { Connector } from '../connectors/contract/connector'
import { buildHubSchema } from '../resolvers/schema'
import { sources } from '../resolvers/sources'
import type { AccessTable } from './access/table'
import { Anchor } from './audit/anchor'
import { AuditWriter } from './audit/audit-writer'
import { createBrowserSignIn } from './auth/browser'
import { createTokenVerifier } from './auth/token-verifier'
import { Changes } from './changes/change'
import { readTable } from './config/read-table'
import type { Config } from './config/load-config'
import { limitSettings } from './config/limit-settings'
import { registryConfig } from './config/registry-config'
import { maxIdsOf } from './connect'
import { loadDivisions } from './divisions'
import { CostJudge } from './execute/cost-judge'
import { Executor } from './execute/executor'
import { Planner } from './execute/planner'
import { FilterOffice } from './filters/filter-office'
import { FilterStore } from './filters/filter-store'
import { GrantOffice } from './grants/grant-office'
import { GrantStore } from './grants/grant-store'
import { createApollo } from './http/graphql'
import { logFault } from './http/log'
import { RateLimit } from './http/rate-limit'
import { createServer } from './http/server'
import { ChildLookup } from './identity/child-lookup'
import { FeedFollower } from './identity/feed-follower'
import { LinkWriter } from './identity/link-writer'
import { Scopes } from './identity/scope'
import { ChildList } from './index/child-list'
import { CursorSeal } from './index/cursor'
import { freshnessOf, readIndexState } from './index/index-state'
import { IndexFollower } from './index/index-follower'
import { IndexSize } from './index/index-size'
import { IndexWriter } from './index/index-writer'
import type { Clock } from './kit/clock'
import { Gate } from './live/gate'
import { LiveQueries } from './live/live-queries'
import { Seats } from './live/seats'
import { Watcher } from './live/watcher'
import { GuardedConnector } from './loaders/guarded-connector'
import { RegistryLoaders } from './loaders/registry-loaders'
import { RegistryMonitor } from './loaders/registry-monitor'
import { HubStore } from './store/hub-store'

export interface AppOptions {
  readonly config: Config
  /** The hub's database, as hub_app. */
  readonly hubUrl: string
  /** One connector a registry, unguarded; closed with the app. */
  readonly connectors: readonly Connector[]
  readonly issuer: string
  /** Where browsers reach the hub. */
  readonly publicUrl: string
  /** Keys the ids of new children (src/identity/child-id.ts). */
  readonly childIdSecret: string
  readonly clock: Clock
  readonly log: FastifyBaseLogger
}

export interface App {
  /** Not listening yet: the caller adds the embedded provider and the pages, then listens. */
  readonly server: FastifyInstance
  readonly schema: GraphQLSchema
  readonly follower: FeedFollower
  readonly indexFollower: IndexFollower
  readonly guarded: readonly GuardedConnector[]
  readonly tableVersion: () => string
  readonly signIn: ReturnType<typeof createBrowserSignIn>
  /** Takes a new access table, checked whole. Throws HubError ACCESS_TABLE_INVALID and keeps the old one. */
  changeTable(table: AccessTable): Promise<void>
  close(): Promise<void>
}

const TOKENS_PER_FIELD = 2
const INDEX_FETCH_MILLIS = 30_000

/** Builds the hub from checked settings. Nothing happens on import, and nothing listens yet. */
export async function createApp(options: AppOptions): Promise<App> {
  const { config, clock, log, connectors } = options
  const divisions = loadDivisions()
  const schema = buildHubSchema(divisions)
  const planner = new Planner(schema, sources, readTable(config.access.tableDir))
  const store = new HubStore({ url: options.hubUrl, poolSize: config.hub.pool })
  const bulkStore = new HubStore({ url: options.hubUrl, poolSize: 2, timeoutMs: 300_000 })
  const listStore = new HubStore({ url: options.hubUrl, poolSize: config.hub.listPool })
  const changeStore = new HubStore({ url: options.hubUrl, poolSize: 4 })
  const guarded = connectors.map(
    (connector) => new GuardedConnector(connector, registryConfig(config, connector.registry)),
  )
  const civilAffairs = guarded.find(({ registry }) => registry === 'civil-affairs')!
  const limits = { ...config.limits, fields: config.limits.tokens * TOKENS_PER_FIELD }
  const audit = new AuditWriter(store, config.audit.key, new Anchor(config.audit.anchorFile), clock)
  const follower = new FeedFollower(connectors, bulkStore, new LinkWriter(bulkStore, options.childIdSecret), {
    pageSize: config.sync.pageSize,
    timeoutMs: 60_000,
  })
  const caughtUpAt = async (registry: Connector['registry']) => (await follower.state(registry)).caughtUpAt
  const lookup = new ChildLookup(store, clock)
  const scopes = new Scopes(civilAffairs, divisions.subtreePrefix, clock)
  const byName = new Map(connectors.map((connector) => [connector.registry, connector]))
  const indexSize = new IndexSize(bulkStore, clock)
  const indexWriter = new IndexWriter(bulkStore, byName, INDEX_FETCH_MILLIS)
  const indexFollower = new IndexFollower(bulkStore, indexWriter, clock, indexSize)
  const lists = new ChildList(listStore, new CursorSeal(config.audit.key))
  const changes = new Changes(changeStore, audit)
  const table = () => planner.table
  const grants = new GrantOffice({ store: new GrantStore(store), changes, lookup, scopes, clock, table })
  const savedFilters = new FilterOffice({ store: new FilterStore(store), changes, schema, clock, table })
  const indexed = async () => freshnessOf(await readIndexState(store), clock.now())
  const executor = new Executor(
    schema,
    planner,
    {
      lookup,
      scopes,
      loaders: new RegistryLoaders(guarded),
      store,
      grants,
    },
    {
      lists,
      savedFilters,
      scopes,
      divisions,
      registries: new RegistryMonitor(guarded, 2_000, caughtUpAt, indexed, clock),
      planner,
      clock,
      limits,
      costs: new CostJudge(limitSettings(config), maxIdsOf(connectors), indexSize),
    },
    audit,
    clock,
    (requestId, fault) => logFault(log, requestId, fault),
  )
  const verifier = createTokenVerifier({
    issuer: options.issuer,
    audience: config.auth.audience,
    jwksUrl: `${options.issuer}/protocol/openid-connect/certs`,
    clock,
    clockToleranceSeconds: config.auth.clockToleranceSeconds,
  })
  const signIn = createBrowserSignIn({
    issuer: options.issuer,
    clientId: config.auth.clientId,
    ...(config.auth.clientSecret ? { clientSecret: config.auth.clientSecret } : {}),
    publicUrl: options.publicUrl,
    cookieSecret: config.auth.cookieSecret,
    secureCookies: options.publicUrl.startsWith('https:'),
    verifier,
    clock,
  })
  const live = new LiveQueries({
    executor,
    watcher: new Watcher(store, clock, () => planner.table.version, config.subscriptions.everyMs),
    seats: new Seats(config.subscriptions.most),
    gate: new Gate(config.subscriptions.atOnce),
    scopes,
    clock,
    onFault: (requestId, fault) => logFault(log, requestId, fault),
  })
  const apollo = createApollo(schema, executor, limits)
  await apollo.start()
  const server = await createServer(
    { ...config.http, logger: log, heartbeatMs: config.subscriptions.heartbeatMs },
    { apollo, verifier, signIn, rateLimit: new RateLimit(config.limits.requestsPerMinute, clock), live },
  )
  await server.register(signIn.routes)

  /** The trail says which table decided from when on. */
  const tellTable = (before: string | null, now: string) =>
    audit.write({
      kind: 'event',
      event: 'access-table',
      at: new Date(clock.now()).toISOString(),
      detail: { before, now },
    })
  await tellTable(null, planner.table.version)

  return {
    server,
    schema,
    follower,
    indexFollower,
    guarded,
    signIn,
    tableVersion: () => planner.table.version,
    async changeTable(table) {
      const before = planner.table.version
      if (table.version === before) return
      planner.check(table)
      await tellTable(before, table.version) // first: no table decides that the trail does not know of
      planner.swap(table)
    },
    async close() {
      await server.close()
      await apollo.stop()
      await audit.close()
      verifier.close()
      await Promise.allSettled([
        ...connectors.map((connector) => connector.close()),
        store.close(),
        listStore.close(),
        bulkStore.close(),
        changeStore.close(),
      ])
    },
  }
}

/** The key of child ids: fixed for the demo, so that its README holds; the hub's own elsewhere. */
export function childIdSecret(config: Config): string {
  if (config.mode === 'demo') return `demo ${config.demo.seed}`
  return createHmac('sha256', config.audit.key).update('child ids').digest('hex')
}
