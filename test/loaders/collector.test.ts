import { BatchLoader } from '../../src/kit/batch-loader'

const turn = () => new Promise((resolve) => setImmediate(resolve))

/** A collector of squares that remembers its calls. */
function squares(options: { maxKeys?: number; bad?: readonly string[]; mayBeOneKey?: boolean } = {}) {
  const calls: (readonly string[])[] = []
  const collector = new BatchLoader<string, number>(
    async (keys) => {
      calls.push(keys)
      if (keys.some((key) => options.bad?.includes(key))) throw new RangeError('bad key')
      return keys.map((key) => (Number.isNaN(Number(key)) ? null : Number(key) ** 2))
    },
    options.maxKeys ?? 100,
    () => options.mayBeOneKey ?? false,
  )
  return { collector, calls }
}

test('what is asked in one turn travels in one call, each key once', async () => {
  const { collector, calls } = squares()
  const answers = await Promise.all([
    collector.load(['1', '2']),
    collector.load(['3', '2']),
    collector.load(['2', '2']),
  ])
  expect(answers).toEqual([
    [1, 4],
    [9, 4],
    [4, 4],
  ])
  expect(calls).toEqual([['1', '2', '3']])
})

test('what is asked in another turn is another call, and nothing is remembered', async () => {
  const { collector, calls } = squares()
  const first = collector.load(['1'])
  await turn()
  const second = collector.load(['1'])
  expect(await Promise.all([first, second])).toEqual([[1], [1]])
  expect(calls).toEqual([['1'], ['1']])
})

test('a key that is not answered is null', async () => {
  expect(await squares().collector.load(['x', '2'])).toEqual([null, 4])
})

test('no keys, no call', async () => {
  const { collector, calls } = squares()
  expect(await collector.load([])).toEqual([])
  expect(calls).toEqual([])
})

test('more keys than one call takes are split', async () => {
  const { collector, calls } = squares({ maxKeys: 2 })
  expect(await Promise.all([collector.load(['1', '2', '3']), collector.load(['4', '5'])])).toEqual([
    [1, 4, 9],
    [16, 25],
  ])
  expect(calls).toEqual([['1', '2'], ['3'], ['4', '5']])
})

test('a request waits for its own call, not for the others of its turn', async () => {
  let release = () => {}
  const slow = new Promise<void>((resolve) => (release = resolve))
  const collector = new BatchLoader<string, string>(async (keys) => {
    if (keys.includes('slow')) await slow
    return keys
  }, 2)
  const late = collector.load(['slow', '1'])
  expect(await collector.load(['2', '3'])).toEqual(['2', '3'])
  release()
  expect(await late).toEqual(['slow', '1'])
})

test('a failed call fails the requests that have a key in it, and no other', async () => {
  const { collector } = squares({ maxKeys: 2, bad: ['3'] })
  const [good, bad] = await Promise.allSettled([collector.load(['1', '2']), collector.load(['3', '4'])])
  expect(good).toEqual({ status: 'fulfilled', value: [1, 4] })
  expect(bad).toMatchObject({ status: 'rejected', reason: new RangeError('bad key') })
})

test('a failure that may be one key’s is narrowed down to that key', async () => {
  const { collector, calls } = squares({ bad: ['3'], mayBeOneKey: true })
  const loads = ['1', '2', '3', '4', '5'].map((key) => collector.load([key]))
  const outcomes = await Promise.allSettled(loads)
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled', 'fulfilled'])
  expect(calls.length).toBeLessThanOrEqual(6)
})

test('a call that answers more or fewer than it was asked fails its requests', async () => {
  const short = new BatchLoader<string, string>(async (keys) => keys.slice(1), 10)
  await expect(short.load(['1', '2'])).rejects.toThrow('expected 2 answers, got 1')
})

test('where every key is bad, the narrowing ends soon', async () => {
  const keys = Array.from({ length: 1_000 }, (_, i) => String(i))
  const { collector, calls } = squares({ maxKeys: 1_000, bad: keys, mayBeOneKey: true })
  await expect(collector.load(keys)).rejects.toThrow('bad key')
  expect(calls.length).toBeLessThan(70)
})
