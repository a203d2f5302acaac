import { FACTS, type Fact } from './facts'
import type { Condition, Group } from './filter'

/** Asks for every value that is recorded. */
export const RECORDED = 'recorded'

/** By the keys of FACTS: codes of values or divisions, or RECORDED. */
export type AddressFilter = Readonly<Record<string, readonly string[]>>

/** `attendanceBand.POOR.ABSENT~residenceDivision.430421`, behind `#/children/`. Codes alone: a fact that would name a person or a birth month has no place in it. */
export function restOfFilter(filter: AddressFilter): string {
  return Object.entries(filter)
    .map(([key, values]) => [key, ...values].join('.'))
    .join('~')
}

/** The conditions that an address names. What it names wrongly is left out. */
export function filterOfAddress(rest: string): Group {
  const parts = rest.split('~').flatMap((text): Condition[] => {
    const [key, ...values] = text.split('.')
    const fact = FACTS.find((one) => one.key === key && ['choice', 'yesNo', 'division'].includes(one.kind))
    return fact && values.length > 0 ? [{ key: fact.key, asked: askedFor(fact, values), not: false }] : []
  })
  return { join: 'all', parts }
}

function askedFor({ kind }: Fact, values: readonly string[]): object {
  if (values[0] === RECORDED) return { isNull: false }
  if (kind === 'division') return { within: values[0] }
  return kind === 'yesNo' ? { eq: values[0] === 'true' } : { in: values }
}
