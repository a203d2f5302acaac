import { lazy, Suspense, useId } from 'react'
import type { StatisticsFact } from '@generated/app/graphql'
import { useWords } from '../../language/words'
import { MOST_FACTS, PLACE, placeFirst, type Measure, type Question } from './question'
import type { FactWords } from './use-fact-words'
import type { Counted, MayCount } from './use-countable'
import words from './words.json'

const Filters = lazy(() => import('./filters/filters').then(({ Filters: One }) => ({ default: One })))

export interface BuilderProps {
  readonly question: Question
  readonly change: (question: Question) => void
  readonly may: MayCount
  readonly counted: Counted
  readonly factWords: FactWords
}

/** What is counted, by what, of which month, as which number. Each choice counts at once. */
export function Builder({ question, change, may, counted, factWords }: BuilderProps) {
  const say = useWords(words)
  const { source, release, months } = counted
  const month = question.month ?? release?.month ?? null
  const earlier = months.filter((one) => month !== null && one < month)
  const measures: readonly Measure[] = source === 'release' && earlier.length > 0 ? ['COUNT', 'SHARE', 'CHANGE'] : ['COUNT', 'SHARE'] // prettier-ignore
  const measured = (measure: Measure) =>
    change({ ...question, measure, compareTo: measure === 'CHANGE' ? (earlier[0] ?? null) : null })
  return (
    <div className="builder" role="group" aria-label={say('builder')}>
      <div className="line">
        {may.sources.length > 1 && (
          <Choice
            label={say('source')}
            value={source}
            options={may.sources.map((one) => [one, say('sourceIs', { source: one })])}
            choose={(one) => change({ ...question, source: one, month: null, compareTo: null, where: {} })}
          />
        )}
        {source === 'release' && months.length > 0 && (
          <Choice
            label={say('month')}
            value={month ?? ''}
            options={[...new Set([...(month === null ? [] : [month]), ...months])].map((one) => [one, one])}
            choose={(one) => change({ ...question, month: one, measure: 'COUNT', compareTo: null })}
          />
        )}
        <Sides {...{ question, change, counted, factWords }} />
        <Choice
          label={say('measure')}
          value={question.measure}
          options={[...new Set([...measures, question.measure])].map((one) => [one, say('measureIs', { measure: one })])} // prettier-ignore
          choose={measured}
        />
        {question.measure === 'CHANGE' && (
          <Choice
            label={say('compareTo')}
            value={question.compareTo ?? ''}
            options={[...new Set([...(question.compareTo ? [question.compareTo] : []), ...earlier])].map((one) => [one, one])} // prettier-ignore
            choose={(one) => change({ ...question, compareTo: one })}
          />
        )}
      </div>
      <Suspense>
        <Filters
          facts={counted.facts}
          where={question.where}
          set={(where) => change({ ...question, where })}
          factWords={factWords}
        />
      </Suspense>
    </div>
  )
}

/** Facts as rows, as columns, and as columns within these. */
function Sides({ question, change, counted, factWords }: Omit<BuilderProps, 'may'>) {
  const say = useWords(words)
  const { by } = question
  const facts = counted.facts.map(({ fact }) => fact)
  const set = (at: number, fact: StatisticsFact | '') => {
    const kept = by.filter((one, i) => i !== at && one !== fact)
    const next = fact === '' ? kept : [...kept.slice(0, at), fact, ...kept.slice(at)]
    change({ ...question, by: placeFirst(next).slice(0, MOST_FACTS), chart: null })
  }
  // A side comes once the one before is taken.
  return ([0, 1, 2] as const).slice(0, by.length + 1).map((at) => {
    const own = by[at] ?? ''
    const offered = facts.filter((fact) => at === 0 || fact !== PLACE)
    const options = [...new Set([...(own === '' ? [] : [own]), ...offered])]
    return (
      <Choice
        key={at}
        label={say((['rows', 'columns', 'within'] as const)[at]!)}
        value={own}
        options={[['', say('none')], ...options.map((fact) => [fact, factWords.title(fact)] as const)]}
        choose={(fact) => set(at, fact)}
      />
    )
  })
}

interface ChoiceProps<Word extends string> {
  readonly label: string
  readonly value: Word
  readonly options: readonly (readonly [Word, string])[]
  readonly choose: (word: Word) => void
}

export function Choice<Word extends string>({ label, value, options, choose }: ChoiceProps<Word>) {
  const id = useId()
  return (
    <span>
      <label htmlFor={id}>{label}</label>{' '}
      <select id={id} value={value} onChange={({ target }) => choose(target.value as Word)}>
        {options.map(([word, text]) => (
          <option key={word} value={word}>
            {text}
          </option>
        ))}
      </select>
    </span>
  )
}
