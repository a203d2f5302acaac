import type { HubStore } from '../store/hub-store'

export interface ListedJob {
  readonly id: string
  readonly task: string
  readonly key: string | null
  readonly state: 'waits' | 'runs' | 'tried again' | 'dead'
  readonly attempts: number
  /** Of the last failure: a code, never a message. */
  readonly code: string | null
  /** ISO 8601 in UTC: when it was put, and when it is tried next. */
  readonly since: string
  readonly next: string
}

/** What is in the queue, dead letters first. A job that succeeded is not kept. Throws HubError HUB_UNAVAILABLE. */
export async function listJobs(store: HubStore): Promise<ListedJob[]> {
  const rows = await store.run({ text: LIST, values: [] })
  return rows.map(([id, task, key, state, attempts, code, since, next]) => ({
    id: id!,
    task: task!,
    key: key ?? null,
    state: state as ListedJob['state'],
    attempts: Number(attempts),
    code: code ?? null,
    since: since!,
    next: next!,
  }))
}

/** Begins a dead letter, or a job that waits, anew. False when there is none with this id. */
export async function retryJob(store: HubStore, id: string): Promise<boolean> {
  const rows = await store.run({
    text: 'SELECT id FROM graphile_worker.reschedule_jobs(ARRAY[$1::bigint], run_at => clock_timestamp(), attempts => 0)',
    values: [id],
  })
  return rows.length > 0
}

const LIST = `
  SELECT id, task_identifier, key, state, attempts, last_error, to_json(created_at) #>> '{}', to_json(run_at) #>> '{}' FROM (
    SELECT *, CASE WHEN locked_at IS NOT NULL THEN 'runs' WHEN attempts >= max_attempts THEN 'dead'
      WHEN attempts > 0 THEN 'tried again' ELSE 'waits' END AS state FROM graphile_worker.jobs
  ) listed ORDER BY state <> 'dead', id LIMIT 500`
