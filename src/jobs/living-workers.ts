import type { HubStore } from '../store/hub-store'

/**
 * Which workers are alive. Each reports every second; jobs of a silent worker are given to another one. The library alone would wait four
 * hours. A worker that was only slow may run the same job at the same time, so jobs are idempotent.
 */
export class LivingWorkers {
  constructor(
    private readonly store: HubStore,
    private readonly silentSeconds: number,
  ) {}

  async beat(ids: readonly string[]): Promise<void> {
    await this.store.run({
      name: 'jobs_beat',
      text: `INSERT INTO job_worker (id, seen_at) SELECT unnest($1::text[]), clock_timestamp()
        ON CONFLICT (id) DO UPDATE SET seen_at = EXCLUDED.seen_at`,
      values: [ids],
    })
  }

  async freeJobsOfTheDead(): Promise<void> {
    await this.store.run({ name: 'jobs_free', text: FREE, values: [this.silentSeconds] })
  }
}

// By the database's time: it measures silence, and decides no deadline.
const FREE = `
  SELECT graphile_worker.force_unlock_workers(dead) FROM (
    SELECT array_agg(DISTINCT locked_by) AS dead FROM graphile_worker.jobs j
    WHERE locked_at < clock_timestamp() - $1::int * interval '1 second'
      AND NOT EXISTS (SELECT FROM job_worker w WHERE w.id = j.locked_by AND w.seen_at > clock_timestamp() - $1::int * interval '1 second')
  ) silent WHERE dead IS NOT NULL`
