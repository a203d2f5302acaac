// A process that runs jobs, so that a test can kill it in the middle of one:
// node dist/test/support/jobs-process.js '{"url": …, "hangs": true}'
// The job writes that it began, as often as it begins, and that it is done, once.
import { startJobs } from '../../src/jobs/job-runner'
import { systemClock } from '../../src/kit/clock'
import { HubStore } from '../../src/store/hub-store'

interface Orders {
  readonly url: string
  readonly hangs: boolean
}

const say = (fact: object) => process.stdout.write(`${JSON.stringify(fact)}\n`)

async function work({ url, hangs }: Orders): Promise<void> {
  const store = new HubStore({ url, poolSize: 2 })
  await startJobs({
    url,
    store,
    clock: systemClock,
    silentSeconds: 3,
    recurring: [],
    onFault: (fault) => say({ fault: String(fault) }),
    tasks: [
      {
        name: 'half-way',
        async run({ id }) {
          say({ began: id })
          if (hangs) await new Promise(() => undefined)
          await store.run({
            text: `INSERT INTO change_key (subject, key, mutation, input_hash, answer, at) VALUES ('job', $1, '', '', '', now()) ON CONFLICT DO NOTHING`,
            values: [id],
          })
          say({ done: id })
        },
      },
    ],
  })
  say({ ready: process.pid })
}

void work(JSON.parse(process.argv[2] ?? '{}') as Orders)
