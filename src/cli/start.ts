import { watch } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pino, { type Logger } from 'pino'
import { createApp, type App } from '../app'
import { childIdSecret } from '../app-settings'
import { createEmbeddedProvider } from '../auth/embedded-provider'
import { pretending, WhatIf } from '../demo/what-if'
import { embeddedProviderRoutes } from '../auth/embedded-routes'
import { readRealm } from '../auth/embedded/realm-file'
import type { Config } from '../config/load-config'
import { readTableFiles } from '../config/read-table'
import { connectRegistries } from '../connect'
import { onParentGone } from '../embedded/on-parent-gone'
import { asHubError } from '../errors/hub-error'
import { registerPages } from '../register-pages'
import { startHubJobs } from '../hub-jobs'
import { inspectMappings } from '../inspect-mappings'
import { logFault } from '../http/log'
import { systemClock } from '../kit/clock'
import { projectRoot } from '../kit/project-root'
import { HubStore } from '../store/hub-store'
import { refuseOtherKey } from './audit-key'
import { banner } from './banner'
import { openDatabases, type Databases } from './databases'
import { wholeDemo } from './demo-data'
import { makeDemoLedgers } from './demo-ledgers'
import { makeDemoWork } from './demo-work'
import { CliError } from './fail'
import { mendHub } from './mend-hub'
import { patiently } from './patiently'
import { freePort, isFree } from './port'
import { Progress } from './progress'
import { withoutEffect } from './without-effect'

const STOP_MILLIS = 10_000

/** Brings the hub up and keeps it up until a signal, or until whoever started it is gone. Throws what `sentenceOf` can word. */
export async function start(settings: Config): Promise<void> {
  const began = systemClock.now()
  const progress = new Progress(process.stderr)
  const log = pino({ level: settings.log.level }, pino.destination({ dest: 2, sync: false }))
  const port = await portFor(settings)
  const publicUrl = settings.http.publicUrl.replace(/:0$/, `:${port}`)
  const closing: (() => Promise<unknown> | void)[] = []
  const stop = stopper(closing)

  try {
    const databases = await openDatabases(settings, (sentence) => progress.say(sentence))
    closing.push(() => databases.close())
    await checkHub(settings, databases, progress)
    const config = await withDemo(settings, databases, progress)
    const app = await buildApp(config, databases, publicUrl, log, closing)
    await firstLinks(app, databases, progress)
    if (isDemo(config, databases)) {
      const realm = readRealm(realmFile())
      const ledgers = { app, config, hubUrl: databases.hubUrl, realm, clock: systemClock }
      for (const make of [() => makeDemoWork(app, realm), () => makeDemoLedgers(ledgers)])
        await make().catch((fault: unknown) => logFault(log, null, fault))
    }
    closing.push(followFeeds(app, config, log))
    const { guarded: connectors, comparison } = app
    const jobs = await startHubJobs({
      config,
      hubUrl: databases.hubUrl,
      hubOwnerUrl: databases.hubOwnerUrl,
      connectors,
      comparison,
      clock: systemClock,
      log,
    })
    closing.push(() => jobs.stop())
    if (config.access.watch) closing.push(watchTable(app, config.access.tableDir, log))
    await app.server.listen({ host: config.http.host, port })
    process.stdout.write(banner(config, publicUrl, Math.round((systemClock.now() - began) / 100) / 10))
    void databases.ended.then((how) => withoutDatabase(how, config, stop))
  } catch (fault) {
    await stop()
    throw fault
  }
  onParentGone(() => void stop().then(() => process.exit(0)))
}

/** The embedded server ended though nobody stopped it. A hub that answers nothing for ever would look alive to whoever watches it. */
async function withoutDatabase(how: string, { dataDir }: Config, stop: Stop): Promise<void> {
  if (stop.begun()) return
  process.stderr.write(
    `The embedded PostgreSQL ended (${how}), so the hub ends too: it can neither answer nor record.\n` +
      `Look into postgres.log in ${dataDir}, make space on the disk if it was full, and start again: the data repairs itself.\n`,
  )
  setTimeout(() => process.exit(1), STOP_MILLIS).unref() // what waits for the database may wait long
  await stop()
  process.exit(1)
}

/** Before anything is sealed. Throws HubError START_FAILED. */
async function checkHub(config: Config, { hubUrl }: Databases, progress: Progress): Promise<void> {
  const store = new HubStore({ url: hubUrl, poolSize: 1 })
  try {
    await refuseOtherKey(store, config.audit.key)
    for (const sentence of await mendHub(store)) progress.say(sentence)
  } finally {
    await store.close()
  }
}

