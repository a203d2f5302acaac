import DataLoader from 'dataloader'

/**
 * Collects the keys that concurrent requests ask in one turn of the event loop, and asks them in one call. A request costs one
 * promise, however many ids it has. Nothing is kept between calls.
 *
 * `call` gets distinct keys and returns one answer per key, in order, `null` for an unknown key. If it fails and `mayBeOneKey`
 * is true, the keys are halved until the bad key fails alone. Any other failure fails the requests of that call, and no others.
 * After MOST_FAILURES failed calls the halving stops: the cause is not one key, and more calls would only add load.
 */
export class BatchLoader<Key extends string, Answer> {
  private readonly loader: DataLoader<readonly Key[], readonly (Answer | null)[]>

  constructor(
    private readonly call: (keys: readonly Key[]) => Promise<readonly (Answer | null)[]>,
    maxKeys: number,
    private readonly mayBeOneKey: (fault: unknown) => boolean = () => false,
  ) {
    // Promises are handed out one by one, not all at once when the last is there: a request waits for its own call only.
    this.loader = new DataLoader<readonly Key[], readonly (Answer | null)[]>(
      (lists) => Promise.resolve(groups(lists, maxKeys).flatMap((group) => this.answer(group, maxKeys)) as never),
      { cache: false, batchScheduleFn: (run) => setImmediate(run) },
    )
  }

  /** One answer per key, in order. */
  load(keys: readonly Key[]): Promise<readonly (Answer | null)[]> {
    return keys.length === 0 ? Promise.resolve([]) : this.loader.load(keys)
  }

  /** One promise for each list of a group. */
  private answer(lists: readonly (readonly Key[])[], maxKeys: number): Promise<readonly (Answer | null)[]>[] {
    const places = new Map<Key, number>()
    for (const list of lists) for (const key of list) if (!places.has(key)) places.set(key, places.size)
    const distinct = [...places.keys()]
    const answers = new Array<Answer | null>(distinct.length).fill(null)
    const faults = new Map<number, unknown>()
    const asked = Promise.all(
      chunks(distinct, maxKeys).map((keys, i) => this.gather(keys, i * maxKeys, answers, faults)),
    )
    return lists.map(async (keys) => {
      await asked
      if (keys.length === answers.length && faults.size === 0 && lists.length === 1) return answers // the list itself
      return keys.map((key) => {
        const place = places.get(key)!
        if (faults.has(place)) throw asError(faults.get(place))
        return answers[place]!
      })
    })
  }

  /** Answers go to their places, from `start` on. */
  private async gather(
    keys: readonly Key[],
    start: number,
    answers: (Answer | null)[],
    faults: Map<number, unknown>,
    left = { failures: MOST_FAILURES },
  ): Promise<void> {
    try {
      const came = await this.call(keys)
      if (came.length !== keys.length) throw new TypeError(`expected ${keys.length} answers, got ${came.length}`)
      for (let i = 0; i < came.length; i += 1) answers[start + i] = came[i]!
    } catch (fault) {
      left.failures -= 1
      if (keys.length === 1 || left.failures <= 0 || !this.mayBeOneKey(fault)) {
        for (let i = 0; i < keys.length; i += 1) faults.set(start + i, fault)
      } else {
        const half = Math.ceil(keys.length / 2)
        await this.gather(keys.slice(0, half), start, answers, faults, left)
        await this.gather(keys.slice(half), start + half, answers, faults, left)
      }
    }
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
