import { useMemo } from 'react'
import type { StatisticsFact } from '@generated/app/graphql'
import { useLanguage } from '../../language/language'
import { useTerms } from '../../language/terms'
import { useWords } from '../../language/words'
import codeWords from './codes/words.json'
import { enumOf, type Countable } from './facts'
import { keyOf, NOT_RECORDED, PLACE } from './question'
import words from './words.json'

export interface FactWords {
  /** How a fact is called. */
  title(fact: StatisticsFact): string
  /** How one of its codes is called. */
  code(fact: StatisticsFact, code: string | null): string
}

/** Words of a release's own design where there is one, else of the schema. A code that neither knows is shown as it is. */
export function useFactWords(facts: readonly Countable[]): FactWords {
  const { language } = useLanguage()
  const terms = useTerms()
  const say = useWords(words)
  const sayCode = useWords(codeWords)
  return useMemo(
    () => ({
      title(fact) {
        const known = facts.find((one) => one.fact === fact)?.title
        if (known) return language === 'en' ? known.en.charAt(0).toUpperCase() + known.en.slice(1) : known.zh
        return fact === 'BIRTH_MONTH' ? say('birthYear') : terms.field('ChildFilter', keyOf(fact))
      },
      code(fact, code) {
        if (code === null || code === NOT_RECORDED) return say('notRecorded')
        if (fact === PLACE) return /^\d{9}000$/.test(code) ? say('noVillage') : code
        const [, from, to] = /^AGE_(\d+)_(\d+)$/.exec(code) ?? []
        if (from !== undefined) return say('ages', { from, to })
        if (code in codeWords) return sayCode(code as keyof typeof codeWords)
        const type = enumOf(keyOf(fact))
        return type === null ? code : terms.value(type, code)
      },
    }),
    [facts, language, terms, say, sayCode],
  )
}
