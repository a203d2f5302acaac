import type { ExecutionResult } from 'graphql'

/** What was answered to one page: data, and errors that leave the rest of it whole. */
export interface Page extends Pick<ExecutionResult, 'errors' | 'extensions'> {
  readonly data: Readonly<Record<string, unknown>>
}

/** What stands at these response keys; null where something on the way is. */
export function at(value: unknown, path: readonly string[]): unknown {
  let one: unknown = value
  for (const key of path) {
    if (one === null || one === undefined) return null
    one = (one as Record<string, unknown>)[key]
  }
  return one ?? null
}
