import { startJobs, type JobRunner, type JobRunnerOptions } from '../../../src/jobs/job-runner'
import type { HubDatabase } from '../../support/hub-database'

/** Runners as processes have them, stopped together. */
export class Runners {
  private readonly running: JobRunner[] = []
  readonly faults: { fault: unknown; task: string | null }[] = []

  constructor(private readonly database: () => HubDatabase) {}

  async start(options: Pick<JobRunnerOptions, 'tasks' | 'clock'> & Partial<JobRunnerOptions>): Promise<void> {
    const { url, store } = this.database()
    const onFault = (fault: unknown, task: string | null) => void this.faults.push({ fault, task })
    this.running.push(await startJobs({ url, store, recurring: [], onFault, ...options }))
  }

  async stop(): Promise<void> {
    await Promise.all(this.running.splice(0).map((runner) => runner.stop()))
    this.faults.length = 0
  }
}

/** Until it is so; fails after some seconds. */
export async function until(isSo: () => boolean | Promise<boolean>, seconds = 15): Promise<void> {
  const end = performance.now() + seconds * 1_000
  while (!(await isSo())) {
    if (performance.now() > end) throw new TypeError(`it was not so within ${seconds} s: ${isSo.toString()}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

export const seconds = (count: number) => new Promise((resolve) => setTimeout(resolve, count * 1_000))
