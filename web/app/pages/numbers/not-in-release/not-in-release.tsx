import { Button } from 'react-aria-components'
import type { StatisticsFact } from '@generated/app/graphql'
import type { PartFault } from '../../../hub/ask'
import { useWords } from '../../../language/words'
import { keyOf, type Question } from '../question'
import type { FactWords } from '../use-fact-words'
import words from './words.json'

export interface NotInReleaseProps {
  readonly fault: PartFault
  readonly question: Question
  readonly change: (question: Question) => void
  readonly factWords: FactWords
}

/** What was asked, what of it is not published, and the nearest that is: one press away. */
export function NotInRelease({ fault, question, change, factWords }: NotInReleaseProps) {
  const say = useWords(words)
  const { nearest, drop = [], months, fact, compareTo } = fault.extensions
  const facts = [...new Set([...question.by, ...filtered(question)])]
  const asked = facts.map(factWords.title)
  const kept = facts.filter((one) => !drop.includes(one))
  const named = (facts: readonly string[]) => facts.map((one) => factWords.title(one as StatisticsFact)).join(say('and')) // prettier-ignore
  return (
    <div className="refused" role="alert" data-fault="NOT_IN_RELEASE">
      <p>
        <b>{say('notInRelease')}</b>
      </p>
      <p>{say('asked', { facts: asked.join(say('and')) })}</p>
      {nearest && (
        <>
          <p>{say('apart', { facts: named(drop), nearest: named(nearest) })}</p>
          <Button className="primary" onPress={() => change(without(question, drop))}>
            {say('askNearest', { some: kept.length, facts: kept.map(factWords.title).join(say('and')) })}
          </Button>
        </>
      )}
      {months && (
        <Months months={months} choose={(month) => change({ ...question, month, compareTo: null, measure: 'COUNT' })} />
      )}
      {fact !== undefined && (
        <Button className="primary" onPress={() => change({ ...question, where: leftOut(question.where, fact) })}>
          {say('withoutFilter')}
        </Button>
      )}
      {compareTo !== undefined && (
        <Button className="primary" onPress={() => change({ ...question, measure: 'COUNT', compareTo: null })}>
          {say('withoutComparison')}
        </Button>
      )}
    </div>
  )
}

interface MonthsProps {
  readonly months: readonly string[]
  readonly choose: (month: string) => void
}

function Months({ months, choose }: MonthsProps) {
  const say = useWords(words)
  if (months.length === 0) return <p>{say('nothingPublished')}</p>
  return (
    <p className="line">
      {months.map((month) => (
        <Button key={month} onPress={() => choose(month)}>
          {say('askMonth', { month })}
        </Button>
      ))}
    </p>
  )
}

function filtered({ where }: Question): readonly StatisticsFact[] {
  return Object.keys(where).map((key) => key.replace(/[A-Z]/g, '_$&').toUpperCase() as StatisticsFact)
}

function without(question: Question, drop: readonly string[]): Question {
  const where = drop.reduce((kept, fact) => leftOut(kept, keyOf(fact as StatisticsFact)), question.where)
  return { ...question, where, by: question.by.filter((fact) => !drop.includes(fact)), chart: null }
}

function leftOut(where: Question['where'], key: string): Question['where'] {
  return Object.fromEntries(Object.entries(where).filter(([one]) => one !== key))
}