/** The settings, with what the demo was really made with. Says which settings do nothing. */
async function withDemo(settings: Config, databases: Databases, progress: Progress): Promise<Config> {
  const made = databases.demoOwners ? await wholeDemo(settings, databases, progress, systemClock) : null
  for (const sentence of withoutEffect(settings, made)) progress.say(sentence)
  if (made === null) return settings
  const { children, seed, county } = made
  return { ...settings, demo: { ...settings.demo, children, seed, county } }
}

async function buildApp(
  config: Config,
  databases: Databases,
  publicUrl: string,
  log: Logger,
  closing: (() => Promise<unknown> | void)[],
): Promise<App> {
  const issuer = config.auth.issuer ?? `${publicUrl}/realms/tonglian`
  const whatIf = isDemo(config, databases) ? new WhatIf(systemClock) : null
  const connected = connectRegistries(config, databases.registries, systemClock)
  const connectors = whatIf ? connected.map((one) => pretending(one, whatIf)) : connected
  void inspectMappings(config, connectors, log)
  const app = await createApp({
    config,
    hubUrl: databases.hubUrl,
    connectors,
    issuer,
    publicUrl,
    childIdSecret: childIdSecret(config),
    clock: systemClock,
    log,
  })
  closing.push(() => app.close())
  let accounts: readonly string[] = []
  if (config.auth.issuer === null) {
    const provider = await createEmbeddedProvider({
      issuer,
      realmFile: realmFile(),
      mode: config.mode,
      keysFile: path.join(config.dataDir, 'provider-keys.json'),
      clock: systemClock,
    })
    closing.push(() => provider.close())
    accounts = provider.accounts
    await app.server.register(embeddedProviderRoutes(provider))
  }
  await registerPages(app, config, accounts, whatIf)
  return app
}

/** Invented children and people alone: what is there for the demo may do what it likes. */
function isDemo(config: Config, databases: Databases): boolean {
  return databases.demoOwners !== null && config.auth.issuer === null
}

function realmFile(): string {
  return path.join(projectRoot(), 'deploy', 'keycloak', 'tonglian-realm.json')
}

/** The demo is linked before the first answer; a hub on real registries answers at once and follows them from where it was. */
async function firstLinks(app: App, databases: Databases, progress: Progress): Promise<void> {
  if (!databases.demoOwners) return
  for (const connector of app.guarded) {
    const state = await app.follower.state(connector.registry)
    if (state.caughtUpAt !== null) continue
    progress.say(`Linking ${connector.registry}`)
    await patiently(() => app.follower.catchUp(connector))
  }
  if ((await app.indexFollower.state()).answering === null) {
    progress.say('Indexing')
    await app.indexFollower.catchUp()
  }
}

function followFeeds(app: App, config: Config, log: Logger): () => Promise<void> {
  const stopped = new AbortController()
  const loop = (async () => {
    while (!stopped.signal.aborted) {
      await app.follower.catchUpAll((_registry, fault) => {
        if (!stopped.signal.aborted) logFault(log, null, fault)
      }, stopped.signal)
      await app.indexFollower.catchUp(stopped.signal).catch((fault: unknown) => {
        if (!stopped.signal.aborted) logFault(log, null, fault)
      })
      await pause(config.sync.intervalMs, undefined, { signal: stopped.signal }).catch(() => undefined)
    }
  })()
  return async () => {
    stopped.abort()
    await loop
  }
}

/** A changed table is checked whole, then swapped; a faulty one is refused whole, and the log says why. */
function watchTable(app: App, folder: string, log: Logger): () => void {
  let timer: NodeJS.Timeout | null = null
  const watcher = watch(folder, () => {
    if (timer) clearTimeout(timer)
    timer = setTimeout(() => {
      Promise.resolve()
        .then(() => app.shareTable(readTableFiles(folder)))
        .then(() => log.info({ version: app.tableVersion() }, 'access table taken'))
        .catch((fault: unknown) =>
          log.error({ version: app.tableVersion(), faults: asHubError(fault).extra['faults'] }, 'access table refused'),
        )
    }, 200)
  })
  return () => {
    if (timer) clearTimeout(timer)
    watcher.close()
  }
}

async function portFor(config: Config): Promise<number> {
  const { host, port } = config.http
  if (port === 0) return freePort(host)
  if (await isFree(host, port)) return port
  throw new CliError(
    `Port ${port} on ${host} is taken by another program.\nStart with another one: TONGLIAN_PORT=${port + 1} npm start`,
  )
}

/** Undoes in reverse order, once. A second signal does not hurry it: the databases are stopped in order. */
interface Stop {
  (): Promise<void>
  begun(): boolean
}

function stopper(closing: (() => Promise<unknown> | void)[]): Stop {
  let stopping: Promise<void> | null = null
  const stop = () =>
    (stopping ??= (async () => {
      for (const step of closing.splice(0).reverse()) await Promise.resolve(step()).catch(() => undefined)
    })())
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => void stop().then(() => process.exit(0)))
  }
  return Object.assign(stop, { begun: () => stopping !== null })
}
