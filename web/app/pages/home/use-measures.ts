import { useMemo } from 'react'
import { useTerms } from '../../language/terms'
import { useWords } from '../../language/words'
import { restOfFilter } from '../children/filter-address'
import { tellingValues, type CountedFact } from './facts'
import words from './words.json'

/** What tiles are coloured by: the share of children of whom one of the values holds; without a fact how many there are. */
export interface Measure {
  /** The filter as an address has it; empty without a fact. */
  readonly id: string
  readonly fact: CountedFact['key'] | null
  readonly values: readonly string[]
  readonly words: string
}

export function useMeasures(facts: readonly CountedFact[]): readonly Measure[] {
  const say = useWords(words)
  const terms = useTerms()
  return useMemo(() => {
    const children: Measure = { id: '', fact: null, values: [], words: say('children') }
    const measures = facts.flatMap((fact): Measure[] => {
      const name = terms.field('ChildFilter', fact.key)
      const values = tellingValues(fact)
      const of = (some: readonly string[], text: string): Measure => {
        return { id: restOfFilter({ [fact.key]: some }), fact: fact.key, values: some, words: text }
      }
      if (fact.kind === 'yesNo') return [of(values, name)]
      // Several categories may hold of one child, so that a sum of them is no number of children.
      const together = fact.key.endsWith('LeftBehind') ? [of(values, name)] : []
      const each = values.map((value) => of([value], say('factIs', { fact: name, value: terms.value(fact.values!, value) }))) // prettier-ignore
      return [...together, ...each]
    })
    return [...measures, children]
  }, [facts, say, terms])
}
