import { createHash } from 'node:crypto'
import type { ExecutionResult } from 'graphql'
import type { Root, Roots } from '../access/roots'

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

/** Where an answer tells when its data were read: response keys, from the root. */
export type TimePaths = readonly (readonly string[])[]

const READ_TIMES = new Set(['SourceState.asOf', 'SourceState.ageSeconds'])

/** The plan knows: aliases and fragments are unfolded there. */
export function timePaths(roots: Roots): TimePaths {
  return [...roots.values()].flatMap(timePathsBelow)
}

function timePathsBelow(root: Root): TimePaths {
  switch (root.kind) {
    case 'children':
      return root.widest.decisions.filter(({ decision }) => READ_TIMES.has(decision.field)).map(({ path }) => path)
    case 'numbers':
    case 'records':
    case 'command':
    case 'own':
    case 'denied':
      return []
  }
}

/**
 * Of what makes an answer another one: not its request id, its cost, nor when its sources were read. Each answer has a time
 * of its own: an event for that alone would tell of a change that the account may not see.
 */
export function digestOf({ data, errors, extensions = {} }: ExecutionResult, times: TimePaths = []): string {
  const { withheld, masked } = extensions
  return createHash('sha256')
    .update(JSON.stringify([times.reduce<unknown>(without, data), errors, withheld, masked]))
    .digest('base64')
}

/** The value without what stands at the path, in each entry of a list on the way. */
function without(value: unknown, path: readonly string[]): unknown {
  const [key, ...below] = path
  if (key === undefined) return null
  if (Array.isArray(value)) return value.map((one: unknown) => without(one, path))
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return value
  return { ...value, [key]: without((value as Record<string, unknown>)[key], below) }
}

function blames({ errors = [] }: ExecutionResult): unknown[] {
  return errors.map(({ extensions }) => extensions['blame'])
}
