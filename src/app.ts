import { bulkhead } from 'cockatiel'
import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import type { GraphQLSchema } from 'graphql'
import type { Connector } from '../connectors/contract/connector'
import { buildHubSchema } from '../resolvers/schema'
import { sources } from '../resolvers/sources'
import { silentFields } from './access/silent'
import { TableVersions } from './access/table-versions'
import { parseTable } from './access/parse-table'
import type { AccessTable, TableFile } from './access/table'
import { ledgerTiming } from './app-ledgers'
import { openLists } from './app-lists'
import { API, exportRoutes } from './app-exports'
import { openWebhooks } from './app-webhooks'
import { keepRecords } from './app-records'
import { ONE_ROSTER, rosterRoutes } from './app-rosters'
import { openStores } from './app-stores'
import { comparisonSettings, FEED_MILLIS } from './app-settings'
import { monitorOf } from './app-monitor'
import { Anchor } from './audit/anchor'
import { AuditWriter } from './audit/audit-writer'
import { TrailService } from './trail/trail-service'
import type { BrowserSignIn } from './auth/browser'
import { createAuth } from './auth/create-auth'
import { Changes } from './commands/change'
import { readDocumentManifest } from './config/read-documents'
import { readTableFiles } from './config/read-table'
import { rulesInForce } from './config/rules-file'
import type { Config } from './config/load-config'
import { limitSettings } from './config/limit-settings'
import { registryConfig } from './config/registry-config'
import { caseloadsOf, maxIdsOf } from './connect'
import { refuseOffers } from './declared-record'
import { loadDivisions } from './divisions'
import { DropoutFactsWriter } from './dropout/facts-writer'
import { DocumentCache } from './document/document-cache'
import { trustedDocuments } from './document/trusted-documents'
import { CostLimiter } from './plan/cost-limiter'
import { Executor } from './execute/executor'
import { Planner } from './plan/planner'
import { Preparer } from './plan/prepare'
import { createApollo } from './http/graphql'
import { logFault } from './http/log'
import { createServer } from './http/server'
import { ChildLookup } from './identity/child-lookup'
import { Comparison } from './identity/comparison'
import { FeedFollower } from './identity/feed-follower'
import { LinkWriter } from './identity/link-writer'
import { Scopes } from './identity/scope'
import { IndexFollower } from './index/index-follower'
import { IndexSize } from './index/index-size'
import { IndexWriter } from './index/index-writer'
import type { Clock } from './kit/clock'
import { beginStart } from './kit/code-guard'
import { repeat } from './kit/repeat'
import { LiveQueries } from './live/live-queries'
import { SubscriptionQuota } from './live/subscription-quota'
import { Watcher } from './live/watcher'
import { GuardedConnector } from './loaders/guarded-connector'
import { RegistryLoaders } from './loaders/registry-loaders'
import type { RowReader } from './row-reader/row-reader'
import { SharedText } from './store/shared-text'
import { TableInForce } from './table-in-force'
import type { ResolveName } from './webhooks/target'

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
  /** How the hub's own database is read: FastReader when left out. */
  readonly reader?: RowReader | undefined
  /** How names of webhooks' receivers become addresses: the system's way when left out. */
  readonly resolveName?: ResolveName
  /** Whether this process may deliver webhooks; true when left out. */
  readonly delivers?: boolean
}

export interface App {
  /** Not listening yet: the caller adds the embedded provider and the pages, then listens. */
  readonly server: FastifyInstance
  readonly schema: GraphQLSchema
  readonly executor: Executor
  readonly follower: FeedFollower
  readonly comparison: Comparison
  readonly indexFollower: IndexFollower
  readonly guarded: readonly GuardedConnector[]
  readonly tableVersion: () => string
  readonly signIn: BrowserSignIn
  /** Takes a new access table, checked whole. Throws HubError ACCESS_TABLE_INVALID and keeps the old one. */
  changeTable(table: AccessTable): Promise<void>
  /** The same in every process of the hub. */
  shareTable(files: readonly TableFile[]): Promise<void>
  close(): Promise<void>
}

const TOKENS_PER_FIELD = 2
const INDEX_FETCH_MILLIS = 30_000
/** How late a process learns what another one was told: less than a second. */
const SHARED_MILLIS = 500

