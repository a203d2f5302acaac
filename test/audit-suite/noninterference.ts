// Noninterference: node dist/test/audit-suite/noninterference.js --operations 20000 --seed 1 [--children 60] [--sabotage filter-not-judged]
import { parseArgs } from 'node:util'
import { withOwnServer } from './own-server'
import { runNoninterference } from './run-noninterference'
import { during } from './sabotage'
import { SABOTAGES } from './sabotages'
import { TWO_HUB_SABOTAGES } from './two-hub-sabotages'
import { startTwoHubs } from './two-hubs'

const { values } = parseArgs({
  options: {
    operations: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
    children: { type: 'string', default: '60' },
    accounts: {
      type: 'string',
      default: 'education,police,doctor,civil-affairs,school,supervisor,director,auditor,justice,womens-federation,disabled-persons-federation',
    },
    sabotage: { type: 'string' },
  },
}) // prettier-ignore

async function run(): Promise<number> {
  const [operations, seed] = [Number(values.operations), Number(values.seed)]
  const hubs = await startTwoHubs({ children: Number(values.children), seed })
  try {
    const result = await runNoninterference(hubs, {
      operations,
      seed,
      accounts: values.accounts.split(','),
      onProgress: (done, who) => console.log(`${done} operations, last as ${who}`),
    })
    if (result.found) console.log(JSON.stringify(result.found, null, 2))
    console.log(`${result.answered} of them answered with data`)
    console.log(`operations=${result.operations} differences=${result.found ? 1 : 0}`)
    return result.found ? 1 : 0
  } finally {
    await hubs.stop()
  }
}

async function main(): Promise<void> {
  const sabotage = [...SABOTAGES, ...TWO_HUB_SABOTAGES].find(({ name }) => name === values.sabotage)
  if (values.sabotage && !sabotage) throw new TypeError(`no sabotage is called ${values.sabotage}`)
  process.exitCode = await withOwnServer(() => (sabotage ? during(sabotage, run) : run()))
}

main().catch((fault: unknown) => {
  console.error(fault)
  process.exitCode = 2
})
