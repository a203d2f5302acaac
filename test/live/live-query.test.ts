import type { ExecutionResult } from 'graphql'
import { parse } from 'graphql'
import type { Asked } from '../../src/execute/executor'
import { HubError } from '../../src/errors/hub-error'
import { ManualClock } from '../../src/kit/clock'
import { LiveQuery, type Receiver } from '../../src/live/live-query'
import type { Notice } from '../../src/live/notice'
import { Places } from '../../src/live/places'

/** One live query between an executor and a receiver whose pace the test sets. */

const clock = new ManualClock(1_000_000)
const notice = (mark: number): Notice => ({ marks: new Map([['child c', `${mark}`]]), grants: new Map(), horizon: 0n })
const plan = { entries: new Map(), tableVersion: 'v1' }
const filters = { held: new Map(), versions: new Map() }
const turn = () => new Promise((resolve) => setImmediate(resolve))

/** Answers when the test says so, with a number that grows. */
class SlowExecutor {
  asked = 0
  private answers: (() => void)[] = []

  async execute({ live }: Asked): Promise<ExecutionResult> {
    const number = (this.asked += 1)
    await live!.admit({ plan, filters, judged: { limits: { subscriptions: 5 } } } as never, {})
    if (number > 1) await new Promise<void>((resolve) => this.answers.push(resolve))
    return { data: { number } }
  }

  async answer(): Promise<void> {
    this.answers.shift()!()
    await turn()
  }
}

class SlowReceiver implements Receiver {
  ready = true
  readonly came: unknown[] = []

  next({ data, errors }: ExecutionResult): void {
    this.came.push(errors ? errors.map(({ extensions }) => extensions['code']) : data!['number'])
  }

  complete(): void {
    this.came.push('complete')
  }
}

async function opened(check: () => unknown = () => undefined) {
  const executor = new SlowExecutor()
  const receiver = new SlowReceiver()
  const places = new Places(1)
  const watcher = { add: async () => notice(0), remove: () => undefined, settled: async () => undefined }
  const asked = { requestId: 'r', document: parse('{ a }'), actor: { subject: 's', worker: null } } as unknown as Asked
  const rooms = { executor, watcher, places, scopes: { forget: () => undefined }, clock, onFault: () => undefined }
  const query = new LiveQuery(asked, { endsAt: 2_000_000, check }, rooms, () => undefined)
  await query.first()
  query.start(receiver)
  return { executor, receiver, places, query }
}

let mark = 0
const change = (query: LiveQuery) => query.noticed(notice((mark += 1)))

test('a storm of changes during one answer makes one more, not one for each', async () => {
  const { executor, receiver, query } = await opened()
  for (let i = 0; i < 100; i += 1) change(query)
  await turn()
  expect(executor.asked).toBe(2)
  for (let i = 0; i < 100; i += 1) change(query)
  await executor.answer()
  await executor.answer()
  expect([executor.asked, receiver.came]).toEqual([3, [2, 3]])
  query.end()
})

test('for a receiver that does not take more nothing is asked; when it does, once', async () => {
  const { executor, receiver, query } = await opened()
  receiver.ready = false
  for (let i = 0; i < 100; i += 1) change(query)
  await turn()
  expect(executor.asked).toBe(1)
  receiver.ready = true
  query.ready()
  await turn()
  await executor.answer()
  expect([executor.asked, receiver.came]).toEqual([2, [2]])
  query.ready()
  await turn()
  expect(executor.asked).toBe(2)
  query.end()
})

test('an answer that is ready after the end goes nowhere, and the end gives the place back once', async () => {
  const { executor, receiver, places, query } = await opened()
  change(query)
  await turn()
  query.finish(new HubError('INTERNAL'))
  query.finish()
  query.end()
  await executor.answer()
  await query.settled()
  expect(receiver.came).toEqual([['INTERNAL'], 'complete'])
  places.take('s', 1)
  expect(() => places.take('another', 1)).toThrow('as many subscriptions open')
})

test('a pass that does not hold any more ends it at the next look, though nothing changed', async () => {
  let holds = true
  const { executor, receiver, query } = await opened(() => {
    if (!holds) throw new HubError('UNAUTHENTICATED')
  })
  query.noticed(notice(0))
  await turn()
  expect(receiver.came).toEqual([])
  holds = false
  query.noticed(notice(0))
  await turn()
  expect([executor.asked, receiver.came]).toEqual([1, [['UNAUTHENTICATED'], 'complete']])
})
