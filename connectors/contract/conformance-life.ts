import type { Rule } from './conformance-rule'
import { CELL_RULES } from './conformance-cells'
import { EMPTY, kindOf, must, mustEqual, mustRefuse, patience } from './conformance-checks'
import { RegistryFault } from './connector'

/** An aborted call must have settled by then. Milliseconds. */
const PROMPTLY = 1_000

export const LIFE_RULES: readonly Rule[] = [
  {
    id: 'C-37',
    level: 'MUST',
    sentence: 'a call whose signal is aborted beforehand is refused at once',
    async check({ connector, sample }) {
      const calls = {
        fetch: () => connector.fetch(sample.ids, EMPTY, AbortSignal.abort()),
        find: () => connector.find({ by: connector.capabilities.find[0]!, ...NOBODY }, AbortSignal.abort()),
        changes: () => connector.changes(null, 1, AbortSignal.abort()),
      }
      for (const [name, call] of Object.entries(calls)) {
        if (name === 'find' && connector.capabilities.find.length === 0) continue
        if (name === 'changes' && !connector.capabilities.changes) continue
        const thrown = await settled(call())
        must(thrown.rejected, `${name}: expected a refusal, ${thrown.late ? 'nothing came' : 'got an answer'}`)
        must(
          thrown.reason instanceof RegistryFault || kindOf(thrown.reason) === 'AbortError' || isAbort(thrown.reason),
          `${name}: expected a RegistryFault or AbortError, got ${kindOf(thrown.reason)}`,
        )
      }
    },
  },
  {
    id: 'C-38',
    level: 'SHOULD',
    sentence: 'a call aborted under way settles within a second, and the connector goes on working',
    async check({ connector, sample }) {
      const aborting = new AbortController()
      const call = settled(connector.fetch(sample.ids, EMPTY, aborting.signal))
      aborting.abort()
      must(!(await call).late, 'neither an answer nor a refusal after a second')
      const answers = await connector.fetch(sample.ids.slice(0, 1), EMPTY, patience())
      must(answers[0] !== null, 'expected the next call to be answered')
    },
  },
  {
    id: 'C-39',
    level: 'MUST',
    sentence: 'a registry that answers is up, and tells how long it took',
    async check({ connector }) {
      const { state, millis } = await connector.health(patience())
      mustEqual(state, 'up', 'state')
      must(Number.isFinite(millis) && millis >= 0, 'millis: expected a duration')
    },
  },
]

/** These leave the subject spoilt, so they come last. */
export const BREAKING_RULES: readonly Rule[] = [
  ...CELL_RULES,
  {
    id: 'C-41',
    level: 'MUST',
    sentence: 'after close, every call fails with REGISTRY_DOWN and the registry is down',
    async check({ connector, sample }) {
      await connector.close()
      await mustRefuse(connector, 'REGISTRY_DOWN', 'fetch', () => connector.fetch(sample.ids, EMPTY, patience()))
      const example = sample.find.find(({ criteria }) => connector.capabilities.find.includes(criteria.by))
      if (example)
        await mustRefuse(connector, 'REGISTRY_DOWN', 'find', () => connector.find(example.criteria, patience()))
      if (connector.capabilities.changes)
        await mustRefuse(connector, 'REGISTRY_DOWN', 'changes', () => connector.changes(null, 1, patience()))
      mustEqual((await connector.health(patience())).state, 'down', 'state')
    },
  },
  {
    id: 'C-42',
    level: 'SHOULD',
    sentence: 'closing twice does no harm',
    async check({ connector }) {
      await connector.close()
      await connector.close()
    },
  },
]

const NOBODY = { idNumber: '0', rollNumber: '0', name: '查无此人', birthDate: '1900-01-01', worker: '0' }

interface Settled {
  readonly rejected: boolean
  readonly reason: unknown
  readonly late: boolean
}

async function settled(call: Promise<unknown>): Promise<Settled> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<Settled>((resolve) => {
    timer = setTimeout(resolve, PROMPTLY, { rejected: false, reason: null, late: true })
  })
  const outcome = call.then(
    () => ({ rejected: false, reason: null, late: false }),
    (reason: unknown) => ({ rejected: true, reason, late: false }),
  )
  try {
    return await Promise.race([outcome, late])
  } finally {
    clearTimeout(timer)
  }
}

function isAbort(reason: unknown): boolean {
  return (reason as { name?: unknown } | null)?.name === 'AbortError'
}
