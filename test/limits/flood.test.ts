import { buildOnce } from '../support/run-hub'
import { flood } from '../support/flood-load'
import { registryReaders, startTestHub, type TestHub } from '../support/hub'
import { runMeasured, type MeasuredHub } from '../support/run-measured'

/** Distinct legal documents cost speed, never the process (faults.md 26). `npm run flood` does the same for an hour. */
const SECONDS = 30
/** c968a82 ended after 263. */
const LEAST_REQUESTS = 300
const MOST_HEAP_MEGABYTES = 600

let world: TestHub
let hub: MeasuredHub
beforeAll(async () => {
  buildOnce()
  world = await startTestHub({ children: 30 })
  const { urls } = world
  const registryUrls = registryReaders(urls)
  const orders = { hubUrl: urls.hub.app, registryUrls, dataDir: world.dataDir }
  hub = await runMeasured(orders, ['--max-old-space-size=768', '--max-semi-space-size=128'])
}, 300_000)
afterAll(async () => {
  await hub?.stop()
  await world?.stop()
})

test('a hub with a heap of 768 MB outlives a flood of distinct documents, and its memory stays level', async () => {
  const points = await flood(hub, 'civil-affairs', SECONDS, 10, LEAST_REQUESTS)
  const { requests } = points.at(-1)!
  process.stdout.write(
    `flood: ${requests} distinct documents, heap ${points.map(({ heapMegabytes }) => heapMegabytes).join(' ')} MB\n`,
  )
  expect(requests).toBeGreaterThanOrEqual(LEAST_REQUESTS)
  for (const { heapMegabytes } of points) expect(heapMegabytes).toBeLessThan(MOST_HEAP_MEGABYTES)
}, 600_000)
