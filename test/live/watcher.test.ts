import { ManualClock } from '../../src/kit/clock'
import type { Prepared } from '../../src/row-reader/row-reader'
import type { WatchedKeys } from '../../src/live/watched-keys'
import type { Notice } from '../../src/live/notice'
import { Watcher, type Watching } from '../../src/live/watcher'

const EVERY_MILLIS = 20

/** Answers a look as the hub's database would, and counts. */
class CountingStore {
  asked: Prepared[] = []
  /** So many of the next fail. */
  fails = 0
  rows: (string | null)[][] = [['horizon', null, '9', null, null]]

  async run(statement: Prepared) {
    this.asked.push(statement)
    if (this.fails-- > 0) throw new TypeError('down')
    return this.rows
  }
}

class Told implements Watching {
  readonly shown = []
  readonly interest: WatchedKeys
  readonly came: (Notice | null)[] = []
  readonly faults: unknown[] = []
  looks = 0
  private waiting: (() => void) | null = null

  constructor(child: string) {
    this.interest = { subject: 's', children: [child], index: false, filters: [] }
  }

  looked(): void {
    this.looks += 1
  }

  noticed(notice: Notice | null): void {
    this.came.push(notice)
    this.waiting?.()
  }

  fail(fault: unknown): void {
    this.faults.push(fault)
  }

  next(): Promise<void> {
    return new Promise((resolve) => (this.waiting = resolve))
  }
}

const made = () => {
  const store = new CountingStore()
  return { store, watcher: new Watcher(store, new ManualClock(0), () => 'v1', EVERY_MILLIS) }
}
const aWhile = () => new Promise((resolve) => setTimeout(resolve, EVERY_MILLIS * 10))

test('all of them are looked at in one statement, each child once', async () => {
  const { store, watcher } = made()
  const all = ['a', 'b', 'a'].map((child) => new Told(child))
  await Promise.all(all.map((one) => watcher.add(one)))
  store.asked = []
  await all[2]!.next()
  expect(store.asked).toHaveLength(1)
  expect(store.asked[0]!.values.slice(0, 2)).toEqual([['a', 'b'], ['s']])
  for (const one of all) {
    expect(one.came).toHaveLength(1)
    watcher.remove(one)
  }
})

test('while none is open nothing runs, and it goes on in one line when another comes, in the midst of a look too', async () => {
  const { store, watcher } = made()
  const [first, second] = [new Told('a'), new Told('b')]
  await watcher.add(first)
  await first.next()
  watcher.remove(first)
  await aWhile()
  store.asked = []
  await aWhile()
  expect(store.asked).toEqual([])

  await watcher.add(first)
  store.run = async (statement) => {
    store.asked.push(statement)
    if (first.came.length === 1) {
      store.run = CountingStore.prototype.run
      watcher.remove(first)
      void watcher.add(second) // while the look of the first is under way
    }
    return store.rows
  }
  await second.next()
  watcher.remove(second)
  await watcher.settled()
  store.asked = []
  await aWhile()
  expect(store.asked).toEqual([])
})

test('one look that failed is made up by the next; from the second on each is told as one', async () => {
  const { store, watcher } = made()
  const one = new Told('a')
  await watcher.add(one)
  store.fails = 1
  await one.next()
  expect([one.came, one.looks]).toEqual([[expect.objectContaining({ horizon: 9n })], 2])
  store.fails = 3
  for (let i = 0; i < 3; i += 1) await one.next()
  expect(one.came.slice(1)).toEqual([null, null, expect.objectContaining({ horizon: 9n })])
  expect(one.looks).toBe(6)
  watcher.remove(one)
})

test('one that cannot be told is told of its fault; the others are told, and looks go on', async () => {
  class Throwing extends Told {
    override noticed(): void {
      throw new TypeError('broken')
    }
  }
  const { watcher } = made()
  const [broken, sound] = [new Throwing('a'), new Told('b')]
  for (const one of [broken, sound]) await watcher.add(one)
  await sound.next()
  await sound.next()
  expect(broken.faults).toEqual([expect.any(TypeError), expect.any(TypeError)])
  expect(sound.faults).toEqual([])
  for (const one of [broken, sound]) watcher.remove(one)
})

test('what cannot be read at the beginning is thrown to whoever begins', async () => {
  const { store, watcher } = made()
  const one = new Told('a')
  store.fails = 1
  await expect(watcher.add(one)).rejects.toThrow('down')
  watcher.remove(one)
})
