import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { projectRoot } from '../src/kit/project-root'
import { flood } from '../test/support/flood-load'
import { runMeasured } from '../test/support/run-measured'
import { openDatabases } from './databases'

const CHILDREN = 1_000

/* A hub with a small heap under a flood of distinct documents: prints its memory each minute and keeps the curve in results/flood.json. */
async function run(): Promise<void> {
  const { values } = parseArgs({
    options: { minutes: { type: 'string', default: '60' }, heap: { type: 'string', default: '768' } },
  })
  const folder = path.join(projectRoot(), '.tonglian', 'flood')
  const databases = await openDatabases(folder, CHILDREN, (text) => console.log(text))
  const nodeOptions = [`--max-old-space-size=${values.heap}`, '--max-semi-space-size=128']
  const { hubUrl, registryUrls } = databases
  const hub = await runMeasured({ hubUrl, registryUrls, dataDir: folder }, nodeOptions)
  try {
    const points = await flood(hub, 'civil-affairs', Number(values.minutes) * 60, 60, 0, (point) =>
      console.log(
        `${point.seconds} s: ${point.requests} documents, heap ${point.heapMegabytes} MB, rss ${point.rssMegabytes} MB`,
      ),
    )
    const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()
    const machine = `${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GB`
    const kept = { commit, machine, node: process.version, nodeOptions, points }
    writeFileSync(path.join(projectRoot(), 'bench/results/flood.json'), `${JSON.stringify(kept, null, 2)}\n`)
  } finally {
    await hub.stop()
    await databases.stop()
  }
}

run().catch((fault: unknown) => {
  console.error(fault)
  process.exitCode = 1
})
