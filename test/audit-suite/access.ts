// The authorisation suite. Of a hub of its own: node dist/test/audit-suite/access.js [--children 300] [--seed 1]
// Of a running one: … --url https://hub.example --tokens tokens.json [--table folder] [--mutations]
import { parseArgs } from 'node:util'
import { limitCells } from './limit-cells'
import { withOwnServer } from './own-server'
import { recordCells } from './record-cells'
import { CannotRun } from './remote/cannot-run'
import { runRemote } from './remote/run-remote'
import { runAccess } from './run-access'
import type { Tally } from './tally'
import { startWorld } from './world'

const OPTIONS = {
  children: { type: 'string', default: '300' },
  seed: { type: 'string', default: '1' },
  url: { type: 'string' },
  tokens: { type: 'string' },
  table: { type: 'string' },
  mutations: { type: 'boolean', default: false },
} as const

function asked() {
  try {
    return parseArgs({ options: OPTIONS }).values
  } catch (fault) {
    throw new CannotRun((fault as Error).message)
  }
}

async function onOwnHub(children: number, seed: number): Promise<Tally> {
  return withOwnServer(async () => {
    const world = await startWorld({ children, seed })
    try {
      const onAsker = (name: string, { summary }: Tally) => console.log(`${name}: ${summary}`)
      const tally = await runAccess(world, { seed, onAsker })
      await limitCells(world.hub, tally)
      await recordCells(world, tally)
      return tally
    } finally {
      await world.stop()
    }
  })
}

async function run(): Promise<Tally> {
  const { url, tokens, table, mutations, children, seed } = asked()
  if (url === undefined) {
    if (tokens ?? table ?? (mutations || undefined))
      throw new CannotRun('--tokens, --table and --mutations need --url.')
    return onOwnHub(Number(children), Number(seed))
  }
  if (tokens === undefined) throw new CannotRun('--url needs --tokens: the file of the accounts that ask.')
  const say = (line: string) => console.log(line)
  return runRemote({ url, tokens, mutations, seed: Number(seed), say, ...(table === undefined ? {} : { table }) })
}

async function main(): Promise<void> {
  const started = Date.now()
  const tally = await run()
  for (const line of tally.lines) console.log(line)
  console.log(`${tally.wrong} cells wrong without a leak, ${Math.round((Date.now() - started) / 1000)} s`)
  console.log(tally.summary)
  process.exitCode = tally.leaks + tally.wrong > 0 ? 1 : 0
}

main().catch((fault: unknown) => {
  process.exitCode = 2
  if (fault instanceof CannotRun) return console.error(fault.message)
  if (!process.argv.includes('--url')) return console.error(fault)
  // Its message could quote what somebody's hub answered: where it happened is enough to mend it.
  const { name, stack = '' } = fault as Error
  console.error(`The suite itself failed: ${name}\n${stack.split('\n').filter((line) => line.startsWith('    at ')).join('\n')}`) // prettier-ignore
})
