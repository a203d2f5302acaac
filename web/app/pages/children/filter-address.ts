import { BelowDocument } from '@generated/app/graphql'
import { useAnswer } from '../../hub/use-hub'
import { useFormats } from '../../language/format'
import { useWords } from '../../language/words'
import { FACTS, type Fact } from './facts'
import type { Builder, Condition } from './filter'
import words from './words.json'

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

/** The conditions that an address names, in words; null until the division's name is there. What it names wrongly is left out. */
export function useFilterOfAddress(rest: string): Builder | null {
  const say = useWords(words)
  const formats = useFormats()
  const parts = partsOf(rest)
  const division = parts.find(({ fact }) => fact.kind === 'division')?.values[0]
  const above = useAnswer(
    BelowDocument,
    { under: division === undefined ? null : aboveOf(division) },
    { enabled: division !== undefined, staleSeconds: 3600 },
  )
  if (division !== undefined && above.isPending) return null
  const nameOf = (code: string) => above.data?.data.divisions.find((one) => one.code === code)?.name ?? code
  const inWords = ({ kind, values: type }: Fact, values: readonly string[]) => {
    if (values[0] === RECORDED) return say('recorded')
    if (kind === 'division') return nameOf(values[0]!)
    if (kind === 'yesNo') return say(values[0] === 'true' ? 'yes' : 'no')
    return formats.value(type!, values) ?? ''
  }
  const conditions = parts.map(({ fact, values }): Condition => {
    return { key: fact.key, asked: askedFor(fact, values), words: inWords(fact, values), not: false }
  })
  return { join: 'and', conditions }
}

interface Part {
  readonly fact: Fact
  readonly values: readonly string[]
}

function partsOf(rest: string): readonly Part[] {
  return rest.split('~').flatMap((text) => {
    const [key, ...values] = text.split('.')
    const fact = FACTS.find((one) => one.key === key && ['choice', 'yesNo', 'division'].includes(one.kind))
    return fact && values.length > 0 ? [{ fact, values }] : []
  })
}

function askedFor({ kind }: Fact, values: readonly string[]): object {
  if (values[0] === RECORDED) return { isNull: false }
  if (kind === 'division') return { within: values[0] }
  return kind === 'yesNo' ? { eq: values[0] === 'true' } : { in: values }
}

/** The code of the division above: 430421100 -> 430421 -> 430400 -> 430000; of a province none. */
function aboveOf(code: string): string | null {
  if (code.length > 6) return code.slice(0, code.length - 3)
  const above = code.replace(/0+$/, '').length > 4 ? code.slice(0, 4) : code.slice(0, 2)
  return above + '0'.repeat(6 - above.length) === code ? null : above.padEnd(6, '0')
}
