// The oracle: node dist/test/oracle/oracle.js --documents 100000 --seed 1 [--children 60]
import { parseArgs } from 'node:util'
import { withOwnServer } from '../audit-suite/own-server'
import { runOracle } from './hub-oracle'
import { runMadeUp } from './made-up-oracle'

const { values } = parseArgs({
  options: {
    documents: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
    children: { type: 'string', default: '60' },
  },
})

async function main(): Promise<void> {
  const [documents, seed, children] = [Number(values.documents), Number(values.seed), Number(values.children)]
  const different: object[] = []
  for (const later of [0, 50, 500]) {
    const made = await runMadeUp(documents / 4, seed, later)
    different.push(...made.different)
    console.log(`made-up schema, ${later / 10} % promises: ${made.compared} operations compared, ${made.refused} refused for their variables, ${made.different.length} different`) // prettier-ignore
  }
  const onProgress = (done: number) => console.log(`${done} documents`)
  const hub = await withOwnServer(() => runOracle({ documents, seed, children, onProgress }))
  different.push(...hub.different)
  for (const one of different.slice(0, 5)) console.log(JSON.stringify(one, null, 2))
  console.log(`the hub: ${hub.operations} operations, ${hub.refused} refused for their variables`)
  console.log(`oracle documents=${hub.documents} different=${different.length}`)
  process.exitCode = different.length === 0 ? 0 : 1
}

main().catch((fault: unknown) => {
  console.error(fault)
  process.exitCode = 2
})
