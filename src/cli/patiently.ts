/** So often a registry may be late before it counts as out of reach. */
const MOST_LATE = 10

/** Runs work that goes on from where it was: a busy machine may be late with a page of a feed. Any other fault is thrown at once. */
export async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let late = 0; ; late += 1)
    try {
      return await work()
    } catch (fault) {
      if (late === MOST_LATE || (fault as { code?: unknown }).code !== 'REGISTRY_TIMEOUT') throw fault
    }
}
