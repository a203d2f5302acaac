import type { TaskList } from 'graphile-worker'
import type { Clock } from '../kit/clock'
import { repeat } from '../kit/repeat'
import type { HubStore } from '../store/hub-store'
import { Deadlines } from './deadlines'
import type { JobPayload, JobTask, RecurringJob } from './job'
import { LivingWorkers } from './living-workers'
import { watchedRun, type WatchedRun } from './watched-run'

export interface JobRunnerOptions {
  /** The hub's database, as hub_app. */
  readonly url: string
  readonly store: HubStore
  readonly tasks: readonly JobTask[]
  readonly recurring: readonly RecurringJob[]
  readonly clock: Clock
  /** A job that failed, or the queue itself. */
  readonly onFault: (fault: unknown, task: string | null) => void
  /** How long a worker is silent before its jobs are another's, default 15. */
  readonly silentSeconds?: number
}

export interface JobRunner {
  /** Waits for jobs under way, which are told to stop. */
  stop(): Promise<void>
}

const AT_ONCE = 2
const EVERY_MILLIS = 1_000

/** What the queue keeps of a failure: the code. Messages may quote a value. */
class JobFailure extends Error {
  override readonly name = 'JobFailure'
}

/** Runs jobs in this process until it is stopped, beside any number of other processes. Library: graphile-worker (docs/decisions/0024-jobs.md). */
export async function startJobs(options: JobRunnerOptions): Promise<JobRunner> {
  const { url, store, tasks, recurring, clock, onFault } = options
  const { Logger } = await import('graphile-worker')
  const stopped = new AbortController()
  const deadlines = new Deadlines(store, clock)
  const living = new LivingWorkers(store, options.silentSeconds ?? 15)

  let current: WatchedRun | null = null
  const runUntilItEnds = async () => {
    current = await watchedRun({
      connectionString: url,
      taskList: taskList(tasks, stopped.signal, onFault),
      parsedCronItems: [],
      concurrency: AT_ONCE,
      maxPoolSize: AT_ONCE + 1,
      pollInterval: EVERY_MILLIS,
      noHandleSignals: true,
      logger: new Logger(() => () => undefined), // it quotes messages; faults come by the tasks and the end of a run
    })
    try {
      if (!stopped.signal.aborted) await current.ended
    } finally {
      void current.stop()
    }
  }

  for (const job of recurring) await deadlines.repeat(job)
  const stopRunning = repeat(EVERY_MILLIS, runUntilItEnds, (fault) => onFault(fault, null))
  const stopTicking = repeat(
    EVERY_MILLIS,
    async () => {
      if (current) await living.beat([current.poolId])
      await living.freeJobsOfTheDead()
      await deadlines.move()
    },
    (fault) => onFault(fault, null),
  )
  return {
    async stop() {
      stopped.abort()
      await current?.stop()
      await stopRunning()
      await stopTicking()
    },
  }
}

function taskList(tasks: readonly JobTask[], stop: AbortSignal, onFault: JobRunnerOptions['onFault']): TaskList {
  return Object.fromEntries(
    tasks.map(({ name, run }) => [
      name,
      async (payload: unknown) => {
        try {
          await run(payload as JobPayload, stop)
        } catch (fault) {
          onFault(fault, name)
          throw new JobFailure(codeOf(fault))
        }
      },
    ]),
  )
}

function codeOf(fault: unknown): string {
  const { code, name } = fault as { code?: unknown; name?: unknown }
  return typeof code === 'string' ? code : typeof name === 'string' ? name : 'FAILED'
}
