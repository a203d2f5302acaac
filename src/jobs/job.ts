/** What a job is about: ids and names. Never a person: it is kept in the queue's tables. */
export type JobPayload = Readonly<Record<string, string | number | boolean>>

/** A kind of job. */
export interface JobTask {
  readonly name: string
  /**
   * Runs the job. It may run again after it was done in part or completely, and at the same time in another process, so a second run must
   * not change the result. `stop` is aborted when the process ends; then it may return, and the rest is done next time.
   */
  run(payload: JobPayload, stop: AbortSignal): Promise<void>
}

/** A job that is done again and again. */
export interface RecurringJob {
  /** One name, one job, in all processes. */
  readonly key: string
  readonly task: string
  readonly payload: JobPayload
  readonly everySeconds: number
}

/** Times a job is tried; the waits between them grow, to three and a half hours in all. After the last it is a dead letter. */
export const MOST_ATTEMPTS = 10
