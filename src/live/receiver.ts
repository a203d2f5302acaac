import type { ExecutionResult } from 'graphql'

/** Where the answers go. */
export interface Receiver {
  /** Whether it takes an answer now. When it does again, it says so: `ready`. */
  readonly ready: boolean
  next(answer: ExecutionResult): void
  complete(): void
}

/** What a live query was opened with: it ends when a request with it would be refused. */
export interface Credential {
  /** Milliseconds since 1970. */
  readonly endsAt: number
  /** Throws, or rejects, when it does not hold any more. */
  check(): unknown
}
