import { setTimeout as pause } from 'node:timers/promises'

/**
 * Does work again and again, with a pause after each time; never twice at once. Of failures in a row the first is told.
 * Gives the way to stop it, which waits for the work under way.
 */
export function repeat(
  everyMs: number,
  work: (stop: AbortSignal) => Promise<unknown>,
  onFault: (fault: unknown) => void,
): () => Promise<void> {
  const stopped = new AbortController()
  const { signal } = stopped
  const loop = (async () => {
    let failed = false
    while (!signal.aborted) {
      try {
        await work(signal)
        failed = false
      } catch (fault) {
        if (!failed && !signal.aborted) onFault(fault)
        failed = true
      }
      await pause(everyMs, undefined, { signal }).catch(() => undefined)
    }
  })()
  return async () => {
    stopped.abort()
    await loop
  }
}
