/** When to ask again. All times in milliseconds. */
export interface RetrySettings {
  /** The most requests for one question. */
  readonly attempts: number
  /** The longest wait before the second request; it doubles before each further one. */
  readonly firstWait: number
  readonly longestWait: number
}

export const RETRIES: RetrySettings = { attempts: 4, firstWait: 500, longestWait: 20_000 }

/**
 * How long to wait before request `attempt + 1` (`attempt` counts from 1): any time up to the doubled wait, so that clients which failed
 * together do not return together (full jitter). What the hub says in Retry-After, in seconds, is the least.
 */
export function waitBefore(
  attempt: number,
  settings: RetrySettings,
  retryAfter: string | null,
  random: () => number = Math.random,
): number {
  const most = Math.min(settings.longestWait, settings.firstWait * 2 ** (attempt - 1))
  const told = Number(retryAfter ?? 0)
  return (Number.isFinite(told) ? told * 1000 : 0) + random() * most
}

/** Answers that may be another if asked again: too many requests, a proxy without its hub, a hub that starts or stops. */
export const PASSING: ReadonlySet<number> = new Set([429, 502, 503, 504])

/** Rejects with the signal's reason when it is aborted. */
export async function sleep(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(end, milliseconds)
    function end() {
      signal?.removeEventListener('abort', leave)
      resolve()
    }
    function leave() {
      clearTimeout(timer)
      reject(signal?.reason as Error)
    }
    if (signal?.aborted) return leave()
    signal?.addEventListener('abort', leave, { once: true })
  })
}
