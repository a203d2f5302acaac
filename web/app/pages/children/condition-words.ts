import { useTerms } from '../../language/terms'
import { useWords } from '../../language/words'
import { useDivisionName } from '../../parts/division-name'
import { FACTS } from './facts'
import type { Condition } from './filter'
import words from './words.json'

/** What a condition may ask with, the operators of all kinds of facts together. */
export interface Asked {
  readonly eq?: string | boolean | null
  readonly in?: readonly string[] | null
  readonly isNull?: boolean | null
  readonly within?: string | null
  readonly from?: string | null
  readonly to?: string | null
  readonly exact?: string | null
  readonly former?: string | null
  readonly prefix?: string | null
  readonly pinyin?: string | null
}

/** A condition as a part of the sentence: 性别：女. A division is its code until its name is there. */
export function useConditionWords({ key, asked, not }: Condition): string {
  const say = useWords(words)
  const terms = useTerms()
  const { within, ...rest } = asked as Asked
  const division = useDivisionName(within ?? null)
  const type = FACTS.find((fact) => fact.key === key)?.values ?? ''
  const chosen = rest.in ?? (typeof rest.eq === 'string' ? [rest.eq] : null)
  const parts = [
    chosen?.map((one) => terms.value(type, one)).join(say('or1')),
    typeof rest.eq === 'boolean' && say(rest.eq ? 'yes' : 'no'),
    rest.isNull != null && say(rest.isNull ? 'unrecorded' : 'recorded'),
    division,
    rest.from != null && say('fromMonth', { month: rest.from }),
    rest.to != null && say('toMonth', { month: rest.to }),
    rest.exact != null && say('isExactly', { name: rest.exact }),
    rest.former != null && say('wasFormerly', { name: rest.former }),
    rest.prefix,
    rest.pinyin,
  ]
  const value = parts.filter((part) => typeof part === 'string').join(say('comma'))
  return say(not ? 'isNot' : 'is', { fact: terms.field('ChildFilter', key), value })
}
