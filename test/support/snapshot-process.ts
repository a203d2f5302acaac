// A snapshot in a process of its own, so that tests can kill it: node dist/test/support/snapshot-process.js '{"url": …, "folder": …, "now": …}'
// It prints the code with which it ended, or 'done'.
import { HubError } from '../../src/errors/hub-error'
import { ManualClock } from '../../src/kit/clock'
import { makeSnapshot } from '../../src/snapshots/make-snapshot'
import { HubStore } from '../../src/store/hub-store'

interface Orders {
  readonly url: string
  readonly folder: string
  readonly now: number
  readonly pageSize: number
}

async function run({ url, folder, now, pageSize }: Orders): Promise<void> {
  const store = new HubStore({ url, poolSize: 1, timeoutMs: 60_000 })
  const clock = new ManualClock(now)
  const code = await makeSnapshot({ store, folder, clock, accessTable: 'x', pageSize }).then(
    () => 'done',
    (fault: unknown) => (fault as HubError).code,
  )
  await store.close()
  process.stdout.write(`${code}\n`)
}

void run(JSON.parse(process.argv[2] ?? '{}') as Orders)
