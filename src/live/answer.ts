import { createHash } from 'node:crypto'
import type { ExecutionResult } from 'graphql'

const RETRY_MILLIS = 10_000
/** What failed for many at once is not asked by all of them at once again. */
const RETRY_SPREAD_MILLIS = 5_000

/** A refusal of the whole, or what only the caller can mend. */
export function isLast(answer: ExecutionResult): boolean {
  return answer.data == null || blames(answer).includes('caller')
}

/**
 * Milliseconds until it is asked again in any case: ten to fifteen seconds where a registry or the hub failed, for nothing
 * that is watched tells when it is well again. Infinity where none did.
 */
export function retryAfter(answer: ExecutionResult, requestId: string): number {
  if (!blames(answer).some((blame) => blame === 'hub' || blame === 'registry')) return Infinity
  return RETRY_MILLIS + (createHash('sha256').update(requestId).digest().readUInt32BE() % RETRY_SPREAD_MILLIS)
}

/** Of what makes an answer another one: not its request id, its cost, nor how old its sources are. */
export function digestOf({ data, errors, extensions = {} }: ExecutionResult): string {
  const { withheld, masked } = extensions
  return createHash('sha256')
    .update(JSON.stringify([data, errors, withheld, masked]))
    .digest('base64')
}

function blames({ errors = [] }: ExecutionResult): unknown[] {
  return errors.map(({ extensions }) => extensions['blame'])
}
