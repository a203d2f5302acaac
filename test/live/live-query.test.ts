import { HubError } from '../../src/errors/hub-error'
import type { LiveQuery, Credential } from '../../src/live/live-query'
import { notice, opened as open, PASS, rooms, SlowExecutor, SlowReceiver, turn } from './support/slow'

/** One live query between an executor and a receiver whose pace the test sets. */

async function opened(check: Credential['check'] = PASS.check, receiver = new SlowReceiver()) {
  const executor = new SlowExecutor()
  const parts = rooms(executor)
  const query = await open(parts, receiver, 'r', { ...PASS, check })
  return { executor, receiver, query, quota: parts.quota, faults: parts.faults }
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
  const { executor, receiver, quota, query } = await opened()
  change(query)
  await turn()
  query.finish(new HubError('INTERNAL'))
  query.finish()
  query.end()
  await executor.answer()
  await query.settled()
  expect(receiver.came).toEqual([['INTERNAL'], 'complete'])
  quota.take('s', 1)
  expect(() => quota.take('another', 1)).toThrow('as many subscriptions open')
})

test('a pass that does not hold any more ends it at the next look, though nothing changed', async () => {
  let holds = true
  const { executor, receiver, query } = await opened(() => {
    if (!holds) throw new HubError('UNAUTHENTICATED')
  })
  query.looked()
  await turn()
  expect(receiver.came).toEqual([])
  holds = false
  query.looked()
  await turn()
  expect([executor.asked, receiver.came]).toEqual([1, [['UNAUTHENTICATED'], 'complete']])
})

describe('a grant ends while the process is busy: its end is answered, though the timer did not ring yet', () => {
  const UNTIL = 1_000_500
  const grants = new Map([['g', { id: 'g', subject: 's', child: 'c', until: UNTIL }]])
  const wait = () => new Promise((resolve) => setTimeout(resolve, 20))

  test.each([
    ['the look was made before the end', grants],
    ['the look was made after the end', new Map()],
  ])('%s', async (_when, seen) => {
    const executor = new SlowExecutor()
    const receiver = new SlowReceiver()
    const parts = rooms(executor)
    parts.watcher.add = async () => ({ ...notice(0), grants })
    const query = await open(parts, receiver)
    parts.clock.set(UNTIL + 1)
    query.noticed({ ...notice(0), grants: seen }) // sets the timer again
    await wait()
    expect(executor.asked).toBe(2)
    await executor.answer()
    expect(receiver.came).toEqual([2])
    query.end()
  })

  test('and one that cannot be sent yet does not keep the processor busy', async () => {
    const executor = new SlowExecutor()
    const receiver = new SlowReceiver()
    const parts = rooms(executor)
    parts.watcher.add = async () => ({ ...notice(0), grants })
    const query = await open(parts, receiver)
    receiver.ready = false
    parts.clock.set(UNTIL + 1)
    let looks = 0
    const now = parts.clock.now.bind(parts.clock)
    parts.clock.now = () => ((looks += 1), now())
    query.noticed({ ...notice(0), grants })
    await wait()
    expect([executor.asked, looks < 10]).toEqual([1, true])
    query.end()
  })
})

describe('what must not happen', () => {
  class BrokenReceiver extends SlowReceiver {
    override next(): void {
      throw new TypeError('broken')
    }
  }

  test('an answer cannot be sent: the log is told, it ends, and its place is free', async () => {
    const { executor, receiver, query, quota, faults } = await opened(undefined, new BrokenReceiver())
    change(query)
    await turn()
    await executor.answer()
    await query.settled()
    expect(receiver.came).toEqual(['complete'])
    expect(faults.map(([id]) => id)).toEqual(['r', 'r']) // the answer, and what should have told of it
    quota.take('another', 1)
  })

  test('an answer cannot be compared: the same, and the client is told', async () => {
    const { executor, receiver, query, quota, faults } = await opened()
    executor.data = () => ({ number: 1n })
    change(query)
    await turn()
    await executor.answer()
    await query.settled()
    expect(receiver.came).toEqual([['INTERNAL'], 'complete'])
    expect(faults).toEqual([['r', expect.any(TypeError)]])
    quota.take('another', 1)
  })
})
