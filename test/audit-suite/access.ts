// The authorisation suite: node dist/test/audit-suite/access.js [--children 300] [--seed 1]
import { parseArgs } from 'node:util'
import { withOwnServer } from './own-server'
import { runAccess } from './run-access'
import type { Tally } from './tally'
import { startWorld } from './world'

const { values } = parseArgs({
  options: {
    children: { type: 'string', default: '300' },
    seed: { type: 'string', default: '1' },
  },
})

async function onOwnHub(): Promise<Tally> {
  return withOwnServer(async () => {
    const seed = Number(values.seed)
    const world = await startWorld({ children: Number(values.children), seed })
    try {
      const onAsker = (name: string, { summary }: Tally) => console.log(`${name}: ${summary}`)
      return await runAccess(world, { seed, onAsker })
    } finally {
      await world.stop()
    }
  })
}

async function main(): Promise<void> {
  const started = Date.now()
  const tally = await onOwnHub()
  for (const line of tally.lines) console.log(line)
  console.log(`${tally.wrong} cells wrong without a leak, ${Math.round((Date.now() - started) / 1000)} s`)
  console.log(tally.summary)
  process.exitCode = tally.leaks + tally.wrong > 0 ? 1 : 0
}

main().catch((fault: unknown) => {
  console.error(fault)
  process.exitCode = 2
})
