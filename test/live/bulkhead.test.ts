import { bulkhead } from 'cockatiel'
import { notice, opened, rooms, SlowExecutor, SlowReceiver, turn } from './support/slow'

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f', 'g']

test('hands the turn on when what runs fails', async () => {
  const one = bulkhead(1, Infinity)
  const fail = () => one.execute(async () => Promise.reject(new TypeError('broken')))
  const all = await Promise.allSettled([fail(), fail(), one.execute(async () => 'ran')])
  expect(all.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled'])
})

describe('what changes for many live queries at once', () => {
  const all = async (atOnce: number) => {
    const executor = new SlowExecutor()
    const parts = rooms(executor, NAMES.length, atOnce)
    const receivers = NAMES.map(() => new SlowReceiver())
    const queries = await Promise.all(NAMES.map((name, i) => opened(parts, receivers[i]!, name)))
    executor.came.splice(0)
    const change = (mark: number) => queries.forEach((query) => query.noticed(notice(mark)))
    return { executor, parts, receivers, queries, change }
  }
  const asked = ({ came }: SlowExecutor) => came.map((id) => id.split('/')[0])

  test('is asked for a few at a time, in the order of the queries, each once before any is asked again', async () => {
    const { executor, queries, change } = await all(2)
    change(1)
    await turn()
    expect([executor.underWay, asked(executor)]).toEqual([2, ['a', 'b']])
    change(2) // for those under way one more, for those that wait nothing
    for (let i = 0; i < NAMES.length + 2; i += 1) {
      expect(executor.underWay).toBeLessThanOrEqual(2)
      await executor.answer()
    }
    expect(asked(executor)).toEqual([...NAMES, 'a', 'b'])
    for (const query of queries) query.end()
  })

  test('is not asked for those that ended, or stopped reading, while they waited', async () => {
    const { executor, receivers, queries, change } = await all(1)
    change(1)
    await turn()
    for (const query of queries.slice(0, 3)) query.end()
    receivers[3]!.ready = false
    await executor.answer()
    expect(asked(executor)).toEqual(['a', 'e'])
    receivers[3]!.ready = true
    queries[3]!.ready()
    while (executor.underWay > 0) await executor.answer()
    expect(asked(executor)).toEqual(['a', 'e', 'f', 'g', 'd'])
    expect(receivers.map(({ came }) => came.length)).toEqual([0, 0, 0, 1, 1, 1, 1])
    for (const query of queries) query.end()
  })

  test('keeps no first answer waiting: to open one is a request like any other', async () => {
    const { executor, parts, queries, change } = await all(1)
    change(1)
    await turn()
    queries[6]!.end() // makes room
    const another = await opened(parts, new SlowReceiver(), 'new')
    expect(asked(executor)).toEqual(['a', 'new'])
    for (const query of [...queries, another]) query.end()
  })
})
