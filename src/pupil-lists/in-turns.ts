import { setImmediate as breathe } from 'node:timers/promises'

/** The most that is done before others of the process have their turn: some milliseconds. */
export const AT_ONCE = 2_000

/** What `map` makes of each, a part at a time: a list of 200,000 rows must not stop a hub for seconds. */
export async function inTurns<From, To>(items: readonly From[], map: (item: From, i: number) => To): Promise<To[]> {
  const made: To[] = []
  for (const [i, item] of items.entries()) {
    if (i % AT_ONCE === AT_ONCE - 1) await breathe()
    made.push(map(item, i))
  }
  return made
}
