import type { Config } from '../config/load-config'
import { listJobs, retryJob } from '../jobs/job-list'
import { HubStore } from '../store/hub-store'
import { openExistingHub } from './databases'
import { CliError } from './fail'

/** What is in the queue, dead letters first. Exit code 1 when there is one. */
export async function list(config: Config): Promise<void> {
  await withStore(config, async (store) => {
    const jobs = await listJobs(store)
    for (const { id, task, key, state, attempts, code, since, next } of jobs)
      process.stdout.write(
        `${[id, state, task, key ?? '-', `${attempts} tries`, code ?? '-', `since ${since}`, state === 'dead' ? '-' : `next ${next}`].join('\t')}\n`,
      )
    const dead = jobs.filter(({ state }) => state === 'dead').length
    process.stdout.write(`${jobs.length} jobs, ${dead} dead\n`)
    if (dead > 0) process.exitCode = 1
  })
}

/** Begins a dead letter anew. */
export async function retry(config: Config, id: string): Promise<void> {
  if (!/^\d{1,18}$/.test(id)) throw new CliError('Expected the number of a job, as `tonglian jobs` shows it.')
  await withStore(config, async (store) => {
    if (!(await retryJob(store, id))) throw new CliError(`No job ${id} waits or is dead: it is done, or runs now.`)
    process.stdout.write(`job ${id} is tried again\n`)
  })
}

async function withStore(config: Config, work: (store: HubStore) => Promise<void>): Promise<void> {
  const databases = await openExistingHub(config)
  const store = new HubStore({ url: databases.hubUrl, poolSize: 1 })
  try {
    await work(store)
  } finally {
    await store.close()
    await databases.close()
  }
}
