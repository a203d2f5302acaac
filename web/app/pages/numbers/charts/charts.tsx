import { useState } from 'react'
import { useWords } from '../../../language/words'
import { Bars } from './bars'
import { Choice } from '../builder'
import { TOTAL, type Grid } from '../grid'
import { Months } from './months'
import { Pyramid } from './pyramid'
import { PLACE, type ChartKind, type Question } from '../question'
import { Tiles } from './tiles'
import type { Counted } from '../use-countable'
import type { FactWords } from '../use-fact-words'
import type { Area } from '../where'
import words from './words.json'

export interface ChartsProps {
  readonly question: Question
  readonly area: Area
  readonly counted: Counted
  readonly grid: Grid
  readonly factWords: FactWords
  readonly drill: (code: string) => void
  readonly change: (question: Question) => void
  /** The area by name. */
  readonly here: string
  /** Null of exact numbers. */
  readonly month: string | null
}

/** One chart of the table's children, of the kinds that fit the question. */
export function Charts(props: ChartsProps) {
  const { question, area, counted, grid, factWords, drill, change, here, month } = props
  const say = useWords(words)
  const [drawn, setDrawn] = useState('')
  const kinds = kindsOf(question, counted)
  const kind = kinds.find((one) => one === question.chart) ?? kinds[0]
  if (kind === undefined) return null
  const columns = [TOTAL, ...grid.columns]
  const column = columns.find(({ values }) => JSON.stringify(values) === drawn) ?? TOTAL
  const name = column === TOTAL ? say('children') : column.words.join(say('comma'))
  const byColumn = kind !== 'pyramid' && columns.length > 1
  const shown = { grid, column, name, drill, here, isPlace: question.by[0] === PLACE }
  return (
    <div className="drawn" data-chart={kind}>
      <div className="line">
        {kinds.length > 1 && (
          <span className="toggles" role="group" aria-label={say('chart')}>
            {kinds.map((one) => (
              <button
                key={one}
                type="button"
                aria-pressed={one === kind}
                onClick={() => change({ ...question, chart: one })}
              >
                {say('chartIs', { kind: one })}
              </button>
            ))}
          </span>
        )}
        {byColumn && (
          <Choice
            label={say('drawn')}
            value={JSON.stringify(column.values)}
            options={columns.map(({ values, words: names }) => [JSON.stringify(values), names.join(say('comma')) || say('children')])} // prettier-ignore
            choose={setDrawn}
          />
        )}
      </div>
      {kind === 'bars' && <Bars {...shown} />}
      {kind === 'tiles' && <Tiles {...shown} />}
      {kind === 'pyramid' && <Pyramid grid={grid} sexFirst={question.by[0] === 'SEX'} here={here} />}
      {kind === 'months' && (
        <Months {...{ question, area, column, name, here, month }} published={counted.months} code={factWords.code} />
      )}
      <p className="quiet-line">{say('tableKey')}</p>
    </div>
  )
}

/** The kinds that a question can be drawn as, the best first. */
function kindsOf({ by }: Question, { source }: Counted): readonly ChartKind[] {
  const pair = by.length === 2 && by.includes('SEX') && by.includes('BIRTH_MONTH')
  return [
    ...(pair && source === 'release' ? ['pyramid' as const] : []), // exact ages are years of birth, not bands
    ...(by.length > 0 ? ['bars' as const] : []),
    ...(by[0] === PLACE ? ['tiles' as const] : []),
    ...(source === 'release' ? ['months' as const] : []),
  ]
}
