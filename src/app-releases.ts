import { fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { versionOf } from './access/parse-table'
import type { Config } from './config/load-config'
import { readTable, readTableFiles } from './config/read-table'
import { HubError } from './errors/hub-error'
import type { JobTask } from './jobs/job'
import type { Clock } from './kit/clock'
import { projectRoot } from './kit/project-root'
import type { Statistics } from './releases/design'
import { readStatistics } from './releases/read-statistics'
import { releaseMonth, type PublishedRelease } from './releases/release-month'
import { newestOf } from './releases/release-store'
import { makeSnapshot } from './snapshots/make-snapshot'
import type { Snapshot } from './snapshots/manifest'
import { isMonth, lastMonth } from './snapshots/month'
import { openSnapshot } from './snapshots/snapshot-store'
import { HubStore } from './store/hub-store'

const STATEMENT_MILLIS = 600_000

export interface ReleaseOrders {
  /** Default: last month. */
  readonly month?: string | undefined
  readonly correct: boolean
}

/** What numbers are counted by, as the settings have it. Throws HubError STATISTICS_INVALID. */
export function statisticsInForce({ statistics, access }: Pick<Config, 'statistics' | 'access'>): Statistics {
  let text: string
  try {
    text = readFileSync(statistics.file, 'utf8')
  } catch (cause) {
    throw new HubError('STATISTICS_INVALID', `The file ${statistics.file} cannot be read.`, {}, { cause })
  }
  return readStatistics(text, statistics.file, new Set(readTable(access.tableDir).rows.keys()))
}

/** The hub's database as its owner, for work that takes its time. */
export function ownerStore(ownerUrl: string): HubStore {
  return new HubStore({ url: ownerUrl, poolSize: 2, timeoutMs: STATEMENT_MILLIS })
}

/** Writes a snapshot with what the settings say. Throws as `makeSnapshot`. */
export function writeSnapshot(config: Config, store: HubStore, clock: Clock, month?: string): Promise<Snapshot> {
  const accessTable = versionOf(readTableFiles(config.access.tableDir))
  return makeSnapshot({ store, folder: config.statistics.snapshots, clock, accessTable, month })
}

/**
 * Releases a month: from its snapshot, which is made when there is none. Not in a process that serves: it computes for long, and the solver
 * makes code while it runs. Throws as `releaseMonth` and `makeSnapshot`.
 */
export async function release(
  config: Config,
  store: HubStore,
  clock: Clock,
  orders: ReleaseOrders,
): Promise<PublishedRelease> {
  const month = orders.month ?? lastMonth(clock)
  if (!isMonth(month)) throw new HubError('SNAPSHOT_MONTH', 'Expected a month as YYYY-MM, such as 2026-10. 月份应写作 2026-10。') // prettier-ignore
  if (month > lastMonth(clock)) throw new HubError('SNAPSHOT_MONTH', `${month} is not over: expected ${lastMonth(clock)} or earlier. 该月尚未结束，应为 ${lastMonth(clock)} 或更早。`) // prettier-ignore
  const statistics = statisticsInForce(config)
  if (!orders.correct && (await newestOf(store, month)))
    throw new HubError('RELEASE_EXISTS', `${month} is published. A correction is a new release: --correct. 该月已发布；更正须另行发布。`) // prettier-ignore
  const snapshot = (await openSnapshot(store, config.statistics.snapshots, month)) ?? (await writeSnapshot(config, store, clock, month)) // prettier-ignore
  const { loadSolver } = await import('./releases/solver.js')
  const auditKey = config.audit.key
  return releaseMonth({
    store,
    clock,
    auditKey,
    statistics,
    snapshot,
    folder: config.statistics.snapshots,
    correct: orders.correct,
    solver: await loadSolver(),
  })
}

export const RELEASE_TASK = 'release-month'

/** What the process of a release is told by its parent (src/cli/release-process.ts). */
export interface ReleaseMessage {
  readonly config: Config
  readonly ownerUrl: string
  readonly month: string
}

/** Publishes last month, once, in a process of its own. Fails with the code with which that one failed. */
export function releaseTask(config: Config, ownerUrl: string, clock: Clock, onDone: (month: string) => void): JobTask {
  return {
    name: RELEASE_TASK,
    async run(_, stop) {
      const month = lastMonth(clock)
      const store = ownerStore(ownerUrl)
      try {
        if (await newestOf(store, month)) return
      } finally {
        await store.close()
      }
      const code = await inOwnProcess({ config, ownerUrl, month }, stop)
      if (code === 'done') onDone(month)
      else if (code !== 'stopped') throw new HubError(code)
    },
  }
}

type Ended = 'done' | 'stopped' | HubError['code']

function inOwnProcess(message: ReleaseMessage, stop: AbortSignal): Promise<Ended> {
  const program = path.join(projectRoot(), 'dist', 'src', 'cli', 'release-process.js')
  return new Promise((resolve, reject) => {
    const child = fork(program, [], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'], execArgv: [] })
    const end = () => void child.kill('SIGKILL')
    let told: Ended = 'INTERNAL'
    stop.addEventListener('abort', end, { once: true })
    child.on('message', (code) => (told = code as Ended))
    child.on('error', reject)
    child.on('exit', () => {
      stop.removeEventListener('abort', end)
      resolve(stop.aborted ? 'stopped' : told)
    })
    child.send(message) // settings hold secrets: not on a command line
  })
}
