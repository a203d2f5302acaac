import type { Clock } from '../kit/clock'
import type { HubStore, HubTransaction } from '../store/hub-store'
import { MOST_ATTEMPTS, type JobPayload, type RecurringJob } from './job'

export interface Deadline {
  /** One name, one deadline: the same key again takes the place of what waits. */
  readonly key: string
  readonly task: string
  readonly payload: JobPayload
  /** Milliseconds since 1970, by the hub's clock. */
  readonly at: number
}

/** Sets a deadline in a transaction under way: it is kept if what it is about is kept. */
export async function setDeadline(tx: HubTransaction, { key, task, payload, at }: Deadline): Promise<void> {
  await tx.run(
    `INSERT INTO job_due (key, task, payload, due_at) VALUES ($1, $2, $3, $4::timestamptz)
     ON CONFLICT (key) DO UPDATE SET task = EXCLUDED.task, payload = EXCLUDED.payload, due_at = EXCLUDED.due_at`,
    [key, task, JSON.stringify(payload), new Date(at).toISOString()],
  )
}

export async function dropDeadline(tx: HubTransaction, key: string): Promise<void> {
  await tx.run('DELETE FROM job_due WHERE key = $1', [key])
}

/** What is due when, by the hub's clock; what is due becomes a job in the queue, once in all processes. */
export class Deadlines {
  constructor(
    private readonly store: HubStore,
    private readonly clock: Clock,
  ) {}

  /** A new one is due at once; one that is known keeps its time. */
  async repeat({ key, task, payload, everySeconds }: RecurringJob): Promise<void> {
    await this.store.run({
      text: `INSERT INTO job_due (key, task, payload, due_at, every_seconds) VALUES ($1, $2, $3, $4::timestamptz, $5)
        ON CONFLICT (key) DO UPDATE SET task = EXCLUDED.task, payload = EXCLUDED.payload, every_seconds = EXCLUDED.every_seconds`,
      values: [key, task, JSON.stringify(payload), this.now(), everySeconds],
    })
  }

  /** Moves what is due into the queue. Gives the number. Throws HubError HUB_UNAVAILABLE. */
  async move(): Promise<number> {
    const moved = await this.store.run({ name: 'jobs_due', text: MOVE, values: [this.now(), MOST_ATTEMPTS] })
    return moved.length
  }

  private now(): string {
    return new Date(this.clock.now()).toISOString()
  }
}

// A recurring job that still waits, runs or is tried again is not put a second time; one that was given up begins anew.
const MOVE = `
  WITH due AS (
    SELECT key, task, payload, every_seconds FROM job_due WHERE due_at <= $1::timestamptz ORDER BY due_at LIMIT 100 FOR UPDATE SKIP LOCKED
  ), gone AS (
    DELETE FROM job_due d USING due WHERE d.key = due.key AND due.every_seconds IS NULL
  ), again AS (
    UPDATE job_due d SET due_at = $1::timestamptz + due.every_seconds * interval '1 second' FROM due WHERE d.key = due.key AND due.every_seconds IS NOT NULL
  )
  SELECT (graphile_worker.add_job(task, payload => payload, max_attempts => $2::int, job_key => key)).id FROM due
  WHERE every_seconds IS NULL OR NOT EXISTS (
    SELECT FROM graphile_worker.jobs j WHERE j.key = due.key AND j.attempts < j.max_attempts)`