/** Builds the hub from checked settings. Nothing happens on import, and nothing listens yet. */
export async function createApp(options: AppOptions): Promise<App> {
  const { config, clock, log, connectors } = options
  const starting = beginStart()
  const divisions = loadDivisions()
  const schema = buildHubSchema(divisions)
  const words = refuseOffers(schema, connectors)
  const documents = new DocumentCache(config.limits.cacheBytes)
  const tableFiles = readTableFiles(config.access.tableDir)
  const rules = rulesInForce(config) // a file with a fault stops the start
  const planner = new Planner(schema, sources, parseTable(tableFiles), (document, operation, kept) =>
    documents.weigh(document, operation, kept),
  )
  const { store, bulkStore, listStore, changeStore, trailStore, webhookStore, closeAll } = openStores(options, config)
  const guarded = connectors.map(
    (connector) => new GuardedConnector(connector, registryConfig(config, connector.registry)),
  )
  const knowsLists = caseloadsOf(guarded)
  const limits = { ...config.limits, fields: config.limits.tokens * TOKENS_PER_FIELD }
  const audit = new AuditWriter(store, config.audit.key, new Anchor(config.audit.anchorFile), clock)
  const linkWriter = new LinkWriter(bulkStore, options.childIdSecret)
  const follower = new FeedFollower(
    connectors,
    bulkStore,
    linkWriter,
    { ...config.sync, timeoutMs: FEED_MILLIS },
    clock,
  )
  const comparison = new Comparison(bulkStore, linkWriter, comparisonSettings(config), clock)
  const lookup = new ChildLookup(store, clock)
  const scopes = new Scopes(knowsLists, clock)
  const byName = new Map(connectors.map((connector) => [connector.registry, connector]))
  const indexSize = new IndexSize(bulkStore, clock)
  const indexWriter = new IndexWriter(bulkStore, byName, INDEX_FETCH_MILLIS, new DropoutFactsWriter(rules, clock))
  const indexFollower = new IndexFollower(bulkStore, indexWriter, clock, indexSize)
  const changes = new Changes(changeStore, audit)
  const table = () => planner.table
  const kept = { store, changes, lookup, scopes, clock, table, schema, limits, timing: ledgerTiming(config) }
  const { grants, savedFilters, feed, own, ...records } = keepRecords({ ...kept, key: config.audit.key })
  const webhooks = openWebhooks({
    ...{ config, hubUrl: options.hubUrl, store: webhookStore, changes, audit, feed, lookup, scopes, clock, table },
    ...{ resolveName: options.resolveName, onFault: (fault) => logFault(log, null, fault) },
  })
  const costs = new CostLimiter(
    limitSettings(config),
    { maxIds: maxIdsOf(connectors), caseloads: knowsLists?.registry ?? null },
    indexSize,
  )
  const sharedTable = new SharedText(changeStore, 'access table', config.audit.key, clock)
  const trail = new TrailService({
    ...{ store: trailStore, key: config.audit.key, anchorFile: config.audit.anchorFile, lookup, scopes, clock, table },
  })
  const loaders = new RegistryLoaders([...guarded, own], words)
  const executor = new Executor(
    schema,
    { lookup, registries: sources.registries, scopes, loaders, store, grants },
    {
      ...openLists(listStore, config.audit.key, clock, divisions),
      ...{ savedFilters, feed, webhooks: webhooks.service, ...records },
      scopes,
      divisions,
      registries: monitorOf(guarded, store, config, clock),
      planner,
      tables: new TableVersions(sharedTable),
      trail,
      clock,
      limits,
      preparer: new Preparer(schema, planner, savedFilters, costs, silentFields(schema, sources, connectors)),
    },
    audit,
    clock,
    (requestId, fault) => logFault(log, requestId, fault),
  )
  const { verifier, signIn, rateLimit, realm } = createAuth(config, { ...options, store })
  const live = new LiveQueries({
    executor,
    watcher: new Watcher(store, clock, () => planner.table.version, config.subscriptions.everyMs),
    quota: new SubscriptionQuota(config.subscriptions.most),
    bulkhead: bulkhead(config.subscriptions.atOnce, Infinity),
    scopes,
    clock,
    onFault: (requestId, fault) => logFault(log, requestId, fault),
  })
  const apollo = createApollo(schema, executor, limits, documents)
  await apollo.start()
  const doorkeepers = { verifier, signIn, seen: webhooks.seen, rateLimit, executor }
  const server = await createServer(
    { ...config.http, logger: log, heartbeatMs: config.subscriptions.heartbeatMs },
    {
      ...{ ...doorkeepers, apollo, live, clock, rawLimits: limits },
      trusted: { documents: trustedDocuments(readDocumentManifest()), only: config.http.trustedDocumentsOnly },
      savedText: (actor, reference) => records.operations.textOf(actor, planner.classOf(actor), reference),
      refuseText: (asker, text, code) => executor.refuseText(asker, text, code),
    },
  )
  await server.register(signIn.routes)
  await server.register(rosterRoutes({ ...options, ...doorkeepers }), { prefix: ONE_ROSTER })
  const { dataDir } = config
  const exported = {
    ...doorkeepers,
    ...{ planner, clock, dataDir, auditKey: config.audit.key, rawLimits: limits, publicUrl: options.publicUrl },
  }
  await server.register(exportRoutes({ ...exported, operations: records.operations }), { prefix: API })
  server.addHook('onListen', async () => starting.ready())

  const inForce = new TableInForce(planner, audit, sharedTable, clock)
  await audit.begin()
  await inForce.begin(tableFiles)
  await realm.follow()
  if (options.delivers ?? true) webhooks.start()
  const onFault = (fault: unknown) => logFault(log, null, fault)
  const following = [realm, inForce].map((shared) => repeat(SHARED_MILLIS, () => shared.follow(), onFault))

  return {
    server,
    schema,
    executor,
    follower,
    comparison,
    indexFollower,
    guarded,
    signIn,
    tableVersion: () => planner.table.version,
    changeTable: (table) => inForce.change(table),
    shareTable: (files) => inForce.share(files),
    async close() {
      starting.ready()
      await Promise.all(following.map((stop) => stop()))
      await server.close()
      await apollo.stop()
      await webhooks.stop()
      await audit.close()
      verifier.close()
      await Promise.allSettled([...connectors.map((connector) => connector.close()), ...closeAll()])
    },
  }
}
