import { EventEmitter } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import type { Runner, RunnerOptions, WorkerEvents } from 'graphile-worker'
import { HubError } from '../errors/hub-error'

/** Longer than a look for jobs ever takes. */
const SILENT_MILLIS = 10_000
const LOOK_MILLIS = 1_000
/** Jobs under way have been told to stop: so long they may take. */
const STOPPING_MILLIS = 15_000

/** One run of the library. */
export interface WatchedRun {
  /** By this id the jobs of this run are locked. */
  readonly poolId: string
  /** Rejects when it ended by itself, or is silent. Resolves when it was stopped. */
  readonly ended: Promise<void>
  stop(): Promise<void>
}

/**
 * Runs the library, and sees whether its looks for jobs succeed. If the database is away at the first look, the library keeps that
 * failure and never finds a job again, without a word. Whoever runs it begins a new run then.
 */
export async function watchedRun(options: Omit<RunnerOptions, 'events'>): Promise<WatchedRun> {
  const { run } = await import('graphile-worker')
  const events = new EventEmitter() as WorkerEvents
  let poolId = ''
  let busy = 0
  let lookedAt = performance.now()
  events.on('pool:create', ({ workerPool }) => (poolId = workerPool.id))
  events.on('worker:getJob:empty', () => (lookedAt = performance.now()))
  events.on('job:start', () => (busy += 1))
  events.on('job:complete', () => {
    busy -= 1
    lookedAt = performance.now()
  })
  const runner: Runner = await run({ ...options, events })
  const over = new AbortController()
  const isSilent = () => busy < options.concurrency! && performance.now() - lookedAt > SILENT_MILLIS
  const watch = async (): Promise<void> => {
    while (!over.signal.aborted) {
      if (isSilent()) throw new HubError('HUB_UNAVAILABLE', `expected a look for jobs within ${SILENT_MILLIS} ms`)
      await pause(LOOK_MILLIS, undefined, { signal: over.signal }).catch(() => undefined)
    }
  }
  const ended = Promise.race([runner.promise, watch()]).finally(() => over.abort())
  ended.catch(() => undefined) // nobody may be waiting when the process stops
  return {
    poolId,
    ended,
    async stop() {
      over.abort()
      await Promise.race([runner.stop(), pause(STOPPING_MILLIS, undefined, { ref: false })]).catch(() => undefined) // it has ended by itself
    },
  }
}
