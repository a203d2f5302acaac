import DataLoader from 'dataloader'

/**
 * Gathers what concurrent requests ask in one turn of the event loop into one call. A key is one request's whole list,
 * so that a request costs one promise however many ids it holds. Nothing is remembered between calls.
 *
 * `load` answers distinct keys of one call with a map; a key it leaves out is answered `null`. When a call fails in a way
 * that `mayBeOneKey` recognises, it is halved until the bad key fails alone; other failures fail the requests concerned.
 * A failed call fails the requests that have a key in it, and no other.
 * After MOST_FAILURES failed calls the halving ends: it is not one key then, and whoever answers so must not be stormed.
 */
export class Collector<Key extends string, Answer> {
  private readonly loader: DataLoader<readonly Key[], (Answer | null)[]>

  constructor(
    private readonly call: (keys: readonly Key[]) => Promise<ReadonlyMap<Key, Answer>>,
    maxKeys: number,
    private readonly mayBeOneKey: (fault: unknown) => boolean = () => false,
  ) {
    // Promises are handed out one by one, not all at once when the last is there: a request waits for its own call only.
    this.loader = new DataLoader<readonly Key[], (Answer | null)[]>(
      (lists) => Promise.resolve(groups(lists, maxKeys).flatMap((group) => this.answer(group, maxKeys)) as never),
      { cache: false, batchScheduleFn: (run) => setImmediate(run) },
    )
  }

  /** One promise for each list of a group. */
  private answer(lists: readonly (readonly Key[])[], maxKeys: number): Promise<(Answer | null)[]>[] {
    const distinct = [...new Set(lists.length === 1 ? lists[0]! : lists.flat())]
    const found = new Map<Key, Answer>()
    const faults = new Map<Key, unknown>()
    const asked = Promise.all(chunks(distinct, maxKeys).map((keys) => this.gather(keys, found, faults)))
    return lists.map(async (keys) => {
      await asked
      const failed = faults.size > 0 ? keys.find((key) => faults.has(key)) : undefined
      if (failed !== undefined) throw asError(faults.get(failed))
      return keys.map((key) => found.get(key) ?? null)
    })
  }

  private async gather(
    keys: readonly Key[],
    found: Map<Key, Answer>,
    faults: Map<Key, unknown>,
    left = { failures: MOST_FAILURES },
  ): Promise<void> {
    try {
      for (const [key, answer] of await this.call(keys)) found.set(key, answer)
    } catch (fault) {
      left.failures -= 1
      if (keys.length === 1 || left.failures <= 0 || !this.mayBeOneKey(fault)) {
        for (const key of keys) faults.set(key, fault)
      } else {
        const half = Math.ceil(keys.length / 2)
        await this.gather(keys.slice(0, half), found, faults, left)
        await this.gather(keys.slice(half), found, faults, left)
      }
    }
  }

  load(keys: readonly Key[]): Promise<(Answer | null)[]> {
    return keys.length === 0 ? Promise.resolve([]) : this.loader.load(keys)
  }
}

const MOST_FAILURES = 50

// From here on a call costs by its keys alone: more lists in it would only make one request wait for the other's.
const ENOUGH_KEYS = 250

/** Whole lists, in order, until a call is worth its round trip; no call beyond `maxKeys` unless a list is so by itself. */
function groups<Key>(lists: readonly (readonly Key[])[], maxKeys: number): (readonly Key[])[][] {
  const all: (readonly Key[])[][] = []
  let size = Infinity
  for (const list of lists) {
    if (size >= ENOUGH_KEYS || size + list.length > maxKeys) {
      all.push([])
      size = 0
    }
    all.at(-1)!.push(list)
    size += list.length
  }
  return all
}

function asError(fault: unknown): Error {
  return fault instanceof Error
    ? fault
    : new TypeError('a call failed with something that is no error', { cause: fault })
}

function chunks<T>(all: readonly T[], size: number): readonly (readonly T[])[] {
  if (all.length <= size) return [all]
  const parts: T[][] = []
  for (let start = 0; start < all.length; start += size) parts.push(all.slice(start, start + size))
  return parts
}
