import type { FastifyBaseLogger } from 'fastify'
import type { Connector } from '../connectors/contract/connector'
import { Sessions } from './auth/browser/sessions'
import { RateLimit } from './auth/rate-limit'
import { RealmNotices } from './auth/realm-notices'
import { sweepIdempotencyKeys } from './commands/idempotency-keys'
import type { Config } from './config/load-config'
import { rulesInForce } from './config/rules-file'
import { DropoutRun } from './dropout/dropout-run'
import { EventStore } from './events/event-store'
import { logFault } from './http/log'
import { ledgerRun } from './app-ledgers'
import { RELEASE_TASK, releaseTask } from './app-releases'
import { OPENING_TASK } from './ledgers/brake'
import type { Comparison } from './identity/comparison'
import type { JobTask, RecurringJob } from './jobs/job'
import { startJobs, type JobRunner } from './jobs/job-runner'
import type { Clock } from './kit/clock'
import { HubStore } from './store/hub-store'

export interface HubJobsOptions {
  readonly config: Config
  readonly hubUrl: string
  /** As its owner, who alone may publish numbers; null: this process publishes none. */
  readonly hubOwnerUrl: string | null
  readonly connectors: readonly Connector[]
  readonly comparison: Comparison
  readonly clock: Clock
  readonly log: FastifyBaseLogger
}

const STATEMENT_MILLIS = 60_000
/** How long a comparison goes on before it looks whether the process stops. */
const SLICE_MILLIS = 2_000
/** It begins when it is due (`sync.compareEveryHours`); a look in between finds nothing to do. */
const LOOK_SECONDS = 300
const CLEAN_UP_SECONDS = 3_600
/** How long after midnight, or after a start with other rules, all children are judged again. A look in between finds the run finished. */
const JUDGE_SECONDS = 60
/** How long after a month, at most, its numbers begin to be made. A look in between finds them published. */
const RELEASE_SECONDS = 3_600

/** The hub's jobs, in this process. Several processes share them. */
export async function startHubJobs(options: HubJobsOptions): Promise<JobRunner> {
  const { hubUrl, hubOwnerUrl, connectors, clock, log } = options
  const store = new HubStore({ url: hubUrl, poolSize: 2, timeoutMs: STATEMENT_MILLIS })
  const { config } = options
  const ledgers = ledgerRun(config, hubUrl, store, clock)
  const judging = new DropoutRun(store, rulesInForce(config), clock)
  const releasing = config.statistics.monthly && hubOwnerUrl !== null ? releaseTask(config, hubOwnerUrl, clock, (month) => log.info({ month }, 'numbers published')) : null // prettier-ignore
  const recurring: RecurringJob[] = [
    { key: 'judge dropout', task: 'judge-dropout', payload: {}, everySeconds: JUDGE_SECONDS },
    { key: OPENING_TASK, task: OPENING_TASK, payload: {}, everySeconds: config.ledgers.everyMinutes * 60 },
    { key: 'clean-up', task: 'clean-up', payload: {}, everySeconds: CLEAN_UP_SECONDS },
    ...(releasing ? [{ key: RELEASE_TASK, task: RELEASE_TASK, payload: {}, everySeconds: RELEASE_SECONDS }] : []),
    ...connectors.map(({ registry }) => ({
      key: `compare ${registry}`,
      task: 'compare',
      payload: { registry },
      everySeconds: LOOK_SECONDS,
    })),
  ]
  try {
    const runner = await startJobs({
      url: hubUrl,
      store,
      tasks: [
        compare(options),
        judgeDropout(judging, options),
        cleanUp(store, options),
        ...(releasing ? [releasing] : []),
        ...ledgers.run.tasks(
          (result) => log.info(result, 'ledgers compared'),
          () => judging.isFinished(),
        ),
      ],
      recurring,
      clock,
      onFault: (fault, task) => logFault(log.child(task === null ? {} : { task }), null, fault),
    })
    return {
      async stop() {
        await runner.stop()
        await ledgers.close()
        await store.close()
      },
    }
  } catch (fault) {
    await ledgers.close()
    await store.close()
    throw fault
  }
}

/** Everything that a registry holds, against the links. It goes on from the last step that was kept, whoever did it. */
function compare({ connectors, comparison, log }: HubJobsOptions): JobTask {
  return {
    name: 'compare',
    async run({ registry }, stop) {
      const connector = connectors.find((one) => one.registry === registry)
      if (!connector) return
      let outcome = await comparison.goOn(connector, SLICE_MILLIS, stop)
      while (outcome === 'under way' && !stop.aborted) outcome = await comparison.goOn(connector, SLICE_MILLIS, stop)
      if (outcome === 'held')
        log.error({ registry }, 'comparison held: too many records are missing; tonglian registries compare')
    },
  }
}

/** Once a day in Asia/Shanghai, and once for each version of the rules. It goes on from the last page that was kept. */
function judgeDropout(run: DropoutRun, { log }: HubJobsOptions): JobTask {
  return {
    name: 'judge-dropout',
    async run(_, stop) {
      if (await run.isFinished()) return
      const { finished, ...state } = await run.goOn(stop)
      if (finished) log.info(state, 'dropout control judged')
    },
  }
}

/** Removes what ended by itself: sessions, notices, counts, idempotency keys, workers that are gone. */
function cleanUp(store: HubStore, { config, clock, log }: HubJobsOptions): JobTask {
  const sessions = new Sessions(store, config.auth.cookieSecret, clock)
  const notices = new RealmNotices(store, { setNotBefore: () => undefined }, clock)
  const counts = new RateLimit(store, config.limits.requestsPerMinute, clock)
  return {
    name: 'clean-up',
    async run() {
      const removed = {
        sessions: await sessions.sweep(),
        notices: await notices.sweep(),
        counts: await counts.sweep(),
        keys: await sweepIdempotencyKeys(store, clock),
        events: await new EventStore(store, clock).sweep(clock.now() - config.events.keepDays * 86_400_000),
      }
      await store.run({
        text: `DELETE FROM job_worker WHERE seen_at < clock_timestamp() - interval '1 hour'`,
        values: [],
      })
      log.info(removed, 'cleaned up')
    },
  }
}
